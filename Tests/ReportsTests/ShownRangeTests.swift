import Testing

@testable import Reports

struct ShownRangeTests {
    @Test(arguments: 1...300) func `what is shown fits, and the mark begins in it`(seed: UInt64) {
        var random = SplitMix(state: seed)
        let alphabet: [Unicode.Scalar] = ["a", "日", "\u{301}", "\t", "\u{202E}", "🚀"]
        let glyphs = (0..<Int.random(in: 0...80, using: &random)).map { _ in
            Glyph(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
        }
        let start = Int.random(in: 0...glyphs.count, using: &random)
        let marked = start..<Int.random(in: start...glyphs.count, using: &random)
        let limit = Int.random(in: 20...100, using: &random)
        let goesOn = (Bool.random(using: &random), Bool.random(using: &random))
        var shown = ShownRange(glyphs, limit: limit, goesOnBefore: goesOn.0, goesOnAfter: goesOn.1)
        shown.grow(around: marked)

        var cells = glyphs[shown.range].reduce(0) { $0 + $1.cells }
        if shown.isCutBefore { cells += 3 }
        if shown.isCutAfter { cells += 3 }
        #expect(cells <= limit)
        #expect(shown.range.contains(start) || start == shown.range.upperBound)
        #expect(shown.isCutBefore == (goesOn.0 || shown.range.lowerBound > 0))
        // Nothing is cut that would fit.
        let all = glyphs.reduce(0) { $0 + max($1.cells, 1) }
        if all <= limit, goesOn == (false, false) { #expect(shown.range == 0..<glyphs.count) }
    }
}
