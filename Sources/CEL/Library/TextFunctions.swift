/// The functions on strings and bytes that belong to the language itself.
enum TextFunctions {
    static let functions: [StandardLibrary.Entry] = [
        ("contains", [search { ByteSearch.first($1.utf8, in: $0.utf8) != nil }]),
        ("startsWith", [Overload(.member) { (text: String, prefix: String) in text.utf8.starts(with: prefix.utf8) }]),
        (
            "endsWith",
            [
                Overload(.member) { (text: String, suffix: String) in
                    text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
                }
            ]
        ),
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

    private static func search(_ holds: @escaping @Sendable (String, String) -> Bool) -> Overload {
        Overload(.member, [.string, .string], .bool) { (text: String, part: String, budget: inout Budget) in
            budget.charge(text.weight * part.weight)
            return budget.isExhausted ? false : holds(text, part)
        }
    }

    /// With a pattern that is known only now; one that is written out was compiled when the expression was.
    private static func matches(_ style: Overload.Style) -> Overload {
        Overload(style, [.string, .string], .bool) {
            (text: String, pattern: String, budget: inout Budget) throws(EvaluationError) in
            budget.charge(1_000 + pattern.utf8.count)
            guard !budget.isExhausted else { return false }
            do throws(Pattern.Failure) {
                let compiled = try Pattern(pattern, memory: Limits().patternMemory)
                budget.charge(compiled.size)
                return compiled.matches(text)
            } catch {
                throw .invalidPattern(error.reason)
            }
        }
    }
}
