internal import Requests
internal import SourceText

/// A query or a urlencoded body: `name=value&name=value`, percent-encoded, with `+` for a space
/// (https://url.spec.whatwg.org/#application/x-www-form-urlencoded).
struct FormText {
    let text: Text

    init(_ text: Text) { self.text = text }

    /// Every `name=value` whose name is known. A piece without `=` is a name with an empty value.
    func arguments(_ location: Argument.Location) -> [Argument] {
        pairs.compactMap { pair in
            guard let name = pair.name else { return nil }
            return Argument(
                name: name.percentDecoded(form: true), value: pair.value.percentDecoded(form: true),
                location: location, span: pair.whole.span)
        }
    }

    /// A place that holds arguments the file does not show: a variable in a name, or where a name should stand.
    var unseen: SourceSpan? { pairs.first { $0.name == nil }?.whole.span }

    /// Whether a body without a content type has the shape of a form: names of plain characters, each with `=`. A variable
    /// may stand among them.
    var looksLikeForm: Bool {
        let pairs = self.pairs
        return pairs.contains(where: \.hasSeparator)
            && pairs.allSatisfy { pair in
                guard let name = pair.name else { return true }
                return pair.hasSeparator && !name.isEmpty && name.bytes.allSatisfy(FormText.isPlain)
            }
    }

    /// Whether a byte may stand in a form's name: letters, digits and `_-.%[]`.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || [0x5F, 0x2D, 0x2E, 0x25, 0x5B, 0x5D].contains(byte)
    }

    private struct Pair {
        var whole: Text
        /// Nil where a variable stands in its place, which may hold any number of arguments.
        var name: Text?
        var value: Text
        var hasSeparator: Bool
    }

    private var pairs: [Pair] {
        text.trimmed.split(UInt8(ascii: "&")).compactMap { piece in
            guard !piece.isEmpty else { return nil }
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else {
                let end = piece[piece.endIndex..<piece.endIndex]
                return Pair(whole: piece, name: piece.isSymbolic ? nil : piece, value: end, hasSeparator: false)
            }
            let name = piece[piece.startIndex..<equals]
            return Pair(
                whole: piece, name: name.isSymbolic ? nil : name, value: piece[equals + 1..<piece.endIndex],
                hasSeparator: true)
        }
    }
}
