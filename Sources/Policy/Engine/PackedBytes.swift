internal import SourceText

/// Numbers and texts one behind the other, to be read in the order in which they were added.
struct PackedBytes {
    private(set) var packed: [UInt8]
    private var position = 0

    init(_ packed: [UInt8] = []) { self.packed = packed }

    // MARK: Adding

    /// Seven bits a byte, the lowest first; what is near zero is short.
    mutating func add(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
        while rest >= 0x80 {
            packed.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        packed.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func add(_ bytes: [UInt8]) {
        add(bytes.count)
        packed += bytes
    }

    mutating func add(_ number: Int?) {
        packed.append(number == nil ? 0 : 1)
        if let number { add(number) }
    }

    mutating func add(_ bytes: [UInt8]?) {
        packed.append(bytes == nil ? 0 : 1)
        if let bytes { add(bytes) }
    }

    mutating func add(_ place: Finding.Place) {
        add(place.file)
        add(place.span.start)
        add(place.span.end)
    }

    // MARK: Reading

    mutating func int() -> Int {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while packed[position] >= 0x80 {
            number |= UInt64(packed[position] & 0x7F) << shift
            shift += 7
            position += 1
        }
        number |= UInt64(packed[position]) << shift
        position += 1
        let half = Int(bitPattern: UInt(number >> 1))
        return number & 1 == 0 ? half : ~half
    }

    mutating func bytes() -> [UInt8] {
        let count = int()
        defer { position += count }
        return Array(packed[position..<position + count])
    }

    mutating func text() -> String { String(decoding: bytes(), as: UTF8.self) }

    mutating func optionalInt() -> Int? { isThere() ? int() : nil }

    mutating func optionalText() -> String? { isThere() ? text() : nil }

    mutating func place() -> Finding.Place {
        Finding.Place(file: int(), span: SourceSpan(int(), int()))
    }

    private mutating func isThere() -> Bool {
        defer { position += 1 }
        return packed[position] == 1
    }
}
