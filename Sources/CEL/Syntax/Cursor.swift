/// A place in the bytes of the source that moves forward.
struct Cursor {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ source: String) {
        bytes = Array(source.utf8)
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// The byte at the place, or further on; nil past the end.
    func peek(_ distance: Int = 0) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    func starts(with text: String) -> Bool {
        bytes[position...].starts(with: text.utf8)
    }

    mutating func advance(_ distance: Int = 1) {
        position = min(position + distance, bytes.count)
    }

    mutating func skip(while condition: (UInt8) -> Bool) {
        while position < bytes.count, condition(bytes[position]) { position += 1 }
    }

    /// Moves past the character (of one to four bytes) at the place, if there is one.
    mutating func advanceCharacter() {
        advance()
        skip { $0 & 0xC0 == 0x80 }
    }

    func text(from start: Int) -> String {
        String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

extension UInt8 {
    var isDigit: Bool { self &- 0x30 < 10 }
    var isOctalDigit: Bool { self &- 0x30 < 8 }
    var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
    var isIdentifierStart: Bool { (self | 0x20) &- 0x61 < 26 || self == UInt8(ascii: "_") }
    var isIdentifierPart: Bool { isIdentifierStart || isDigit }
}
