internal import SourceText

/// One backslash escape of `$'…'`.
struct ANSIEscape {
    /// What it stands for; the escape itself where bash knows no such one.
    let bytes: [UInt8]
    /// Bytes of the whole escape.
    let length: Int

    /// Reads the escape at the beginning of the bytes, a backslash.
    init(_ text: ArraySlice<UInt8>) {
        guard text.count > 1 else {
            (bytes, length) = (Array(text), text.count)
            return
        }
        let letter = text[text.startIndex + 1]
        switch letter {
        case UInt8(ascii: "a"): (bytes, length) = ([0x07], 2)
        case UInt8(ascii: "b"): (bytes, length) = ([0x08], 2)
        case UInt8(ascii: "e"), UInt8(ascii: "E"): (bytes, length) = ([0x1B], 2)
        case UInt8(ascii: "f"): (bytes, length) = ([0x0C], 2)
        case UInt8(ascii: "n"): (bytes, length) = ([0x0A], 2)
        case UInt8(ascii: "r"): (bytes, length) = ([0x0D], 2)
        case UInt8(ascii: "t"): (bytes, length) = ([0x09], 2)
        case UInt8(ascii: "v"): (bytes, length) = ([0x0B], 2)
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "?"):
            (bytes, length) = ([letter], 2)
        case UInt8(ascii: "c") where text.count > 2: (bytes, length) = ([text[text.startIndex + 2] & 0x1F], 3)
        case UInt8(ascii: "x"): (bytes, length) = ANSIEscape.number(text, skip: 2, digits: 2, base: 16, isScalar: false)
        case UInt8(ascii: "u"): (bytes, length) = ANSIEscape.number(text, skip: 2, digits: 4, base: 16, isScalar: true)
        case UInt8(ascii: "U"): (bytes, length) = ANSIEscape.number(text, skip: 2, digits: 8, base: 16, isScalar: true)
        case 0x30...0x37: (bytes, length) = ANSIEscape.number(text, skip: 1, digits: 3, base: 8, isScalar: false)
        default: (bytes, length) = (Array(text.prefix(2)), 2)
        }
    }

    private static func number(
        _ text: ArraySlice<UInt8>, skip: Int, digits: Int, base: UInt32, isScalar: Bool
    ) -> (bytes: [UInt8], length: Int) {
        var value: UInt32 = 0
        var length = skip
        for byte in text.dropFirst(skip).prefix(digits) {
            guard let digit = Text.hexValue(byte), digit < base else { break }
            value = value &* base &+ UInt32(digit)
            length += 1
        }
        guard length > skip else { return (Array(text.prefix(skip)), skip) }
        guard isScalar else { return ([UInt8(truncatingIfNeeded: value)], length) }
        return (Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8), length)
    }
}
