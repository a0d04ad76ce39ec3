extension Int {
    /// The number with a comma before every three digits: `1,204`.
    var grouped: String {
        let digits = Array(String(magnitude))
        var text = self < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// `1 finding`, `1,204 findings`.
    func of(_ thing: String) -> String { "\(grouped) \(thing)\(self == 1 ? "" : "s")" }
}

extension Double {
    /// With one digit after the point below a hundred, and none above.
    var rounded: String {
        let tenths = Int((self * 10).rounded())
        return tenths < 1_000 ? "\(tenths / 10).\(tenths % 10)" : Int(rounded()).grouped
    }
}

/// A unit of bytes, by powers of a thousand.
enum ByteUnit: Int, CaseIterable {
    case bytes, kB, MB, GB, TB

    /// The greatest that a number of bytes has one of.
    init(for count: Int) {
        self = Self.allCases.last { count >= $0.size } ?? .bytes
    }

    private var size: Int { (0..<rawValue).reduce(1) { size, _ in size * 1_000 } }

    /// The number of bytes in this unit, without its name.
    func number(_ count: Int) -> String {
        self == .bytes ? count.grouped : (Double(count) / Double(size)).rounded
    }

    /// `3.4 GB`
    static func text(_ count: Int) -> String {
        let unit = ByteUnit(for: count)
        return "\(unit.number(count)) \(unit)"
    }
}
