internal import Dispatch
internal import Synchronization

/// Runs tasks on several threads and waits for all of them.
enum Parallel {
    /// A task that touches data which no other of the same run touches; that is its maker's promise to the compiler.
    struct Task: @unchecked Sendable {
        let run: () -> Void

        init(_ run: @escaping () -> Void) { self.run = run }
    }

    /// Each thread takes the next task when it is done with one. The order in which they end tells nothing.
    static func perform(_ tasks: [Task], jobs: Int) {
        guard jobs > 1, tasks.count > 1 else {
            for task in tasks { task.run() }
            return
        }
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(jobs, tasks.count)) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < tasks.count else { break }
                tasks[index].run()
            }
        }
    }
}
