internal import Policy
internal import SourceText

/// One line of a source file as a terminal shows it, cut around the part that carets stand under.
struct Excerpt {
    /// The line's number in the file, from 1.
    let line: Int
    /// What stands before the marked part, the marked part, and what follows it.
    private(set) var lead = ""
    private(set) var marked = ""
    private(set) var rest = ""
    /// Cells before the first caret, and cells with carets, which are at least one.
    private(set) var indent = 0
    private(set) var carets = 0

    var text: String { lead + marked + rest }

    /// Stands where the line goes on.
    static let cut = "..."

    /// Marks what a span covers of a line of the file's bytes: leading blanks only where the span begins there. Takes time by the cells that
    /// are shown, not by the line's length.
    init(_ file: SourceFile, line: Int, marking span: SourceSpan, hiding secrets: Secrets, upTo cells: Int) {
        self.line = file.start.line - 1 + line
        let window = LineWindow(file, line: line, marking: span, reach: cells)
        show(window.glyphs(hiding: secrets, margin: secrets.longest), window, upTo: cells)
    }

    private mutating func show(_ glyphs: [Glyph], _ window: LineWindow, upTo cells: Int) {
        let place = window.marked.clamped(to: 0..<glyphs.count)
        var shown = ShownRange(glyphs, limit: cells, goesOnBefore: window.isCutBefore, goesOnAfter: window.isCutAfter)
        shown.grow(around: place)
        if shown.isCutBefore { lead += Self.cut }
        for index in shown.range {
            if index < place.lowerBound {
                indent += glyphs[index].cells
                lead += glyphs[index].text
            } else if index < place.upperBound {
                carets += glyphs[index].cells
                marked += glyphs[index].text
            } else {
                rest += glyphs[index].text
            }
        }
        if shown.isCutBefore { indent += Self.cut.utf8.count }
        if shown.isCutAfter { rest += Self.cut }
        carets = max(carets, 1)
    }
}
