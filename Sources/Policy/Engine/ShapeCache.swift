/// The numbers of the shapes that one thread met.
package struct ShapeCache {
    /// A table by some bits of the shapes: most logs have a few.
    private var recent: [(shape: Shape, number: Int)]
    private var others: [Shape: Int] = [:]

    private static let recentCount = 64
    private static let mostOthers = 4_096

    package init() { recent = Array(repeating: (Shape(), -1), count: ShapeCache.recentCount) }

    /// The number of the shape that was built; nil where there are too many.
    package mutating func number(of builder: borrowing ShapeBuilder, _ numbers: ShapeNumbers) -> Int? {
        let slot = Int(truncatingIfNeeded: builder.shape.digest) & (ShapeCache.recentCount - 1)
        if recent[slot].number >= 0, recent[slot].shape.isSame(as: builder.shape) { return recent[slot].number }
        let shape = builder.shape
        guard let number = others[shape] ?? numbers.number(of: shape) else { return nil }
        if others.count == ShapeCache.mostOthers { others = [:] }
        others[shape] = number
        recent[slot] = (shape, number)
        return number
    }
}
