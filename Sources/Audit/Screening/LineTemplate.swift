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

    /// Finds where the fields of a line stand in it, with quotes; false where it does not fit. The bytes may go on behind the
    /// line.
    func match(
        _ bytes: UnsafeRawBufferPointer, _ line: Range<Int>, into ranges: inout MutableSpan<Range<Int>>
    ) -> Bool {
        unsafe literals.withUnsafeBytes { literals in
            guard let known = literals.baseAddress, let base = bytes.baseAddress else { return false }
            // What is loaded stands between the line's beginning and its end, or the buffer's; no sum of places in a buffer
            // overflows.
            let start = unsafe base + line.lowerBound
            let count = line.count
            let room = bytes.count &- line.lowerBound
            let slots = slots.span
            var index = 0
            for place in slots.indices {
                let literal = slots[place].literal
                let length = literal.upperBound &- literal.lowerBound
                guard index &+ length <= count,
                    unsafe Self.isSame(known + literal.lowerBound, start + index, length)
                else { return false }
                index = index &+ length
                var first = index
                var end = index
                switch slots[place].kind {
                case .string:
                    index = unsafe Self.endOfString(start, index, count, room: room)
                    guard index < count, unsafe start.load(fromByteOffset: index, as: UInt8.self) == 0x22 else {
                        return false
                    }
                    first = first &- 1
                    end = index &+ 1
                case .number:
                    index = unsafe Self.endOfNumber(start, index, count)
                    guard index > first else { return false }
                    end = index
                case .constant: first = first &- slots[place].length
                }
                let field = slots[place].field
                if field >= 0 { ranges[field] = unsafe Range(uncheckedBounds: (first, end)) }
            }
            return unsafe count &- index == tail.count
                && Self.isSame(known + tail.lowerBound, start + index, tail.count)
        }
    }

    /// Whether so many bytes are the same.
    @inline(__always)
    private static func isSame(_ first: UnsafeRawPointer, _ second: UnsafeRawPointer, _ count: Int) -> Bool {
        guard count >= 8 else { return unsafe memcmp(first, second, count) == 0 }
        var index = 0
        while index &+ 8 < count {
            guard unsafe word(first, index) == word(second, index) else { return false }
            index = index &+ 8
        }
        // The last eight, which may overlap those before them.
        return unsafe word(first, count &- 8) == word(second, count &- 8)
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawPointer, _ index: Int) -> UInt64 {
        unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }

    /// Where a string ends, or something in it that is not plain: an escape, a control character, a byte beyond ASCII.
    @inline(__always)
    private static func endOfString(_ bytes: UnsafeRawPointer, _ start: Int, _ end: Int, room: Int) -> Int {
        let quotes = SIMD16<UInt8>(repeating: 0x22)
        let backslashes = SIMD16<UInt8>(repeating: 0x5C)
        // As signed numbers, bytes beyond ASCII are less than control characters.
        let spaces = SIMD16<Int8>(repeating: 0x20)
        var index = start
        let last = min(end &- 1, room &- 16)
        while index <= last {
            let block = unsafe bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            let odd = unsafe unsafeBitCast(
                unsafeBitCast(block, to: SIMD16<Int8>.self) .< spaces, to: SIMD2<UInt64>.self)
            let marked = unsafe unsafeBitCast((block .== quotes) .| (block .== backslashes), to: SIMD2<UInt64>.self)
            let lanes = odd | marked
            if lanes[0] != 0 { return index &+ lanes[0].trailingZeroBitCount / 8 }
            if lanes[1] != 0 { return index &+ 8 &+ lanes[1].trailingZeroBitCount / 8 }
            index = index &+ 16
        }
        while index < end {
            let byte = unsafe bytes.load(fromByteOffset: index, as: UInt8.self)
            if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { return index }
            index = index &+ 1
        }
        return end
    }

    /// Where a number ends that is written as digits, perhaps with a fraction; the start where it is written otherwise.
    @inline(__always)
    private static func endOfNumber(_ bytes: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int {
        var index = unsafe endOfDigits(bytes, start, end)
        guard index > start, unsafe bytes.load(fromByteOffset: start, as: UInt8.self) != 0x30 || index == start &+ 1
        else { return start }
        guard index < end, unsafe bytes.load(fromByteOffset: index, as: UInt8.self) == 0x2E else { return index }
        let fraction = index &+ 1
        index = unsafe endOfDigits(bytes, fraction, end)
        return index > fraction ? index : start
    }

    @inline(__always)
    private static func endOfDigits(_ bytes: UnsafeRawPointer, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, unsafe bytes.load(fromByteOffset: index, as: UInt8.self) &- 0x30 < 10 { index = index &+ 1 }
        return index
    }
}
