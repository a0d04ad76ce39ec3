/// Moves over JSON by matching quotes and brackets, without checking what is between them.
struct JSONCursor {
    /// A key between its quotes.
    struct Name {
        let range: Range<Int>
        let hasEscapes: Bool

        /// The key's characters.
        func decoded(_ bytes: Span<UInt8>) -> [UInt8] {
            let source = range.map { bytes[$0] }
            let text = Text(bytes: source, span: SourceSpan(0, source.count))
            // An escape that is none makes the line malformed for whoever checks it, and the key unknown here.
            guard let decoded = try? JSONEscape.decode(text, text.indices) else { return source }
            return Array(decoded.bytes)
        }
    }

    var position = 0

    mutating func skipSpace(_ bytes: Span<UInt8>) {
        while position < bytes.count, Text.isSpace(bytes[position]) { position += 1 }
    }

    /// Moves past a byte, where it stands here.
    mutating func skip(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// Moves past a key and its colon, to the value.
    mutating func key(_ bytes: Span<UInt8>) -> Name? {
        guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else { return nil }
        let start = position + 1
        guard let hasEscapes = skipString(bytes) else { return nil }
        let name = Name(range: start..<position - 1, hasEscapes: hasEscapes)
        skipSpace(bytes)
        guard skip(0x3A, bytes) else { return nil }
        skipSpace(bytes)
        return name
    }

    /// Moves past a value of any kind.
    mutating func skipValue(_ bytes: Span<UInt8>) -> Bool {
        guard position < bytes.count else { return false }
        switch bytes[position] {
        case 0x22: return skipString(bytes) != nil
        case 0x7B, 0x5B: return skipContainer(bytes)
        default:
            let start = position
            while position < bytes.count, !Self.endsWord(bytes[position]) { position += 1 }
            return position > start
        }
    }

    private mutating func skipContainer(_ bytes: Span<UInt8>) -> Bool {
        var depth = 0
        while true {
            position = bytes.firstQuoteOrBracket(from: position)
            guard position < bytes.count else { return false }
            switch bytes[position] {
            case 0x22, 0x27:
                guard skipString(bytes) != nil else { return false }
                continue
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D: depth -= 1
            default: return false
            }
            position += 1
            if depth == 0 { return true }
        }
    }

    /// Moves past the string whose opening quote is here; whether it has escapes, or nil where it does not end.
    private mutating func skipString(_ bytes: Span<UInt8>) -> Bool? {
        let quote = bytes[position]
        var hasEscapes = false
        var index = position + 1
        while true {
            index = bytes.firstIndex(of: quote, or: 0x5C, orNULFrom: index)
            guard index < bytes.count, bytes[index] != 0 else { return nil }
            if bytes[index] == quote {
                position = index + 1
                return hasEscapes
            }
            hasEscapes = true
            index += 2
        }
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        byte == 0x2C || byte == 0x7D || byte == 0x5D || Text.isSpace(byte)
    }
}
