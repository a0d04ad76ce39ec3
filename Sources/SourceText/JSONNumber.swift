/// The numbers that json-c reads in strict mode.
enum JSONNumber {
    /// Where the number ends that begins at `start` with a digit or a minus sign.
    static func end(_ bytes: Span<UInt8>, from start: Int) throws(JSONScanner.Malformed) -> Int {
        let isNegative = bytes[start] == 0x2D
        let digits = isNegative ? start + 1 : start
        var index = skipDigits(bytes, from: digits)
        let hasInteger = index > digits
        guard hasInteger || isNegative else { throw JSONScanner.Malformed(index: index) }
        var isInteger = true

        if index < bytes.count, bytes[index] == 0x2E {
            isInteger = false
            let fraction = index + 1
            index = skipDigits(bytes, from: fraction)
            guard hasInteger || index > fraction else { throw JSONScanner.Malformed(index: index) }
        } else if !hasInteger {
            throw JSONScanner.Malformed(index: index)
        }
        if index < bytes.count, bytes[index] | 0x20 == 0x65 {
            isInteger = false
            index += 1
            if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
            let exponent = index
            index = skipDigits(bytes, from: exponent)
            guard index > exponent else { throw JSONScanner.Malformed(index: index) }
        }
        if isInteger, !isNegative, bytes[digits] == 0x30 {
            for other in digits..<index where bytes[other] != 0x30 { throw JSONScanner.Malformed(index: index) }
        }
        return index
    }

    private static func skipDigits(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
        return index
    }
}
