internal import Dispatch
internal import Synchronization

/// Runs work on several threads and waits for all of it.
package enum Parallel {
    /// A task that touches data which no other of the same run touches; that is its maker's promise to the compiler.
    struct Task: @unchecked Sendable {
        let run: () -> Void

        init(_ run: @escaping () -> Void) { self.run = run }
    }

    /// The same for tasks.
    static func perform(_ tasks: [Task], jobs: Int) { perform(tasks.count, jobs: jobs) { tasks[$0].run() } }

    /// Calls the work with every number below a count. Each thread takes the next when it is done with one, so that a large
    /// piece does not keep the others waiting; the order in which they end tells nothing.
    package static func perform(_ count: Int, jobs: Int, _ work: @Sendable (Int) -> Void) {
        guard jobs > 1, count > 1 else {
            for number in 0..<count { work(number) }
            return
        }
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
            while true {
                let number = next.add(1, ordering: .relaxed).oldValue
                guard number < count else { break }
                work(number)
            }
        }
    }
}
