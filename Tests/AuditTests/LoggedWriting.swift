/// The writings in which the same text stands in logs: JSON strings and percent-encoding, plain or with escapes that nobody
/// needs.
enum LoggedWriting {
    /// A JSON string. Some characters that need no escape have one, where `random` says so.
    static func json(_ text: String, _ random: inout SplitMix) -> String {
        let isPlain = !random.once(in: 12)
        var written = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x22: written += "\\\""
            case 0x5C: written += "\\\\"
            case 0x0A: written += "\\n"
            case 0x0D: written += "\\r"
            case 0x09: written += "\\t"
            case 0..<0x20: written += escape(unit)
            case 0x2F where !isPlain && random.once(in: 2): written += "\\/"
            case 0x20..<0x7F where isPlain || !random.once(in: 9):
                written.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default: written += escape(unit)
            }
        }
        return written + "\""
    }

    /// The same with every character that JSON admits as it is.
    static func plainJSON(_ text: String) -> String {
        var written = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": written += "\\\""
            case "\\": written += "\\\\"
            case "\u{0}"..."\u{1F}": written += escape(UInt16(scalar.value))
            default: written.unicodeScalars.append(scalar)
            }
        }
        return written + "\""
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    /// A value as a form has it. Some bytes that need no escape have one, and a space is `+` or `%20`.
    static func form(_ text: String, _ random: inout SplitMix) -> String {
        let isPlain = !random.once(in: 8)
        var written = ""
        for byte in text.utf8 {
            let isLetter = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || "-_.~".utf8.contains(byte)
            if isLetter, isPlain || !random.once(in: 3) {
                written.unicodeScalars.append(Unicode.Scalar(byte))
            } else if byte == 0x20, random.once(in: 2) {
                written += "+"
            } else {
                let digits = String(byte, radix: 16, uppercase: !random.once(in: 3))
                written += "%" + (byte < 16 ? "0" : "") + digits
            }
        }
        return written
    }

    /// Base64 without padding, as tokens have it.
    static func base64(_ text: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let bytes = Array(text.utf8)
        var written = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let bits = part.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
            for index in 0...part.count { written.append(alphabet[bits >> (18 - 6 * index) & 63]) }
        }
        return written
    }

    /// A signed token, whose signature is none that holds.
    static func token(algorithm: String, issued: Int, expires: Int, key: String = "k1") -> String {
        let header = base64("{\"alg\":\"\(algorithm)\",\"typ\":\"JWT\",\"kid\":\"\(key)\"}")
        return "\(header).\(base64("{\"iss\":4815,\"iat\":\(issued),\"exp\":\(expires)}")).c2lnbmF0dXJl"
    }
}
