internal import Glibc
internal import Readers
internal import SourceText

/// The layout that the lines of one writer have in common: the same keys in the same order, with other values.
///
/// A line that fits is valid JSON with its fields where the layout says, found by comparing what stands between the values.
/// It is learnt from a line that was read in full: objects, lists and words such as `null` must be as they were there, strings
/// have no escapes and nothing beyond ASCII, numbers are plain.
struct LineTemplate {
    private enum Kind {
        case string, number
        /// Written as in the line from which it was learnt.
        case constant
    }

    private struct Slot {
        /// The bytes before the value, from the one before it on: quotes of a string belong to them.
        var literal: Range<Int>
        var kind: Kind
        /// The field that the value is, or -1.
        var field: Int
        /// Bytes of a constant, which end its literal.
        var length = 0
    }

    private var literals: [UInt8] = []
    private var slots: [Slot] = []
    private var tail = 0..<0

    /// Objects with more members are not learnt.
    private static let mostMembers = 64

    /// Learns the layout of a line that is one JSON object. `fields` are the values that matter, with their fields; nil where
    /// one of them stands deeper than the outermost object, or something is written in an unusual way.
    init?(_ line: Span<UInt8>, fields: [(field: Int, range: Range<Int>)]) {
        var scanner = JSONScanner()
        var known = 0
        var end = 0
        do throws(JSONScanner.Malformed) {
            guard try scanner.next(line) == .objectStart else { return nil }
            while let token = try scanner.next(line), token == .key {
                guard !scanner.hasEscapes, slots.count < Self.mostMembers, let value = try scanner.next(line) else {
                    return nil
                }
                let start = scanner.range.lowerBound
                let isEscaped = scanner.hasEscapes
                try scanner.skip(value, line)
                let range = start..<scanner.range.upperBound
                let matches = fields.filter { $0.range == range }
                guard matches.count < 2, !(value == .string && isEscaped) else { return nil }
                known += matches.count
                add(line, end, range, value, matches.first?.field ?? -1)
                end = value == .string ? range.upperBound - 1 : range.upperBound
            }
            guard try scanner.next(line) == nil, known == fields.count else { return nil }
        } catch {
            return nil
        }
        tail = append(line, end..<line.count)
    }

    private mutating func add(
        _ line: Span<UInt8>, _ end: Int, _ range: Range<Int>, _ token: JSONScanner.Token, _ field: Int
    ) {
        switch token {
        case .string:
            slots.append(Slot(literal: append(line, end..<range.lowerBound + 1), kind: .string, field: field))
        case .number:
            slots.append(Slot(literal: append(line, end..<range.lowerBound), kind: .number, field: field))
        case .objectStart, .listStart, .end, .key, .bool, .null:
            let literal = append(line, end..<range.upperBound)
            slots.append(Slot(literal: literal, kind: .constant, field: field, length: range.count))
        }
    }

    private mutating func append(_ line: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        let start = literals.count
        for index in range { literals.append(line[index]) }
        return start..<literals.count
    }

    /// The fields that every line of the layout has.
    var fields: [Int] { slots.map(\.field).filter { $0 >= 0 } }

    /// Finds the fields of a line; false where it does not fit. The bytes may go on behind the line. `found` is told each
    /// field and where its value stands in the line, with quotes.
    @inline(__always)
    func match(
        _ bytes: UnsafeRawBufferPointer, _ line: Range<Int>, found: (_ field: Int, _ value: Range<Int>) -> Void
    ) -> Bool {
        unsafe literals.withUnsafeBytes { literals in
            guard let known = literals.baseAddress, let base = bytes.baseAddress else { return false }
            var index = line.lowerBound
            for slot in slots {
                let count = slot.literal.count
                // Both ranges are within their buffers.
                guard index + count <= line.upperBound,
                    unsafe memcmp(base + index, known + slot.literal.lowerBound, count) == 0
                else { return false }
                index += count
                let start = index
                switch slot.kind {
                case .string:
                    index = unsafe Self.endOfString(bytes, index, line.upperBound)
                    guard index < line.upperBound, unsafe bytes[index] == 0x22 else { return false }
                    if slot.field >= 0 { found(slot.field, start - 1 - line.lowerBound..<index + 1 - line.lowerBound) }
                case .number:
                    index = unsafe Self.endOfNumber(bytes, index, line.upperBound)
                    guard index > start else { return false }
                    if slot.field >= 0 { found(slot.field, start - line.lowerBound..<index - line.lowerBound) }
                case .constant:
                    if slot.field >= 0 {
                        found(slot.field, index - slot.length - line.lowerBound..<index - line.lowerBound)
                    }
                }
            }
            return unsafe line.upperBound - index == tail.count
                && memcmp(base + index, known + tail.lowerBound, tail.count) == 0
        }
    }

    /// Where a string ends, or something in it that is not plain: an escape, a control character, a byte beyond ASCII.
    @inline(__always)
    private static func endOfString(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
        let quotes = SIMD16<UInt8>(repeating: 0x22)
        let backslashes = SIMD16<UInt8>(repeating: 0x5C)
        // As signed numbers, bytes beyond ASCII are less than control characters.
        let spaces = SIMD16<Int8>(repeating: 0x20)
        var index = start
        while index + 16 <= bytes.count, index < end {
            // The load stands inside the buffer by the condition above.
            let block = unsafe bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            let odd = unsafe unsafeBitCast(
                unsafeBitCast(block, to: SIMD16<Int8>.self) .< spaces, to: SIMD2<UInt64>.self)
            let marked = unsafe unsafeBitCast((block .== quotes) .| (block .== backslashes), to: SIMD2<UInt64>.self)
            let lanes = odd | marked
            if lanes[0] != 0 { return index + lanes[0].trailingZeroBitCount / 8 }
            if lanes[1] != 0 { return index + 8 + lanes[1].trailingZeroBitCount / 8 }
            index += 16
        }
        while index < end {
            let byte = unsafe bytes[index]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { return index }
            index += 1
        }
        return end
    }

    /// Where a number ends that is written as digits, perhaps with a fraction; the start where it is written otherwise.
    @inline(__always)
    private static func endOfNumber(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, unsafe bytes[index] &- 0x30 < 10 { index += 1 }
        guard index > start, unsafe bytes[start] != 0x30 || index == start + 1 else { return start }
        guard index < end, unsafe bytes[index] == 0x2E else { return index }
        let fraction = index + 1
        index = fraction
        while index < end, unsafe bytes[index] &- 0x30 < 10 { index += 1 }
        return index > fraction ? index : start
    }
}
