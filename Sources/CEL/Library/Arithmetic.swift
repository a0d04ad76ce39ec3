/// `+ - * / %` and signs. Overflow and division by zero are errors; doubles follow IEEE 754.
enum Arithmetic {
    static let functions: [StandardLibrary.Entry] = [
        (
            "+",
            [
                Overload(.global) { (a: Int64, b: Int64) throws(EvaluationError) in
                    try checked(a.addingReportingOverflow(b), "+")
                },
                Overload(.global) { (a: UInt64, b: UInt64) throws(EvaluationError) in
                    try checked(a.addingReportingOverflow(b), "+")
                },
                Overload(.global) { (a: Double, b: Double) in a + b },
                Overload(.global) { (a: String, b: String) in a + b },
                Overload(.global) { (a: [UInt8], b: [UInt8]) in a + b },
                Overload(.global, [.list(element), .list(element)], .list(element)) {
                    (a: [Value], b: [Value], _: inout Budget) in a + b
                },
            ]
        ),
        (
            "-",
            [
                Overload(.global) { (a: Int64, b: Int64) throws(EvaluationError) in
                    try checked(a.subtractingReportingOverflow(b), "-")
                },
                Overload(.global) { (a: UInt64, b: UInt64) throws(EvaluationError) in
                    try checked(a.subtractingReportingOverflow(b), "-")
                },
                Overload(.global) { (a: Double, b: Double) in a - b },
            ]
        ),
        (
            "*",
            [
                Overload(.global) { (a: Int64, b: Int64) throws(EvaluationError) in
                    try checked(a.multipliedReportingOverflow(by: b), "*")
                },
                Overload(.global) { (a: UInt64, b: UInt64) throws(EvaluationError) in
                    try checked(a.multipliedReportingOverflow(by: b), "*")
                },
                Overload(.global) { (a: Double, b: Double) in a * b },
            ]
        ),
        (
            "/",
            [
                Overload(.global) { (a: Int64, b: Int64) throws(EvaluationError) in
                    try checked(a.dividedReportingOverflow(by: nonZero(b)), "/")
                },
                Overload(.global) { (a: UInt64, b: UInt64) throws(EvaluationError) in a / (try nonZero(b)) },
                Overload(.global) { (a: Double, b: Double) in a / b },
            ]
        ),
        (
            "%",
            [
                Overload(.global) { (a: Int64, b: Int64) throws(EvaluationError) in
                    try checked(a.remainderReportingOverflow(dividingBy: nonZero(b)), "%")
                },
                Overload(.global) { (a: UInt64, b: UInt64) throws(EvaluationError) in a % (try nonZero(b)) },
            ]
        ),
        (
            Operator.negate.rawValue,
            [
                Overload(.global) { (a: Int64) throws(EvaluationError) in
                    try checked(Int64(0).subtractingReportingOverflow(a), "-")
                },
                Overload(.global) { (a: Double) in -a },
            ]
        ),
    ]

    private static let element = CELType.parameter("A")

    static func checked<T>(
        _ outcome: (partialValue: T, overflow: Bool), _ operation: String
    ) throws(EvaluationError) -> T {
        guard !outcome.overflow else { throw .overflow(operation: operation) }
        return outcome.partialValue
    }

    private static func nonZero<T: FixedWidthInteger>(_ number: T) throws(EvaluationError) -> T {
        guard number != 0 else { throw .divisionByZero }
        return number
    }
}
