internal import Requests
internal import SourceText

/// A query or a urlencoded body: `name=value&name=value`, percent-encoded, with `+` for a space
/// (https://url.spec.whatwg.org/#application/x-www-form-urlencoded).
struct FormText {
    private let pairs: [Pair]

    init(_ text: Text) { pairs = FormText.pairs(of: FormText.readable(text)) }

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
        pairs.contains(where: \.hasSeparator)
            && pairs.allSatisfy { pair in
                guard let name = pair.name else { return true }
                return pair.hasSeparator && !name.isEmpty && name.bytes.allSatisfy(FormText.isPlain)
            }
    }

    private static let marks: ByteSet = "_-.%[]"

    /// Whether a byte may stand in a form's name: letters, digits and `_-.%[]`.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || marks.contains(byte)
    }

    private struct Pair {
        var whole: Text
        /// Nil where a variable stands in its place, which may hold any number of arguments.
        var name: Text?
        var value: Text
        var hasSeparator: Bool
    }

    /// The text as far as it holds one argument more than a request may have.
    private static func readable(_ text: Text) -> Text {
        let text = text.trimmed
        guard text.count > Reading.argumentLimit else { return text }
        var separators = 0
        for index in text.indices where text[index] == UInt8(ascii: "&") {
            separators += 1
            if separators > Reading.argumentLimit { return text[text.startIndex..<index] }
        }
        return text
    }

    private static func pairs(of text: Text) -> [Pair] {
        text.split(UInt8(ascii: "&")).compactMap { piece in
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

extension FormText {
    /// The form that pairs make, each byte in the place it has in its name or value. Bytes that a form gives a meaning are
    /// percent-encoded; variables stay.
    static func encoded(_ pairs: [(name: Text, value: Text)], at offset: Int) -> Text {
        var form = Text(at: offset)
        for (index, pair) in pairs.enumerated() {
            if index > 0 { form.append(UInt8(ascii: "&"), decodedFrom: pair.name.span) }
            form.append(encoded(pair.name))
            form.append(UInt8(ascii: "="), decodedFrom: pair.name.span)
            form.append(encoded(pair.value))
        }
        return form
    }

    private static func encoded(_ text: Text) -> Text { escaped(text, where: hasMeaning) }

    /// The text with the bytes that `isEscaped` names percent-encoded; variables stay.
    static func escaped(_ text: Text, where isEscaped: (UInt8) -> Bool) -> Text {
        guard text.bytes.contains(where: isEscaped) else { return text }
        var encoded = Text(at: text.span.start)
        var kept = text.startIndex
        for index in text.indices where isEscaped(text[index]) && !text.isSymbolic(at: index) {
            encoded.append(text[kept..<index])
            let digits = Array("0123456789ABCDEF".utf8)
            let escape = [UInt8(ascii: "%"), digits[Int(text[index] >> 4)], digits[Int(text[index] & 15)]]
            encoded.append(escape, .decoded, from: text.span(of: index..<index + 1))
            kept = index + 1
        }
        encoded.append(text[kept..<text.endIndex])
        return encoded
    }

    /// Whether a byte cannot stand in a form for itself: controls, space and `%&+=#`.
    private static func hasMeaning(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x7F || [0x25, 0x26, 0x2B, 0x3D, 0x23].contains(byte)
    }
}
