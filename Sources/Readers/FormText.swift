internal import Requests
internal import SourceText

/// A query or a urlencoded body: `name=value&name=value`, percent-encoded, with `+` for a space
/// (https://url.spec.whatwg.org/#application/x-www-form-urlencoded).
struct FormText {
    let text: Text

    init(_ text: Text) { self.text = text }

    /// Every `name=value`. A piece without `=` is a name with an empty value, unless its name is not in the file.
    func arguments(_ location: Argument.Location) -> [Argument] {
        pairs.compactMap { pair in
            guard let name = pair.name else { return nil }
            return Argument(
                name: name.percentDecoded(form: true), value: pair.value.percentDecoded(form: true),
                location: location, span: pair.whole.span)
        }
    }

    /// A place that holds arguments the file does not show: a variable where a name should stand.
    var unseen: SourceSpan? { pairs.first { $0.name == nil }?.whole.span }

    /// Whether a body without a content type has the shape of a form: names of plain characters, each with `=`.
    var looksLikeForm: Bool {
        let pairs = self.pairs
        return !pairs.isEmpty
            && pairs.allSatisfy { pair in
                guard pair.hasSeparator, let name = pair.name, !name.isEmpty else { return false }
                return name.bytes.allSatisfy { byte in
                    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
                        || [0x5F, 0x2D, 0x2E, 0x25, 0x5B, 0x5D].contains(byte)
                }
            }
    }

    private struct Pair {
        var whole: Text
        /// Nil where the piece is a variable that may hold any number of arguments.
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
            return Pair(
                whole: piece, name: piece[piece.startIndex..<equals], value: piece[equals + 1..<piece.endIndex],
                hasSeparator: true)
        }
    }
}
