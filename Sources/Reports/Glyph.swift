/// A character of a source line as a terminal shows it.
struct Glyph {
    let text: String
    let cells: Int

    /// A tab is four spaces wherever it stands, so that a line cut before it shows it alike.
    private static let tab = "    "

    init(_ scalar: Unicode.Scalar) {
        if scalar == "\t" {
            text = Self.tab
            cells = Self.tab.utf8.count
        } else {
            text = scalar.escaped
            cells = scalar.isUnprintable ? text.utf8.count : scalar.cells
        }
    }
}
