internal import SourceText

/// Undoes what servers do to characters that would end a field.
enum LogEscape {
    /// A text with more escapes is decoded all the same, but stands for its source as a whole: no request comes near this.
    private static let limit = 10_000

    /// A quoted field of nginx or Apache without its escapes: `\x22` and `\"`, `\\`, `\n` and the like.
    static func unescaped(_ text: Text) -> Text {
        decode(text, mark: UInt8(ascii: "\\")) { text, index in
            guard index + 1 < text.endIndex else { return nil }
            switch text[index + 1] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): return (text[index + 1], index + 2)
            case UInt8(ascii: "n"): return (0x0A, index + 2)
            case UInt8(ascii: "r"): return (0x0D, index + 2)
            case UInt8(ascii: "t"): return (0x09, index + 2)
            case UInt8(ascii: "x"):
                guard index + 3 < text.endIndex, let high = Text.hexValue(text[index + 2]),
                    let low = Text.hexValue(text[index + 3])
                else { return nil }
                return (high << 4 | low, index + 4)
            default: return nil
            }
        }
    }

    /// The text with each escape, which begins with a mark, replaced by the byte that `escape` finds there.
    static func decode(_ text: Text, mark: UInt8, _ escape: (Text, Int) -> (byte: UInt8, end: Int)?) -> Text {
        guard var next = text.unfilteredIndex(of: mark, from: text.startIndex) else { return text }
        let isLong = text.count > limit && text.bytes.count { $0 == mark } > limit
        var decoded = Text(at: text.span.start)
        var bytes: [UInt8] = []
        var kept = text.startIndex
        while true {
            if let (byte, end) = escape(text, next) {
                if isLong {
                    bytes += text.bytes[kept..<next]
                    bytes.append(byte)
                } else {
                    decoded.append(text[kept..<next])
                    decoded.append(byte, decodedFrom: text.span(of: next..<end))
                }
                kept = end
            }
            guard let later = text.unfilteredIndex(of: mark, from: max(kept, next + 1)) else { break }
            next = later
        }
        guard isLong else {
            decoded.append(text[kept..<text.endIndex])
            return decoded
        }
        bytes += text.bytes[kept...]
        decoded.append(bytes, .decoded, from: text.span)
        return decoded
    }
}
