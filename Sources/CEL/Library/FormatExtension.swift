/// `format` and `strings.quote`.
enum FormatExtension {
    static let functions: [StandardLibrary.Entry] = [
        (
            "format",
            [
                Overload(.member, [.string, .list(.dyn)], .string) {
                    (format: String, arguments: [Value], budget: inout Budget) throws(EvaluationError) -> String in
                    try FormatText.format(format, arguments, &budget)
                }
            ]
        ),
        ("strings.quote", [Overload(.global) { (text: String) in quoted(text) }]),
    ]

    /// As a literal of the language.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if let letter = escapes[scalar] {
                result += "\\" + letter
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static let escapes: [UnicodeScalar: String] = [
        "\u{07}": "a", "\u{08}": "b", "\u{0C}": "f", "\n": "n", "\r": "r", "\t": "t", "\u{0B}": "v", "\\": "\\",
        "\"": "\"",
    ]
}
