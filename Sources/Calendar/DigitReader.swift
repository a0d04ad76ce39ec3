/// Reads digits and signs one after the other.
package struct DigitReader: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    package init(_ text: String) {
        self.init(ArraySlice(text.utf8))
    }

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    package var isAtEnd: Bool { position == bytes.endIndex }

    /// Passes an ASCII character where it is the next.
    package mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.endIndex, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Passes a word where it comes next.
    package mutating func accept(word: StaticString) -> Bool {
        let expected = Array(word.description.utf8)
        guard bytes[position...].starts(with: expected) else { return false }
        position += expected.count
        return true
    }

    /// Exactly as many digits.
    package mutating func number(digits: Int) -> Int? {
        guard position + digits <= bytes.endIndex else { return nil }
        var number = 0
        for byte in bytes[position..<(position + digits)] {
            guard byte &- 0x30 < 10 else { return nil }
            number = number * 10 + Int(byte &- 0x30)
        }
        position += digits
        return number
    }

    /// As many digits as there are; nil for none, and past what an `Int64` holds.
    package mutating func number() -> Int64? {
        let start = position
        while position < bytes.endIndex, bytes[position] &- 0x30 < 10 { position += 1 }
        return Int64(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    /// The digits behind a point, at least one, as a number of that many places; further digits are cut.
    package mutating func fraction(places: Int) -> Int? {
        let start = position
        var number = 0
        while position < bytes.endIndex, bytes[position] &- 0x30 < 10 {
            if position - start < places { number = number * 10 + Int(bytes[position] &- 0x30) }
            position += 1
        }
        guard position > start else { return nil }
        for _ in 0..<max(0, places - (position - start)) { number *= 10 }
        return number
    }

    /// Seconds east of Greenwich, of `Z`, `+01:00` or `-0230`.
    package mutating func offset() -> Int? {
        if accept("Z") || accept("z") { return 0 }
        let sign = accept("-") ? -1 : 1
        guard sign == -1 || accept("+"), let hours = number(digits: 2), hours < 24 else { return nil }
        _ = accept(":")
        guard let minutes = number(digits: 2), minutes < 60 else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }

    /// `.5` for half a second; nothing for none.
    package static func fractionText(nanoseconds: Int) -> String {
        guard nanoseconds > 0 else { return "" }
        var digits = Array(String(1_000_000_000 + nanoseconds).utf8.dropFirst())
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return "." + String(decoding: digits, as: UTF8.self)
    }
}
