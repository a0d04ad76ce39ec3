internal import Policy
internal import SourceText

extension RuleDescription {
    /// The rule as a `reportingDescriptor`, with the properties that GitHub reads.
    var sarif: JSON {
        let source = source.map { "Source: \($0)" }
        let text = [about.trimmed, source].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n\n")
        let help = (text.isEmpty ? title : text).escapedInLines
        return [
            "id": .string(id), "shortDescription": ["text": .string(title.escapedInLines.cut(toScalars: 1_024))],
            "fullDescription": [
                "text": .string((about.trimmed.isEmpty ? title : about.trimmed).escapedInLines.cut(toScalars: 1_024))
            ],
            "help": ["text": .string(help), "markdown": .string("**\(title.escapedInLines)**\n\n\(help)")],
            "defaultConfiguration": ["level": .string(severity.rawValue)], "properties": .object(properties),
        ]
    }

    private var properties: [(name: String, value: JSON)] {
        var members: [(name: String, value: JSON)] = [
            ("tags", [.string(basis.rawValue), "sip-registration"]), ("precision", .string(precision)),
            ("problem.severity", .string(severity == .note ? "recommendation" : severity.rawValue)),
        ]
        // It makes GitHub show the rule's findings as security alerts.
        if basis == .security { members.append(("security-severity", .string(securitySeverity))) }
        return members
    }

    /// How seldom a finding is wrong.
    private var precision: String {
        switch basis {
        case .documented, .policy: "very-high"
        case .security, .hygiene: "high"
        case .inferred: "medium"
        }
    }

    /// As scores of CVSS are: high, medium, low.
    private var securitySeverity: String {
        switch severity {
        case .error: "8.0"
        case .warning: "5.0"
        case .note: "2.0"
        }
    }
}

extension String {
    /// The text without line ends and blanks at its ends.
    fileprivate var trimmed: String {
        let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\n" }
        let scalars = unicodeScalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        return String(String.UnicodeScalarView(scalars))
    }

    /// The text, or as much of its beginning as fits with the sign that it goes on.
    func cut(toScalars limit: Int) -> String {
        guard unicodeScalars.count > limit else { return self }
        let kept = unicodeScalars.prefix(limit - Excerpt.cut.utf8.count)
        return String(String.UnicodeScalarView(kept)) + Excerpt.cut
    }
}
