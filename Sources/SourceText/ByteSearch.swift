extension Span where Element == UInt8 {
    /// Index of the first of two bytes or a NUL at or after `start`, or `count`. Looks at 16 bytes at a time.
    @inline(__always)
    func firstIndex(of first: UInt8, or second: UInt8, orNULFrom start: Int) -> Int {
        // Comparing with a vector is one instruction; comparing with a scalar is a loop over the lanes, 50 times slower.
        let firsts = SIMD16<UInt8>(repeating: first)
        let seconds = SIMD16<UInt8>(repeating: second)
        let zeros = SIMD16<UInt8>(repeating: 0)
        let raw = unsafe bytes
        var index = start
        while index + 16 <= count {
            // `index + 16` is within the span, and every bit pattern is a vector of bytes.
            let chunk = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            let found = (chunk .== firsts) .| (chunk .== seconds) .| (chunk .== zeros)
            // A mask's lanes are all ones or all zeros, so the first bit that is set tells the lane.
            let lanes = unsafe unsafeBitCast(found, to: SIMD2<UInt64>.self)
            if lanes[0] != 0 { return index + UInt64(littleEndian: lanes[0]).trailingZeroBitCount / 8 }
            if lanes[1] != 0 { return index + 8 + UInt64(littleEndian: lanes[1]).trailingZeroBitCount / 8 }
            index += 16
        }
        while index < count, self[index] != first, self[index] != second, self[index] != 0 { index += 1 }
        return index
    }
}
