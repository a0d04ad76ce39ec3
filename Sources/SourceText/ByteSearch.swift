extension Span where Element == UInt8 {
    /// Index of the first of two bytes or a NUL at or after `start`, or `count`. Looks at 16 bytes at a time.
    @inline(__always)
    func firstIndex(of first: UInt8, or second: UInt8, orNULFrom start: Int) -> Int {
        search(from: start) {
            ($0 .== first) .| ($0 .== second) .| ($0 .== 0)
        } byte: {
            $0 == first || $0 == second || $0 == 0
        }
    }

    /// Index of the first quote of either kind, bracket or brace at or after `start`, or `count`. Looks at 16 bytes at a time.
    ///
    /// It may stop at 0x02 and 0x07 too, which are no part of JSON outside a string.
    @inline(__always)
    func firstQuoteOrBracket(from start: Int) -> Int {
        // Setting bit 5 makes a brace of a bracket and leaves quotes as they are.
        search(from: start) { chunk in
            let folded = chunk | 0x20
            return (folded .== 0x7B) .| (folded .== 0x7D) .| (folded .== 0x22) .| (folded .== 0x27)
        } byte: {
            let folded = $0 | 0x20
            return folded == 0x7B || folded == 0x7D || folded == 0x22 || folded == 0x27
        }
    }

    @inline(__always)
    private func search(
        from start: Int, chunk isWanted: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>, byte isWantedByte: (UInt8) -> Bool
    ) -> Int {
        let raw = unsafe bytes
        var index = start
        while index + 16 <= count {
            // `index + 16` is within the span, and every bit pattern is a vector of bytes.
            let chunk = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            // A mask's lanes are all ones or all zeros, so the first bit that is set tells the lane.
            let lanes = unsafe unsafeBitCast(isWanted(chunk), to: SIMD2<UInt64>.self)
            if lanes[0] != 0 { return index + UInt64(littleEndian: lanes[0]).trailingZeroBitCount / 8 }
            if lanes[1] != 0 { return index + 8 + UInt64(littleEndian: lanes[1]).trailingZeroBitCount / 8 }
            index += 16
        }
        while index < count, !isWantedByte(self[index]) { index += 1 }
        return index
    }
}
