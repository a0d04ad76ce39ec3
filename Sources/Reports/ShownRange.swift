/// Chooses which characters of a line are shown where not all of them fit.
struct ShownRange {
    private(set) var range = 0..<0
    /// Cells of all characters before each one, and of all of them. A character without width counts as one cell, so that
    /// a heap of combining ones has an end too.
    private let cellsBefore: [Int]
    private let limit: Int
    private let goesOnBefore: Bool
    private let goesOnAfter: Bool

    /// Cells of the sign that the line goes on.
    private static let cut = Excerpt.cut.utf8.count

    init(_ glyphs: [Glyph], limit: Int, goesOnBefore: Bool, goesOnAfter: Bool) {
        cellsBefore = glyphs.reduce(into: [0]) { $0.append($0[$0.count - 1] + max($1.cells, 1)) }
        self.limit = limit
        self.goesOnBefore = goesOnBefore
        self.goesOnAfter = goesOnAfter
    }

    var isCutBefore: Bool { goesOnBefore || range.lowerBound > 0 }
    var isCutAfter: Bool { goesOnAfter || range.upperBound < count }

    private var count: Int { cellsBefore.count - 1 }

    /// Shows the marked characters, or as many as fit from their beginning, and what fits around them.
    mutating func grow(around marked: Range<Int>) {
        range = marked
        if !fits(range) {
            range = marked.lowerBound..<marked.lowerBound
            growBackward(upTo: limit / 4)
            while grow(to: range.lowerBound..<range.upperBound + 1) {}
            return
        }
        while true {
            let grewBackward = grow(to: range.lowerBound - 1..<range.upperBound)
            let grewForward = grow(to: range.lowerBound..<range.upperBound + 1)
            if !grewBackward && !grewForward { break }
        }
        // The last characters may take no more room than the sign that they were cut.
        _ = grow(to: 0..<range.upperBound)
        _ = grow(to: range.lowerBound..<count)
        _ = grow(to: 0..<count)
    }

    private mutating func growBackward(upTo cells: Int) {
        let end = cellsBefore[range.upperBound]
        while range.lowerBound > 0, end - cellsBefore[range.lowerBound - 1] <= cells {
            range = range.lowerBound - 1..<range.upperBound
        }
    }

    private mutating func grow(to wider: Range<Int>) -> Bool {
        guard wider.lowerBound >= 0, wider.upperBound <= count, fits(wider) else { return false }
        range = wider
        return true
    }

    private func fits(_ range: Range<Int>) -> Bool {
        var cells = cellsBefore[range.upperBound] - cellsBefore[range.lowerBound]
        if goesOnBefore || range.lowerBound > 0 { cells += Self.cut }
        if goesOnAfter || range.upperBound < count { cells += Self.cut }
        return cells <= limit
    }
}
