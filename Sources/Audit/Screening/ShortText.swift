/// A text of at most 24 bytes in words, so that two of them are compared without a loop.
struct ShortText: Hashable {
    private(set) var count = 0
    /// Bytes up to the eighth, those from the ninth to the sixteenth where there are more than sixteen, and the last eight.
    private var first: UInt64 = 0
    private var middle: UInt64 = 0
    private var last: UInt64 = 0

    static let longest = 24

    /// The empty text.
    init() {}

    /// The text at a range of some bytes; nil where it is too long.
    @inline(__always)
    init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        guard range.count <= Self.longest else { return nil }
        count = range.count
        guard range.count >= 8 else {
            first = Self.short(bytes, range)
            return
        }
        first = Self.word(bytes, range.lowerBound)
        last = Self.word(bytes, range.upperBound - 8)
        if range.count > 16 { middle = Self.word(bytes, range.lowerBound + 8) }
    }

    /// Whether the text stands at an index, whatever follows it.
    @inline(__always)
    func stands(in bytes: Span<UInt8>, at start: Int) -> Bool {
        let end = start + count
        guard end <= bytes.count else { return false }
        guard count >= 8 else { return Self.short(bytes, start..<end) == first }
        return Self.word(bytes, start) == first && Self.word(bytes, end - 8) == last
            && (count <= 16 || Self.word(bytes, start + 8) == middle)
    }

    /// Fewer than eight bytes.
    @inline(__always)
    private static func short(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        if range.lowerBound + 8 <= bytes.count {
            return word(bytes, range.lowerBound).littleEndian & (1 << (8 * UInt64(range.count)) - 1)
        }
        var word: UInt64 = 0
        for index in range.reversed() {
            word = word << 8 | UInt64(bytes[index])
        }
        return word
    }

    /// Eight bytes from an index, which the callers have found to be within the bytes.
    @inline(__always)
    private static func word(_ bytes: Span<UInt8>, _ index: Int) -> UInt64 {
        unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: index, as: UInt64.self) }
    }
}
