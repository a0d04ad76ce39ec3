internal import Dispatch
internal import Synchronization

/// Transforms elements on several threads and gives the results in the order of the elements.
///
/// Each thread takes the next element when it is done with one, so that a large file does not keep the others waiting.
func concurrentMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int, _ transform: @Sendable (Element) -> Result
) -> [Result] {
    guard jobs > 1, elements.count > 1 else { return elements.map(transform) }
    let next = Atomic(0)
    let finished = Mutex<[(index: Int, result: Result)]>([])
    DispatchQueue.concurrentPerform(iterations: min(jobs, elements.count)) { _ in
        var own: [(index: Int, result: Result)] = []
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < elements.count else { break }
            own.append((index, transform(elements[index])))
        }
        finished.withLock { $0 += own }
    }
    return finished.withLock { $0 }.sorted { $0.index < $1.index }.map(\.result)
}
