internal import SourceText

/// A header's value with parameters: `form-data; name="user_id"` (RFC 9110, section 5.6.6).
struct HeaderParameters {
    /// What stands before the first parameter.
    let value: Text
    private let parameters: [(name: String, value: Text)]

    init(_ text: Text) {
        let pieces = HeaderParameters.pieces(of: text)
        value = pieces[0]
        parameters = pieces.dropFirst().compactMap { piece in
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = piece[piece.startIndex..<equals].trimmed.string.lowercased()
            return (name, HeaderParameters.unquoted(piece[equals + 1..<piece.endIndex].trimmed))
        }
    }

    /// The value of the first parameter of that name (lower case), without its quotes.
    subscript(name: String) -> Text? { parameters.first { $0.name == name }?.value }

    /// The pieces between semicolons that stand outside quotes.
    private static func pieces(of text: Text) -> [Text] {
        var pieces: [Text] = []
        var start = text.startIndex
        var isQuoted = false
        var index = text.startIndex
        while index < text.endIndex {
            switch text[index] {
            case UInt8(ascii: "\\") where isQuoted: index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ";") where !isQuoted:
                pieces.append(text[start..<index].trimmed)
                start = index + 1
            default: break
            }
            index += 1
        }
        pieces.append(text[start..<text.endIndex].trimmed)
        return pieces
    }

    /// Without the quotes, and with `\"` and `\\` undone.
    private static func unquoted(_ text: Text) -> Text {
        guard text.count >= 2, text.bytes.first == UInt8(ascii: "\""), text.bytes.last == UInt8(ascii: "\"") else {
            return text
        }
        let inner = text[text.startIndex + 1..<text.endIndex - 1]
        guard inner.bytes.contains(UInt8(ascii: "\\")) else { return inner }
        var undone = Text(at: inner.span.start)
        var index = inner.startIndex
        while index < inner.endIndex {
            if inner[index] == UInt8(ascii: "\\"), index + 1 < inner.endIndex {
                undone.append(inner[index + 1], decodedFrom: inner.span(of: index..<index + 2))
                index += 2
            } else {
                undone.append(inner[index..<index + 1])
                index += 1
            }
        }
        return undone
    }
}
