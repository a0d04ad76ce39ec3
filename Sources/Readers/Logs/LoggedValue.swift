internal import SourceText

/// A value as a log has it.
struct LoggedValue {
    enum Kind {
        case text
        /// A number, `true` or `false`, as written.
        case literal
        /// An object, a list or null of JSON, as written.
        case json
    }

    /// Without the quotes and escapes of the log's own format.
    var text: Text
    var kind: Kind

    init(_ text: Text, _ kind: Kind = .text) {
        self.text = text
        self.kind = kind
    }

    /// The value of a piece of JSON, quotes and brackets included, that was checked before.
    init(json piece: Text, mayHaveEscapes: Bool = true) {
        switch piece.bytes.first {
        case UInt8(ascii: "\""):
            let inner = piece[piece.startIndex + 1..<piece.endIndex - 1]
            let hasEscapes = inner.unfilteredIndex(of: UInt8(ascii: "\\"), from: inner.startIndex) != nil
            self.init(hasEscapes ? (try? Node(json: piece).text) ?? inner : inner)
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "n"): self.init(piece, .json)
        default: self.init(piece, .literal)
        }
    }

    /// Whether it says that there is nothing: empty, or the dash of access logs.
    var isBlank: Bool { text.isEmpty || text == "-" || (kind == .json && text == "null") }

    /// The text, where there is one that says something.
    var words: Text? { kind == .json || isBlank ? nil : text }

    /// The JSON that it is, or that stands in it as text.
    var node: Node? {
        if kind == .text {
            guard let first = text.trimmed.bytes.first, first == 0x7B || first == 0x5B else { return nil }
        }
        return try? Node(json: text)
    }
}
