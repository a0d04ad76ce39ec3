/// A character of bytes that should be UTF-8: a scalar, or U+FFFD for a single byte that belongs to none.
package struct DecodedScalar {
    package private(set) var scalar: Unicode.Scalar = "\u{FFFD}"
    /// How many bytes it takes.
    package private(set) var count = 1

    /// The character that begins at `start` and ends by `end`, which comes after it.
    package init(in bytes: [UInt8], at start: Int, before end: Int) {
        let lead = bytes[start]
        let (count, least): (Int, UInt32) =
            switch lead {
            case 0x00...0x7F: (1, 0)
            case 0xC2...0xDF: (2, 0x80)
            case 0xE0...0xEF: (3, 0x800)
            case 0xF0...0xF4: (4, 0x1_0000)
            default: (0, 0)
            }
        guard count > 0, start + count <= end else { return }
        var value = count == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(count))
        for byte in bytes[start + 1..<start + count] {
            guard byte & 0xC0 == 0x80 else { return }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard value >= least, let scalar = Unicode.Scalar(value) else { return }
        self.scalar = scalar
        self.count = count
    }

    /// The character that ends at `end` and begins no earlier than `start`, which comes before it.
    ///
    /// It is the one that reading forwards finds there, because no valid sequence holds a lead byte of another.
    package init(in bytes: [UInt8], endingAt end: Int, from start: Int) {
        for count in 1...min(4, end - start) where bytes[end - count] & 0xC0 != 0x80 {
            let decoded = DecodedScalar(in: bytes, at: end - count, before: end)
            if decoded.count == count { self = decoded }
            break
        }
    }
}
