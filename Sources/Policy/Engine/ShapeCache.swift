/// The numbers of the shapes that one thread met, the latest ones first.
package struct ShapeCache {
    private var latest: [(shape: Shape, number: Int)] = []
    private var others: [Shape: Int] = [:]

    private static let latestCount = 6

    package init() {}

    /// Nil where there are too many shapes.
    package mutating func number(of shape: Shape, _ numbers: ShapeNumbers) -> Int? {
        for index in latest.indices where latest[index].shape == shape {
            let number = latest[index].number
            if index > 0 { latest.swapAt(index, index - 1) }
            return number
        }
        guard let number = others[shape] ?? numbers.number(of: shape) else { return nil }
        others[shape] = number
        if latest.count == Self.latestCount { latest.removeLast() }
        latest.append((shape, number))
        return number
    }
}
