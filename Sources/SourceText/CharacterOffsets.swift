/// Turns counts of characters into indices of bytes, for UTF-8 bytes.
///
/// It remembers the last place and walks from there, because marks come nearly in order.
struct CharacterOffsets {
    private let bytes: ArraySlice<UInt8>
    private let isASCII: Bool
    private var character = 0
    private var index: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        isASCII = UTF8Check.isASCII(bytes.span)
        index = bytes.startIndex
    }

    /// Index of the first byte of a character, or the end where there are fewer.
    mutating func index(ofCharacter wanted: Int) -> Int {
        if isASCII { return min(bytes.startIndex + wanted, bytes.endIndex) }
        while character < wanted, index < bytes.endIndex {
            index += 1
            while index < bytes.endIndex, bytes[index] & 0xC0 == 0x80 { index += 1 }
            character += 1
        }
        while character > wanted {
            index -= 1
            while bytes[index] & 0xC0 == 0x80 { index -= 1 }
            character -= 1
        }
        return index
    }
}
