/// Conversions between types, and `type`, `dyn`.
enum Conversions {
    static let functions: [StandardLibrary.Entry] = [
        (
            "bool",
            [
                Overload(.global) { (a: Bool) in a },
                Overload(.global) { (text: String) throws(EvaluationError) in try boolean(text) },
            ]
        ),
        (
            "int",
            [
                Overload(.global) { (a: Int64) in a },
                Overload(.global) { (a: UInt64) throws(EvaluationError) in
                    try Int64(exactly: a).orThrow(.outOfRange(type: "int"))
                },
                Overload(.global) { (a: Double) throws(EvaluationError) in try integer(a) },
                Overload(.global) { (text: String) throws(EvaluationError) in
                    try Int64(text).orThrow(.invalidConversion(to: "int", from: text))
                },
                Overload(.global) { (time: Timestamp) in time.seconds },
            ]
        ),
        (
            "uint",
            [
                Overload(.global) { (a: UInt64) in a },
                Overload(.global) { (a: Int64) throws(EvaluationError) in
                    try UInt64(exactly: a).orThrow(.outOfRange(type: "uint"))
                },
                Overload(.global) { (a: Double) throws(EvaluationError) in
                    try (a < 0 ? nil : UInt64(exactly: a.rounded(.towardZero))).orThrow(.outOfRange(type: "uint"))
                },
                Overload(.global) { (text: String) throws(EvaluationError) in
                    // Swift reads "-0".
                    try (text.hasPrefix("-") ? nil : UInt64(text)).orThrow(
                        .invalidConversion(to: "uint", from: text))
                },
            ]
        ),
        (
            "double",
            [
                Overload(.global) { (a: Double) in a },
                Overload(.global) { (a: Int64) in Double(a) },
                Overload(.global) { (a: UInt64) in Double(a) },
                Overload(.global) { (text: String) throws(EvaluationError) in
                    try DoubleText.parse(text).orThrow(.invalidConversion(to: "double", from: text))
                },
            ]
        ),
        (
            "string",
            [
                Overload(.global) { (a: String) in a },
                Overload(.global) { (a: Bool) in a ? "true" : "false" },
                Overload(.global) { (a: Int64) in String(a) },
                Overload(.global) { (a: UInt64) in String(a) },
                Overload(.global) { (a: Double) in DoubleText.format(a) },
                Overload(.global) { (bytes: [UInt8]) throws(EvaluationError) in
                    try String(validating: bytes, as: UTF8.self).orThrow(
                        .invalidConversion(to: "string", from: "bytes that are not UTF-8"))
                },
                Overload(.global) { (time: Timestamp) in TimestampText.format(time) },
                Overload(.global) { (length: Duration) in DurationText.format(length) },
            ]
        ),
        (
            "bytes",
            [Overload(.global) { (a: [UInt8]) in a }, Overload(.global) { (text: String) in Array(text.utf8) }]
        ),
        (
            "timestamp",
            [
                Overload(.global) { (a: Timestamp) in a },
                Overload(.global) { (text: String) throws(EvaluationError) in
                    try TimestampText.parse(text).orThrow(.invalidConversion(to: "timestamp", from: text))
                },
                Overload(.global) { (seconds: Int64) throws(EvaluationError) in
                    try Timestamp(seconds: seconds).orThrow(.outOfRange(type: "timestamp"))
                },
            ]
        ),
        (
            "duration",
            [
                Overload(.global) { (a: Duration) in a },
                Overload(.global) { (text: String) throws(EvaluationError) in
                    try DurationText.parse(text).orThrow(.invalidConversion(to: "duration", from: text))
                },
                Overload(.global) { (seconds: Int64) throws(EvaluationError) in
                    try Duration(checkedNanoseconds: seconds.multipliedReportingOverflow(by: 1_000_000_000))
                },
            ]
        ),
        ("dyn", [Overload(.global, [.parameter("A")], .dyn) { (a: Value, _: inout Budget) in a }]),
        (
            "type",
            [
                Overload(.global, [.parameter("A")], .type(.parameter("A"))) { (a: Value, _: inout Budget) in
                    Value.type(a.typeName)
                }
            ]
        ),
    ]

    private static func boolean(_ text: String) throws(EvaluationError) -> Bool {
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": true
        case "0", "f", "F", "false", "FALSE", "False": false
        default: throw .invalidConversion(to: "bool", from: text)
        }
    }

    /// Towards zero; both ends of the range are out, because doubles near them stand for other integers too.
    private static func integer(_ number: Double) throws(EvaluationError) -> Int64 {
        guard number > -0x1p63, number < 0x1p63 else { throw .outOfRange(type: "int") }
        return Int64(number)
    }
}

extension Optional {
    /// The value, or the error where there is none.
    func orThrow(_ error: @autoclosure () -> EvaluationError) throws(EvaluationError) -> Wrapped {
        guard let self else { throw error() }
        return self
    }
}
