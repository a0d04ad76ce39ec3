/// Stand-ins for the symbolic pieces of a JSON text, so that json-c and the scanner can read around them.
///
/// A body in a script is often JSON with holes: `{"user_id": $ID, "name": "{{user}}"}`. Inside a string a symbolic piece is
/// masked with letters. Outside one, the whole word that it is part of (`$ID`, `12$ID`) is masked with a number of the
/// same length. Lengths do not change, so every index in the masked bytes is an index in the text.
enum JSONMask {
    /// The text's bytes with stand-ins. Indices count from the text's first byte.
    static func masked(_ text: Text) -> [UInt8] {
        var bytes = Array(text.bytes)
        let isSymbolic = text.indices.map { text.isSymbolic(at: $0) }
        var quote: UInt8?
        var index = 0
        while index < bytes.count {
            if let open = quote {
                if isSymbolic[index] {
                    bytes[index] = 0x78
                } else if bytes[index] == 0x5C, index + 1 < bytes.count, !isSymbolic[index + 1] {
                    index += 1
                } else if bytes[index] == open {
                    quote = nil
                }
                index += 1
            } else if isSymbolic[index] || isPartOfWord(bytes[index]) {
                let start = index
                while index < bytes.count, isSymbolic[index] || isPartOfWord(bytes[index]) { index += 1 }
                if isSymbolic[start..<index].contains(true) {
                    bytes.replaceSubrange(start..<index, with: number(index - start))
                }
            } else {
                if bytes[index] == 0x22 || bytes[index] == 0x27 { quote = bytes[index] }
                index += 1
            }
        }
        return bytes
    }

    /// Whether a byte outside strings can belong to a number or a literal.
    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x27, 0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D: false
        default: !Text.isSpace(byte)
        }
    }

    /// A number of so many digits: `1`, `11`, `1.0`, `1.00`.
    private static func number(_ count: Int) -> [UInt8] {
        switch count {
        case 1: [0x31]
        case 2: [0x31, 0x31]
        default: [0x31, 0x2E] + Array(repeating: 0x30, count: count - 2)
        }
    }
}
