/// Doubles as text, in the spelling of the language.
enum DoubleText {
    /// Decimal digits with a fraction and an exponent, `NaN`, `Infinity`; no hexadecimal, no spaces.
    static func parse(_ text: String) -> Double? {
        let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
        switch unsigned.lowercased() {
        case "nan": return .nan
        case "inf", "infinity": return text.first == "-" ? -.infinity : .infinity
        default: break
        }
        var hasDigit = false
        for byte in unsigned.utf8 {
            if byte.isDigit {
                hasDigit = true
            } else if byte == UInt8(ascii: "x") || byte == UInt8(ascii: "X") || byte == UInt8(ascii: "p") {
                return nil
            }
        }
        guard hasDigit, let number = Double(text), number.isFinite else { return nil }
        return number
    }

    /// The shortest text that reads back as the same number: plain digits, or with an exponent of two digits or more
    /// where it is below -4 or from 6 on, as the reference implementations have it.
    static func format(_ number: Double) -> String {
        guard number.isFinite, number != 0 else { return plain(number) }
        let (digits, exponent) = decimal(number.magnitude)
        return (-4..<6).contains(exponent) ? plain(number) : sign(of: number) + scientific(digits, exponent)
    }

    /// The shortest text without an exponent.
    static func plain(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        let sign = sign(of: number)
        if number.isInfinite { return sign + "Infinity" }
        let (digits, exponent) = decimal(number.magnitude)
        if digits == "0" { return sign + "0" }
        if exponent < 0 { return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(digits)" }
        let whole = exponent + 1
        guard digits.utf8.count > whole else {
            return sign + digits + String(repeating: "0", count: whole - digits.utf8.count)
        }
        return "\(sign)\(digits.prefix(whole)).\(digits.dropFirst(whole))"
    }

    private static func sign(of number: Double) -> String {
        number.sign == .minus ? "-" : ""
    }

    private static func scientific(_ digits: String, _ exponent: Int) -> String {
        let fraction = digits.dropFirst()
        let power = String(exponent.magnitude)
        let padded = power.utf8.count < 2 ? "0" + power : power
        return "\(digits.prefix(1))\(fraction.isEmpty ? "" : ".")\(fraction)e\(exponent < 0 ? "-" : "+")\(padded)"
    }

    /// The shortest digits without leading or trailing zeros, and the power of ten of the first.
    private static func decimal(_ number: Double) -> (digits: String, exponent: Int) {
        let parts = number.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".")
        let fraction = mantissa.count > 1 ? mantissa[1] : ""
        var digits = Array((String(mantissa[0]) + fraction).utf8)
        var exponent = mantissa[0].utf8.count - 1 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        let zero = UInt8(ascii: "0")
        while digits.count > 1, digits.first == zero {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.count > 1, digits.last == zero { digits.removeLast() }
        return (String(decoding: digits, as: UTF8.self), exponent)
    }
}
