internal import Requests
internal import SourceText

/// Looks for what a record must hold to be read, and remembers which methods are others.
///
/// A record is read only where it holds `platform_api`, or in any case `sipreg` or `sip_reg`, or an escape that may hide
/// these. Where all that it holds are calls of other methods by their paths, it is none of ours either.
struct SignScanner {
    private typealias Block = SIMD16<UInt8>

    /// Names of methods that are none of ours, and the one that was met last; of ours, the one that was met last.
    private var others: Set<ShortText> = []
    private var lastOther = ShortText()
    private var lastOwn = ShortText()

    /// Whether the record that stands at a range of the bytes may be one of our requests.
    mutating func hasSign(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        // Comparing with a vector is one instruction; comparing with a scalar is a loop over the lanes, 50 times slower.
        let lowercase = Block(repeating: 0x20)
        let s = Block(repeating: UInt8(ascii: "s"))
        let i = Block(repeating: UInt8(ascii: "i"))
        let p = Block(repeating: UInt8(ascii: "p"))
        let a = Block(repeating: UInt8(ascii: "a"))
        let u = Block(repeating: UInt8(ascii: "u"))
        let x = Block(repeating: UInt8(ascii: "x"))
        let underscore = Block(repeating: UInt8(ascii: "_"))
        let percent = Block(repeating: UInt8(ascii: "%"))
        let backslash = Block(repeating: UInt8(ascii: "\\"))
        let fours = Block(repeating: 0x34)
        let highBits = Block(repeating: 0xFC)
        var index = range.lowerBound
        while index + Block.scalarCount + 2 <= range.upperBound {
            // The last of the three loads ends inside the range by the condition above.
            let first = unsafe bytes.loadUnaligned(fromByteOffset: index, as: Block.self)
            let second = unsafe bytes.loadUnaligned(fromByteOffset: index + 1, as: Block.self)
            let third = unsafe bytes.loadUnaligned(fromByteOffset: index + 2, as: Block.self)
            let isSIP = ((first | lowercase) .== s) .& ((second | lowercase) .== i) .& ((third | lowercase) .== p)
            let isAPI = (first .== underscore) .& (second .== a) .& (third .== p)
            let isPercent = (first .== percent) .& ((second & highBits) .== fours)
            let isEscape = (first .== backslash) .& ((second .== u) .| (second .== x))
            // A mask's lanes are all ones or all zeros; `any` would look at each of them.
            let lanes = unsafe unsafeBitCast(isSIP .| isAPI .| isPercent .| isEscape, to: SIMD2<UInt64>.self)
            if lanes[0] | lanes[1] != 0 {
                for position in index..<index + Block.scalarCount
                where unsafe isSign(at: position, bytes, range) {
                    return true
                }
            }
            index += Block.scalarCount
        }
        while index + 3 <= range.upperBound {
            if unsafe isSign(at: index, bytes, range) { return true }
            index += 1
        }
        return false
    }

    /// Whether what begins at an index makes the record one that must be read. Two more bytes are in the range.
    private mutating func isSign(
        at index: Int, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>
    ) -> Bool {
        switch unsafe bytes[index] {
        case UInt8(ascii: "%"): return unsafe bytes[index + 1] & 0xFC == 0x34
        case UInt8(ascii: "\\"):
            return unsafe bytes[index + 1] == UInt8(ascii: "u") || bytes[index + 1] == UInt8(ascii: "x")
        case UInt8(ascii: "_"):
            let start = index - 8
            guard start >= range.lowerBound, start + 12 <= range.upperBound,
                unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self) == Self.platform,
                unsafe bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt32.self) == Self.api
            else { return false }
            return unsafe !isOther(at: start + 12, bytes, range)
        case UInt8(ascii: "s"), UInt8(ascii: "S"):
            return unsafe Self.holds("sipreg", at: index, bytes, range)
                || Self.holds("sip_reg", at: index, bytes, range)
        default: return false
        }
    }

    private static func holds(
        _ word: StaticString, at index: Int, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>
    ) -> Bool {
        let length = word.utf8CodeUnitCount
        guard index + length <= range.upperBound else { return false }
        for offset in 0..<length {
            let letter = unsafe word.utf8Start[offset]
            let byte = unsafe bytes[index + offset]
            guard byte == letter || (letter != UInt8(ascii: "_") && byte | 0x20 == letter) else { return false }
        }
        return true
    }

    /// Whether a path goes on behind `platform_api` with `/` and the name of a method that is none of ours, and ends there.
    private mutating func isOther(at index: Int, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        guard index < range.upperBound, unsafe bytes[index] == UInt8(ascii: "/") else { return false }
        let start = index + 1
        var end = start
        while end < range.upperBound, unsafe Self.isLetter(bytes[end]) { end += 1 }
        guard end > start, end < range.upperBound,
            unsafe bytes[end] == UInt8(ascii: "?") || bytes[end] == UInt8(ascii: "\"")
                || bytes[end] == UInt8(ascii: " "),
            let name = unsafe ShortText(bytes.bindMemory(to: UInt8.self).span, start..<end)
        else { return false }
        if name == lastOwn { return false }
        if name == lastOther { return true }
        if !others.contains(name) {
            let text = unsafe String(decoding: bytes[start..<end], as: UTF8.self)
            guard Request.Method(Text(text, decodedFrom: SourceSpan(0, 0))).meaning == .other else {
                lastOwn = name
                return false
            }
            // Another log's garbage must not fill the memory.
            if others.count > 4_096 { others = [] }
            others.insert(name)
        }
        lastOther = name
        return true
    }

    /// `platform` and `_api` as they stand in memory.
    private static let platform = "platform".utf8.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }.littleEndian
    private static let api = "_api".utf8.reversed().reduce(0 as UInt32) { $0 << 8 | UInt32($1) }.littleEndian

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
}
