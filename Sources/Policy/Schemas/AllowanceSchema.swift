internal import SourceText

/// The schema of `allow` in a configuration.
enum AllowanceSchema {
    static var json: JSON {
        let members = Allowance.Key.allCases.map { key in (name: key.rawValue, value: schema(of: key)) }
        return Schema.list(
            of: Schema.object(
                members, required: [Allowance.Key.rule.rawValue, Allowance.Key.reason.rawValue],
                "Findings that are allowed, and why."),
            "What rules may find in files that have no comments.")
    }

    private static func schema(of key: Allowance.Key) -> JSON {
        switch key {
        case .file: Schema.reference("globs")
        case .rule: Schema.oneOrMore(.object([("type", "string"), ("minLength", 1)]), "Ids of rules.")
        case .reason: Schema.text("Why the findings are allowed.", [("pattern", #"\S"#)])
        case .until:
            Schema.text(
                "The last day on which they are, in UTC, such as 2027-01-31.",
                [("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")])
        case .arguments:
            Schema.of(
                "object", "Arguments that a request must have, each with just this text.",
                [("additionalProperties", .object([("type", .list(["string", "number", "boolean"]))]))])
        }
    }
}
