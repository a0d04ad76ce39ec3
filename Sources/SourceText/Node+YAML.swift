extension Node {
    /// How many values the aliases of one YAML document may repeat. A bomb of nested aliases is stopped by counting,
    /// before anything is copied.
    package static let aliasLimit = 100_000

    /// Reads the documents of a YAML text. A text without any has none; an empty document is null.
    ///
    /// libyaml decides whether it is YAML, after the standard library has checked UTF-8; its reasons are the errors'. A byte
    /// order mark is skipped.
    ///
    /// - Plain scalars mean what the core schema of YAML 1.2 says: `yes` and `on` are strings. Numbers keep their text. Quoted
    ///   and block scalars are strings. Of tags, `!`, `!!str`, `!!int`, `!!float`, `!!bool` and `!!null` count.
    /// - A key is the text of its scalar, of whatever type; a list or map as a key is its source.
    /// - An alias stands for its anchor's node, whose spans remain where the anchor's content stands: that is what has to be
    ///   edited. A merge key puts the other map's members in its place, except those that the map has itself; among
    ///   several maps the first wins.
    /// - A node's span leaves out its anchor and tag, and a block scalar's ends with its last line that is not blank.
    package static func yamlDocuments(_ text: Text) throws(SyntaxError) -> [Node] {
        try UTF8Check.check(text)
        let text = text[(text.startIndex + text.byteOrderMarkLength)..<text.endIndex]
        guard !text.isEmpty else { return [] }
        var composer = YAMLComposer(text)
        return try YAMLParser.read(text.bytes) { parser throws(SyntaxError) in try composer.documents(&parser) }
    }
}
