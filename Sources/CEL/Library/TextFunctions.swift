/// The functions on strings and bytes that belong to the language itself.
enum TextFunctions {
    static let functions: [StandardLibrary.Entry] = [
        ("contains", [test(.contains)]),
        ("startsWith", [test(.startsWith)]),
        ("endsWith", [test(.endsWith)]),
        ("matches", [matches(.member), matches(.global)]),
        (
            "size",
            [
                Overload(.global) { (text: String) in Int64(text.unicodeScalars.count) },
                Overload(.member) { (text: String) in Int64(text.unicodeScalars.count) },
                Overload(.global) { (bytes: [UInt8]) in Int64(bytes.count) },
                Overload(.member) { (bytes: [UInt8]) in Int64(bytes.count) },
            ]
        ),
    ]

    private static func test(_ test: TextTest) -> Overload {
        var overload = Overload(.member, [.string, .string], .bool) {
            (text: String, other: String, budget: inout Budget) in
            budget.charge(test.cost(text.weight, other.weight))
            return budget.isExhausted ? false : test.holds(text, other)
        }
        overload.textTest = test
        return overload
    }

    /// With a pattern that is known only now; one that is written out was compiled when the expression was.
    private static func matches(_ style: Overload.Style) -> Overload {
        Overload(style, [.string, .string], .bool) {
            (text: String, pattern: String, budget: inout Budget) throws(EvaluationError) in
            budget.charge(1_000 + pattern.utf8.count)
            guard !budget.isExhausted else { return false }
            do throws(Pattern.Failure) {
                let compiled = try Pattern(pattern, memory: Limits().patternMemory)
                budget.charge(compiled.size + compiled.cost(ofTextWeighing: text.weight))
                return !budget.isExhausted && compiled.matches(text)
            } catch {
                throw .invalidPattern(error.reason)
            }
        }
    }
}
