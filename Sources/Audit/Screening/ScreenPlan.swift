internal import Policy
internal import Readers
internal import Requests
internal import Synchronization

/// What all threads that screen have in common.
struct ScreenPlan: Sendable {
    let vocabulary: Vocabulary
    let numbers: ParameterNumbers
    let shapes: ShapeNumbers
    let names: SharedNames
    let fields: LogFields
    let recordFormat: RequestFormat
    /// What BindSipRegistration does without `bind`.
    let bindsByDefault: Bool

    /// The number of a shape, from a thread's own table where it is known there.
    func number(of shape: Shape, _ cache: inout [Shape: Int]) -> Int? {
        if let number = cache[shape] { return number }
        guard let number = shapes.number(of: shape) else { return nil }
        cache[shape] = number
        return number
    }
}

/// The names of all ledgers, which threads that screen add to.
final class SharedNames: Sendable {
    private let table: Mutex<NameTable>

    init(_ names: NameTable) { table = Mutex(names) }

    /// What a name means that is looked up in an application.
    func name(_ bytes: Span<UInt8>, in application: EntityID) -> EntityID {
        table.withLock { EntityID.name(bytes, in: application, &$0) }
    }

    /// Works with the table while no other thread does.
    func withTable<Result>(_ body: (inout NameTable) -> sending Result) -> sending Result {
        table.withLock(body)
    }
}
