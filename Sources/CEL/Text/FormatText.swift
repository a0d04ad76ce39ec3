/// Fills the clauses of a format string, `%s`, `%d`, `%.2f` and so on, with values.
struct FormatText {
    private var result = ""
    private let arguments: [Value]
    private var nextArgument = 0

    /// Places behind the point that may be asked for.
    private static let greatestPrecision = 1_000

    static func format(
        _ format: String, _ arguments: [Value], _ budget: inout Budget
    ) throws(EvaluationError) -> String {
        var text = FormatText(arguments: arguments)
        var rest = format.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar != "%" {
                text.result.unicodeScalars.append(scalar)
            } else if rest.first == "%" {
                rest.removeFirst()
                text.result += "%"
            } else {
                try text.fill(&rest, &budget)
            }
        }
        return text.result
    }

    private init(arguments: [Value]) {
        self.arguments = arguments
    }

    private mutating func fill(
        _ rest: inout Substring.UnicodeScalarView, _ budget: inout Budget
    ) throws(EvaluationError) {
        let precision = try Self.precision(&rest)
        guard let letter = rest.popFirst() else { throw .invalidArgument("a format clause has no end") }
        guard let clause = Clause(rawValue: letter) else {
            throw .invalidArgument("unknown format clause '%\(letter)'")
        }
        guard nextArgument < arguments.count else { throw .indexOutOfRange(Int64(nextArgument)) }
        let argument = arguments[nextArgument]
        nextArgument += 1
        let text = try clause.text(of: argument, precision: precision, &budget)
        budget.charge(bytes: text.utf8.count)
        result += text
    }

    /// The digits of `.3`; 6 where there is none.
    private static func precision(_ rest: inout Substring.UnicodeScalarView) throws(EvaluationError) -> Int {
        guard rest.first == "." else { return 6 }
        rest.removeFirst()
        var digits = ""
        while let scalar = rest.first, ("0"..."9").contains(scalar) {
            digits.unicodeScalars.append(scalar)
            rest.removeFirst()
        }
        guard let precision = Int(digits), precision <= greatestPrecision else {
            throw .invalidArgument("a format clause has no precision up to \(greatestPrecision) behind its point")
        }
        return precision
    }

    /// What a letter stands for.
    enum Clause: UnicodeScalar {
        case string = "s"
        case decimal = "d"
        case fixed = "f"
        case scientific = "e"
        case binary = "b"
        case octal = "o"
        case lowerHex = "x"
        case upperHex = "X"

        func text(
            of value: Value, precision: Int, _ budget: inout Budget
        ) throws(EvaluationError) -> String {
            switch self {
            case .string: return Self.plain(value, &budget)
            case .decimal:
                if case .double(let number) = value { return DoubleText.plain(number) }
                return try integer(value, radix: 10)
            case .octal: return try integer(value, radix: 8)
            case .binary:
                if case .bool(let flag) = value { return flag ? "1" : "0" }
                return try integer(value, radix: 2)
            case .lowerHex: return try hex(value)
            case .upperHex: return try hex(value).uppercased()
            case .fixed:
                budget.charge(Self.exactCost)
                return try real(value) { ExactDecimal($0).fixed(places: precision) }
            case .scientific:
                budget.charge(Self.exactCost)
                return try real(value) { ExactDecimal($0).scientific(places: precision) }
            }
        }

        /// Steps for writing a double out in full, which may be a thousand digits.
        private static let exactCost = 100

        private func refuse(_ value: Value) -> EvaluationError {
            .invalidArgument("'%\(rawValue)' does not take a value of type \(value.typeName)")
        }

        private func integer(_ value: Value, radix: Int) throws(EvaluationError) -> String {
            switch value {
            case .int(let number): return String(number, radix: radix)
            case .uint(let number): return String(number, radix: radix)
            default: throw refuse(value)
            }
        }

        private func hex(_ value: Value) throws(EvaluationError) -> String {
            switch value {
            case .string(let text): Self.hex(text.utf8)
            case .bytes(let bytes): Self.hex(bytes)
            default: try integer(value, radix: 16)
            }
        }

        private static func hex(_ bytes: some Sequence<UInt8>) -> String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }

        private func real(_ value: Value, _ write: (Double) -> String) throws(EvaluationError) -> String {
            let number: Double
            switch value {
            case .double(let double): number = double
            case .int(let integer): number = Double(integer)
            case .uint(let integer): number = Double(integer)
            default: throw refuse(value)
            }
            return number.isFinite ? write(number) : DoubleText.format(number)
        }

        /// Lists in brackets; maps in braces, ordered by the text of their keys.
        private static func plain(_ value: Value, _ budget: inout Budget) -> String {
            budget.charge(1)
            guard !budget.isExhausted else { return "" }
            switch value {
            case .list(let elements):
                var texts: [String] = []
                for element in elements { texts.append(plain(element, &budget)) }
                return joined(texts, "[", "]", &budget)
            case .map(let map):
                var texts: [String] = []
                for entry in map.entries {
                    texts.append("\(plain(entry.key.value, &budget)): \(plain(entry.value, &budget))")
                }
                return joined(texts.sorted { $0.precedes($1) }, "{", "}", &budget)
            default: return value.displayText
            }
        }

        private static func joined(
            _ texts: [String], _ opening: String, _ closing: String, _ budget: inout Budget
        ) -> String {
            for text in texts { budget.charge(bytes: text.utf8.count) }
            return budget.isExhausted ? "" : opening + texts.joined(separator: ", ") + closing
        }
    }
}
