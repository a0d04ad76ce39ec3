/// A finite double written out in full: every double is a decimal fraction, if sometimes a long one.
struct ExactDecimal {
    let isNegative: Bool
    /// Without leading zeros, but for a lone one.
    private var digits: [UInt8]
    /// How many of the digits stand behind the point.
    private var scale: Int

    init(_ number: Double) {
        isNegative = number.sign == .minus
        let fraction = number.significandBitPattern
        let isNormal = number.exponentBitPattern != 0
        let significand = isNormal ? fraction | 1 << 52 : fraction
        let exponent = Int(isNormal ? number.exponentBitPattern : 1) - 1075
        var limbs = [UInt32(truncatingIfNeeded: significand), UInt32(truncatingIfNeeded: significand >> 32)]
        // significand / 2^n is significand * 5^n / 10^n.
        for _ in 0..<abs(exponent) { Self.multiply(&limbs, by: exponent < 0 ? 5 : 2) }
        digits = Self.decimalDigits(of: limbs)
        scale = max(0, -exponent)
    }

    /// `123.500`: rounded to as many places, halves to the even digit.
    func fixed(places: Int) -> String {
        var rounded = self
        rounded.round(dropping: scale - places)
        rounded.extend(places: places)
        let whole = rounded.digits.dropLast(places)
        let text = Self.text(whole) + (places > 0 ? "." : "") + Self.text(rounded.digits.suffix(places))
        return (isNegative ? "-" : "") + text
    }

    /// `1.235e+02`: one digit before the point, as many places behind it.
    func scientific(places: Int) -> String {
        var rounded = self
        rounded.round(dropping: digits.count - 1 - places)
        // Rounding up may have made it one digit longer.
        if rounded.digits.count > places + 1 { rounded.round(dropping: rounded.digits.count - 1 - places) }
        let isZero = rounded.digits == [0]
        let power = isZero ? 0 : rounded.digits.count - 1 - rounded.scale
        let padded = rounded.digits + Array(repeating: 0, count: max(0, places + 1 - rounded.digits.count))
        let exponent = String(power.magnitude)
        return (isNegative ? "-" : "") + Self.text(padded.prefix(1)) + (places > 0 ? "." : "")
            + Self.text(padded.dropFirst().prefix(places)) + "e" + (power < 0 ? "-" : "+")
            + (exponent.utf8.count < 2 ? "0" : "") + exponent
    }

    private mutating func round(dropping count: Int) {
        guard count > 0 else { return }
        let padding = max(0, count + 1 - digits.count)
        let all = Array(repeating: 0, count: padding) + digits
        let kept = all.dropLast(count)
        let dropped = all.suffix(count)
        let isOdd = (kept.last ?? 0) % 2 == 1
        let isPastHalf = dropped.first.map { $0 > 5 || $0 == 5 && dropped.dropFirst().contains { $0 != 0 } } ?? false
        let isHalf = dropped.first == 5
        digits = Array(kept)
        scale -= count
        if isPastHalf || isHalf && isOdd { increment() }
        digits = Array(digits.drop { $0 == 0 })
        if digits.isEmpty { digits = [0] }
    }

    private mutating func increment() {
        var position = digits.count - 1
        while position >= 0 {
            if digits[position] < 9 {
                digits[position] += 1
                return
            }
            digits[position] = 0
            position -= 1
        }
        digits.insert(1, at: 0)
    }

    /// Zeros at the end up to that many places, and in front so that a digit stands before the point.
    private mutating func extend(places: Int) {
        digits += Array(repeating: 0, count: max(0, places - scale))
        scale = max(scale, places)
        digits = Array(repeating: 0, count: max(0, scale + 1 - digits.count)) + digits
    }

    // MARK: Long integers, the least limb first

    private static func multiply(_ limbs: inout [UInt32], by factor: UInt32) {
        var carry = UInt64(0)
        for position in limbs.indices {
            carry += UInt64(limbs[position]) * UInt64(factor)
            limbs[position] = UInt32(truncatingIfNeeded: carry)
            carry >>= 32
        }
        if carry > 0 { limbs.append(UInt32(carry)) }
    }

    private static func decimalDigits(of limbs: [UInt32]) -> [UInt8] {
        var limbs = limbs
        var reversed: [UInt8] = []
        while !limbs.isEmpty {
            var remainder = UInt64(0)
            for position in limbs.indices.reversed() {
                let dividend = remainder << 32 | UInt64(limbs[position])
                limbs[position] = UInt32(dividend / 1_000_000_000)
                remainder = dividend % 1_000_000_000
            }
            while limbs.last == 0 { limbs.removeLast() }
            for _ in 0..<9 {
                reversed.append(UInt8(remainder % 10))
                remainder /= 10
            }
        }
        while reversed.count > 1, reversed.last == 0 { reversed.removeLast() }
        return reversed.reversed()
    }

    private static func text(_ digits: some Collection<UInt8>) -> String {
        String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    }
}
