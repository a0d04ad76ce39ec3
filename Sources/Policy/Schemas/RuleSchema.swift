internal import SourceText

/// The JSON Schema of a rule file's documents, as `bindlint schema rule` prints it. Its keys are those that `RuleReader`
/// takes. What an expression says is checked when the rule is loaded, not by the schema.
package enum RuleSchema {
    /// JSON Schema, draft 2020-12, with a line end.
    package static func text(_ vocabulary: Vocabulary) -> String {
        let members = RuleKey.allCases.map { key in (name: key.rawValue, value: schema(of: key)) }
        let required: [RuleKey] = [.id, .title, .severity, .basis, .about, .require, .message]
        return Schema.text(
            of: .object([
                ("$schema", Schema.dialect), ("title", "bindlint rule"),
                ("description", "A condition on requests that set, change or list SIP registrations."),
                ("type", "object"), ("properties", .object(members)),
                ("required", .list(required.map { .string($0.rawValue) })), ("additionalProperties", false),
                (
                    "dependentRequired",
                    .object([
                        (RuleKey.each.rawValue, .list([.string(RuleKey.element.rawValue)])),
                        (RuleKey.element.rawValue, .list([.string(RuleKey.each.rawValue)])),
                    ])
                ),
                (
                    "$defs",
                    .object([
                        ("expression", expression), ("place", place(vocabulary)), ("fix", fix(vocabulary)),
                        ("text", template), ("example", example), ("account", account),
                    ])
                ),
            ]))
    }

    private static func schema(of key: RuleKey) -> JSON {
        switch key {
        case .id:
            Schema.text(
                "The rule's name in reports, suppressions and configurations.",
                [("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$")])
        case .title: Schema.text("What the rule wants, in one line.")
        case .severity:
            Schema.word(
                Severity.allCases.map(\.rawValue), "How grave a finding is, unless the configuration says otherwise.")
        case .basis: Schema.word(Basis.allCases.map(\.rawValue), "Why the rule exists.")
        case .source: Schema.text("Where what it says is documented.")
        case .about: Schema.text("Why it matters; 'bindlint explain' shows it.")
        case .when: described(Schema.reference("expression"), "Where the rule applies; everywhere without it.")
        case .require: described(Schema.reference("expression"), "What must be true there.")
        case .each: described(Schema.reference("expression"), "A list: the rule judges each element of it.")
        case .element: Schema.text("The name by which expressions know the element of 'each'.")
        case .repeats: repeats
        case .atEnd:
            Schema.word(
                ["displaced"], "Judges when all requests were seen: whether what was displaced is displaced still.")
        case .at:
            Schema.oneOrMore(Schema.reference("place"), "Where a finding points: the first of these that is there.")
        case .message: described(Schema.reference("text"), "What is wrong.")
        case .hint: described(Schema.reference("text"), "What to do about it.")
        case .related:
            Schema.list(
                of: Schema.object(
                    [("at", Schema.reference("place")), ("message", Schema.reference("text"))],
                    required: ["at", "message"], "A place and what it has to do with the finding."),
                "Other places that a finding points at.")
        case .fix: Schema.oneOrMore(Schema.reference("fix"), "How the file can be changed.")
        case .examples: examples
        }
    }

    private static func described(_ schema: JSON, _ description: String) -> JSON {
        guard case .object(let members) = schema else { return schema }
        return .object([("description", .string(description))] + members)
    }

    /// YAML reads `false` as a Boolean.
    private static var expression: JSON {
        .object([
            ("description", "An expression of the Common Expression Language."),
            ("type", .list(["string", "boolean"])),
        ])
    }

    private static var template: JSON {
        .object([
            ("description", "A text, in which ${…} stands for what an expression gives."),
            ("type", .list(["string", "boolean"])),
        ])
    }

    static var duration: JSON {
        Schema.text("A time such as 90s, 10m, 1h or 2d.", [("pattern", "^[0-9]+[smhd]$")])
    }

    private static var repeats: JSON {
        Schema.object(
            [
                (
                    "times",
                    Schema.of(
                        "integer", "How many violations make a finding.", [("minimum", 2), ("maximum", 1_000)])
                ),
                ("within", duration),
                ("by", described(Schema.reference("text"), "Violations of which this is the same count together.")),
            ], required: ["times", "within", "by"], "A finding is made by several violations within a time.")
    }

    /// Parameters are known; an element's name is the rule's own.
    private static func place(_ vocabulary: Vocabulary) -> JSON {
        let known = PlaceName.known(element: nil) + vocabulary.parameters.map { "params.\($0.name)" }
        return Schema.any(
            of: [
                .object([("enum", .list(known.map(JSON.string)))]),
                .object([("type", "string"), ("pattern", #"^[a-z_][A-Za-z0-9_]*(\.(first|alternative))?$"#)]),
            ], "A part of the request, or the name that 'as' gives.")
    }

    // MARK: Fixes

    private static func fix(_ vocabulary: Vocabulary) -> JSON {
        let actions = FixTemplate.Action.allCases.map { action in
            switch action {
            case .rename:
                (name: action.rawValue, value: described(Schema.reference("place"), "The argument to rename."))
            case .remove:
                (name: action.rawValue, value: described(Schema.reference("place"), "The argument to take out."))
            case .replace:
                (name: action.rawValue, value: described(Schema.reference("place"), "The argument with another value."))
            case .insert:
                (
                    name: action.rawValue,
                    value: Schema.word(vocabulary.parameters.map(\.name), "The parameter to add.")
                )
            }
        }
        return Schema.object(
            actions + [
                ("to", described(Schema.reference("text"), "The new name.")),
                ("with", described(Schema.reference("text"), "The new value.")),
                ("value", described(Schema.reference("text"), "The value of what is added.")),
                ("safe", Schema.of("boolean", "Whether the request keeps its meaning.")),
                ("when", described(Schema.reference("expression"), "Where the fix is offered.")),
            ], required: ["safe"], "One change.",
            [
                (
                    "oneOf",
                    .list(FixTemplate.Action.allCases.map { .object([("required", .list([.string($0.rawValue)]))]) })
                )
            ])
    }

    // MARK: Examples

    private static var examples: JSON {
        Schema.object(
            [
                ("account", Schema.reference("account")),
                ("good", Schema.list(of: Schema.reference("example"), "Requests that the rule lets pass.")),
                ("bad", Schema.list(of: Schema.reference("example"), "Requests that the rule finds.")),
            ], "What 'bindlint rules test' runs.")
    }

    private static var account: JSON {
        Schema.any(
            of: [.object([("type", "object")]), .object([("type", "array")])],
            "The answers of an account export, written out.")
    }

    private static var example: JSON {
        .object([
            ("description", "A request document, or a list of them in 'requests'."), ("type", "object"),
            (
                "properties",
                .object([
                    ("at", Schema.text("The text that the finding covers.")),
                    (
                        "fixed",
                        .object([
                            ("description", "The request that the finding's first fix makes."), ("type", "object"),
                        ])
                    ),
                    ("account", Schema.reference("account")),
                ])
            ),
        ])
    }
}
