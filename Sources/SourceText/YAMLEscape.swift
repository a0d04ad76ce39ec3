/// The escapes of double-quoted YAML scalars (YAML 1.2, section 5.7).
enum YAMLEscape {
    /// What the escape that begins at an index stands for, and the index after it; nil where it is none.
    static func value(_ text: Text, at start: Int, _ limit: Int) -> ([UInt8], Int)? {
        guard start + 1 < limit else { return nil }
        let letter = text[start + 1]
        if let scalar = single(letter) { return (Array(String(scalar).utf8), start + 2) }
        let digits: Int
        switch letter {
        case 0x78: digits = 2
        case 0x75: digits = 4
        case 0x55: digits = 8
        default: return nil
        }
        let end = start + 2 + digits
        guard end <= limit else { return nil }
        var code: UInt32 = 0
        for index in start + 2..<end {
            guard let digit = Text.hexValue(text[index]) else { return nil }
            code = code << 4 | UInt32(digit)
        }
        guard let scalar = Unicode.Scalar(code) else { return nil }
        return (Array(String(scalar).utf8), end)
    }

    private static func single(_ letter: UInt8) -> Unicode.Scalar? {
        switch Unicode.Scalar(letter) {
        case "0": "\0"
        case "a": "\u{07}"
        case "b": "\u{08}"
        case "t", "\t": "\t"
        case "n": "\n"
        case "v": "\u{0B}"
        case "f": "\u{0C}"
        case "r": "\r"
        case "e": "\u{1B}"
        case " ", "\"", "/", "\\": Unicode.Scalar(letter)
        case "N": "\u{85}"
        case "_": "\u{A0}"
        case "L": "\u{2028}"
        case "P": "\u{2029}"
        default: nil
        }
    }
}
