/// A set of ASCII characters, to look bytes up in.
package struct ByteSet: ExpressibleByStringLiteral, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    package init(stringLiteral characters: StaticString) {
        characters.withUTF8Buffer { bytes in
            for index in bytes.indices {
                let byte = unsafe bytes[index]
                if byte < 64 { low |= 1 << UInt64(byte) } else if byte < 128 { high |= 1 << UInt64(byte - 64) }
            }
        }
    }

    package func contains(_ byte: UInt8) -> Bool {
        byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
    }
}
