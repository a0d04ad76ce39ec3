internal import SourceText

/// Spells a new name or value for the place where it will stand.
///
/// Each spelling is tried by reading the file again, and the first that reads as the text is taken. So what is here need
/// not know every layer around the place; it only must not offer what could be read as more than a text.
enum TextSpelling {
    /// In a query or a form: percent-encoded, or as it is where a client encodes it.
    static func pair(_ text: String) -> [String] {
        if text.utf8.allSatisfy(isPlain) { return [text] }
        return [percentEncoded(text)] + (isHarmless(text) ? [text] : [])
    }

    /// In JSON or YAML between the quotes that `quote` begins, or without any.
    static func member(_ text: String, quote: String) -> [String] {
        switch quote {
        case "\"": return [escaped(text)]
        case "'", "\\\"": return isHarmless(text) ? [text] : []
        default:
            let bare = isHarmless(text) && !text.contains(": ") ? [text] : []
            return bare + [escaped(text)].map { "\"\($0)\"" }
        }
    }

    /// In a name or value that stands apart.
    static func bare(_ text: String) -> [String] { isHarmless(text) ? [text] : [] }

    /// Whether a byte stands for itself in every layer.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte == 0x2D || byte == 0x2E
    }

    /// Whether a text has no byte that a shell, JSON, YAML or a client of HTTP could take for the end of a text or for a
    /// command.
    private static func isHarmless(_ text: String) -> Bool {
        text.utf8.allSatisfy { isPlain($0) || $0 >= 0x80 || [0x20, 0x2F, 0x3A, 0x40, 0x2C].contains($0) }
    }

    private static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte in
            isPlain(byte) ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// With the escapes of a JSON string, without its quotes.
    private static func escaped(_ text: String) -> String {
        String(decoding: JSON.string(text).serialized().dropFirst().dropLast(), as: UTF8.self)
    }
}
