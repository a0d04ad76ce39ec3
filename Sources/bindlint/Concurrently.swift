internal import Dispatch
internal import Synchronization

/// Work that goes on beside the thread that started it, and its result.
final class Concurrently<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let group = DispatchGroup()

    init(_ work: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async(group: group) {
            let result = Result { try work() }
            self.result.withLock { $0 = result }
        }
    }

    /// Waits for the work, and gives what it gave or throws what it threw.
    func value() throws -> Value {
        group.wait()
        guard let result = result.withLock({ $0 }) else { throw InternalFault(reason: "work ended without a result") }
        return try result.get()
    }
}
