/// Which brackets of a JSON text are open.
struct JSONNesting {
    private(set) var depth = 0
    /// A bit for each of the outermost brackets, the outermost lowest: whether it is a brace.
    private var braces: UInt64 = 0

    /// Brackets further in are counted, but their kinds are not known.
    private static let knownDepth = 64

    /// Whether the innermost bracket is a brace; nil where none is open, or too many are.
    var isInObject: Bool? {
        guard depth > 0, depth <= Self.knownDepth else { return nil }
        return braces & 1 << (depth - 1) != 0
    }

    mutating func open(_ bracket: UInt8) {
        depth += 1
        guard depth <= Self.knownDepth else { return }
        let bit: UInt64 = 1 << (depth - 1)
        braces = bracket == 0x7B ? braces | bit : braces & ~bit
    }

    mutating func close() {
        depth -= 1
    }

    /// Closes all brackets but so many.
    mutating func close(downTo depth: Int) {
        self.depth = depth
    }

    /// Whether the innermost bracket is of the other kind than this closing one.
    func isMismatch(_ bracket: UInt8) -> Bool {
        isInObject.map { $0 != (bracket == 0x7D) } ?? false
    }
}
