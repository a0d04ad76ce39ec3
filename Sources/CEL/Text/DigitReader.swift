/// Reads digits and signs one after the other.
struct DigitReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func accept(_ text: StaticString) -> Bool {
        let expected = Array(text.description.utf8)
        guard bytes[position...].starts(with: expected) else { return false }
        position += expected.count
        return true
    }

    /// Exactly as many digits.
    mutating func number(digits: Int) -> Int? {
        guard position + digits <= bytes.count else { return nil }
        var number = 0
        for byte in bytes[position..<(position + digits)] {
            guard byte.isDigit else { return nil }
            number = number * 10 + Int(byte &- 0x30)
        }
        position += digits
        return number
    }

    /// As many digits as there are; nil for none, and past what an `Int64` holds.
    mutating func number() -> Int64? {
        let start = position
        while position < bytes.count, bytes[position].isDigit { position += 1 }
        return Int64(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    /// The digits behind a point, at least one, as a number of that many places; further digits are cut.
    mutating func fraction(places: Int) -> Int? {
        let start = position
        var number = 0
        while position < bytes.count, bytes[position].isDigit {
            if position - start < places { number = number * 10 + Int(bytes[position] &- 0x30) }
            position += 1
        }
        guard position > start else { return nil }
        for _ in 0..<max(0, places - (position - start)) { number *= 10 }
        return number
    }

    /// `.5` for half a second; nothing for none.
    static func fractionText(nanoseconds: Int) -> String {
        guard nanoseconds > 0 else { return "" }
        var digits = Array(String(1_000_000_000 + nanoseconds).utf8.dropFirst())
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return "." + String(decoding: digits, as: UTF8.self)
    }
}
