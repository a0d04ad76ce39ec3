extension Node {
    /// How many values may stand inside each other, the outermost included, in JSON and YAML.
    package static let depthLimit = 128

    /// How many values a document may have. It bounds memory: json-c and the tree need some 300 bytes a value.
    package static let valueLimit = 500_000

    /// Reads a JSON text: a file, or a piece that was found inside another layer, such as a word of a shell command.
    ///
    /// json-c decides whether it is JSON (see `JSONScanner` for what it accepts), after the standard library has checked
    /// UTF-8. A byte order mark is skipped. What follows the value is an error, and so is a text without a value.
    ///
    /// Symbolic pieces of the text survive. Inside a string or a key they are pieces of it: `"id-{{x}}"`. In the place of a
    /// value, `{"user_id": $ID}`, the word becomes a string node without quotes whose text is symbolic.
    package init(json text: Text) throws(SyntaxError) {
        self = try JSONTreeBuilder.tree(text[(text.startIndex + text.byteOrderMarkLength)..<text.endIndex])
    }

    /// Reads JSON Lines: one value a line.
    package static func jsonLines(_ text: Text) -> JSONLines { JSONLines(text) }
}
