/// Reads integers of a binary file, the most significant byte first.
struct BigEndianReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Signed, of up to eight bytes; nil past the end.
    mutating func integer(bytes count: Int) -> Int64? {
        guard count > 0, position + count <= bytes.count else { return nil }
        var number = Int64(Int8(bitPattern: bytes[position]))
        for byte in bytes[(position + 1)..<(position + count)] { number = number << 8 | Int64(byte) }
        position += count
        return number
    }

    mutating func skip(_ count: Int) {
        position = min(position + max(0, count), bytes.count)
    }

    /// The text between the line break at the place and the next.
    mutating func line() -> String {
        let text = bytes[position...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
        return String(decoding: text, as: UTF8.self)
    }
}
