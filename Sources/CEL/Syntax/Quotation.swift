/// How a string literal is written: its prefix and its quotes.
struct Quotation {
    /// Without escapes (`r`).
    let isRaw: Bool
    /// Bytes, not text (`b`).
    let isBytes: Bool
    let delimiter: String
    /// Of the prefix and the opening quotes.
    let openingLength: Int

    /// Whether it may hold line breaks.
    var isLong: Bool { delimiter.utf8.count == 3 }

    /// Nil where no string begins at the cursor.
    init?(at cursor: Cursor) {
        var isRaw = false
        var isBytes = false
        var length = 0
        prefix: while let byte = cursor.peek(length) {
            switch byte {
            case UInt8(ascii: "r") where !isRaw, UInt8(ascii: "R") where !isRaw: isRaw = true
            case UInt8(ascii: "b") where !isBytes, UInt8(ascii: "B") where !isBytes: isBytes = true
            default: break prefix
            }
            length += 1
        }
        guard let quote = cursor.peek(length), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
            return nil
        }
        let isLong = cursor.peek(length + 1) == quote && cursor.peek(length + 2) == quote
        self.isRaw = isRaw
        self.isBytes = isBytes
        delimiter = String(repeating: Character(UnicodeScalar(quote)), count: isLong ? 3 : 1)
        openingLength = length + delimiter.utf8.count
    }
}
