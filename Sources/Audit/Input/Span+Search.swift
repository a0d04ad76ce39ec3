internal import Glibc

extension Span where Element == UInt8 {
    /// How many line feeds there are.
    var lineEnds: Int {
        unsafe withUnsafeBytes { bytes in
            guard var next = bytes.baseAddress else { return 0 }
            let end = unsafe next + bytes.count
            var count = 0
            // The distance to the end is never negative, and memchr finds nothing at or behind the end.
            while let found = unsafe memchr(next, 0x0A, end - next) {
                count += 1
                unsafe next = UnsafeRawPointer(found) + 1
            }
            return count
        }
    }

    /// Whether a word stands at a range, and nothing else.
    func equals(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count {
            guard unsafe self[range.lowerBound + offset] == word.utf8Start[offset] else { return false }
        }
        return true
    }

    /// Whether what stands at a range begins with a word.
    func starts(_ range: Range<Int>, with word: StaticString) -> Bool {
        range.count >= word.utf8CodeUnitCount
            && equals(range.lowerBound..<range.lowerBound + word.utf8CodeUnitCount, word)
    }

    /// Whether a name stands at an index, where there is room for it.
    func matches(_ name: [UInt8], at start: Int) -> Bool {
        for offset in name.indices where self[start + offset] != name[offset] { return false }
        return true
    }

    /// Index of the first of three bytes at or after `start`, or `count`. Looks at 16 bytes at a time.
    @inline(__always)
    func firstIndex(of first: UInt8, or second: UInt8, or third: UInt8, from start: Int) -> Int {
        // Comparing with a vector is one instruction; comparing with a scalar is a loop over the lanes.
        let firsts = SIMD16<UInt8>(repeating: first)
        let seconds = SIMD16<UInt8>(repeating: second)
        let thirds = SIMD16<UInt8>(repeating: third)
        let raw = unsafe bytes
        var index = start
        while index + 16 <= count {
            // `index + 16` is within the span, and every bit pattern is a vector of bytes.
            let block = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            let found = (block .== firsts) .| (block .== seconds) .| (block .== thirds)
            // A mask's lanes are all ones or all zeros, so the first bit that is set tells the lane.
            let lanes = unsafe unsafeBitCast(found, to: SIMD2<UInt64>.self)
            if lanes[0] != 0 { return index + UInt64(littleEndian: lanes[0]).trailingZeroBitCount / 8 }
            if lanes[1] != 0 { return index + 8 + UInt64(littleEndian: lanes[1]).trailingZeroBitCount / 8 }
            index += 16
        }
        while index < count, self[index] != first, self[index] != second, self[index] != third { index += 1 }
        return index
    }
}
