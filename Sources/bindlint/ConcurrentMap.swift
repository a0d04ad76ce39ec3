internal import Audit
internal import Synchronization

/// Transforms elements on several threads and gives the results in the order of the elements.
func concurrentMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int, _ transform: @Sendable (Element) -> Result
) -> [Result] {
    guard jobs > 1, elements.count > 1 else { return elements.map(transform) }
    let finished = Mutex<[(index: Int, result: Result)]>([])
    Parallel.perform(elements.count, jobs: jobs) { index in
        let result = transform(elements[index])
        finished.withLock { $0.append((index, result)) }
    }
    return finished.withLock { $0 }.sorted { $0.index < $1.index }.map(\.result)
}
