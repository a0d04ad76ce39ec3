internal import SourceText

/// The JSON Schema of `.bindlint.yaml`, as `bindlint schema config` prints it. Its keys are those that `ConfigurationReader`
/// takes.
package enum ConfigurationSchema {
    /// JSON Schema, draft 2020-12, with a line end. `rules` are suggested as keys of `rules`; `logFields` are the fields that
    /// a log can be said to have.
    package static func text(rules: [Rule], logFields: [String]) -> String {
        let members = Configuration.Key.allCases.map { key in
            (name: key.rawValue, value: schema(of: key, rules, logFields))
        }
        return Schema.text(
            of: .object([
                ("$schema", Schema.dialect), ("title", "bindlint configuration"),
                ("description", "Settings of bindlint for the folder of the file and what lies below it."),
                ("type", .list(["object", "null"])), ("properties", .object(members)), ("additionalProperties", false),
                ("$defs", .object([("globs", globs), ("level", level), ("setting", setting)])),
            ]))
    }

    private static func schema(of key: Configuration.Key, _ rules: [Rule], _ logFields: [String]) -> JSON {
        switch key {
        case .requiredVersion:
            Schema.orNothing(
                .object([
                    (
                        "description",
                        "The versions of bindlint that the file is for: '>=0.1', '>=0.1, <0.3', or a version."
                    ),
                    ("type", .list(["string", "number"])),
                    (
                        "pattern",
                        #"^ *(>=|<=|==|=|>|<)? *\d+(\.\d+){0,2} *(, *(>=|<=|==|=|>|<)? *\d+(\.\d+){0,2} *)*$"#
                    ),
                ]))
        case .rules: Schema.orNothing(self.rules(rules))
        case .packs:
            Schema.orNothing(
                Schema.list(
                    of: path, "Rule files of one's own, and folders of them, relative to this file."))
        case .account:
            Schema.orNothing(
                Schema.of(
                    "string", "The folder of saved API answers, relative to this file.", [("minLength", 1)]))
        case .principals:
            Schema.orNothing(
                Schema.list(of: principal, "Who sends the requests that do not say it themselves."))
        case .logs:
            Schema.orNothing(Schema.list(of: log(logFields), "Where logs of one's own have their fields."))
        case .exclude:
            Schema.orNothing(
                Schema.any(
                    of: [Schema.reference("globs")], "Files that are left out, also where they are named themselves."))
        case .allow: Schema.orNothing(AllowanceSchema.json)
        }
    }

    private static var path: JSON { .object([("type", "string"), ("minLength", 1)]) }

    private static var globs: JSON {
        Schema.oneOrMore(
            .object([("type", "string"), ("pattern", "^[^!]")]),
            "Patterns of paths as .gitignore has them, relative to this file. None is taken back by '!'.")
    }

    // MARK: Rules

    private static func rules(_ rules: [Rule]) -> JSON {
        let known =
            rules.map { ($0.id, "\($0.title) (\($0.basis.rawValue), by default \($0.severity.rawValue)).") }
            + SuppressionRule.allCases.map { ($0.id, "\($0.title) (by default \($0.severity.rawValue)).") }
        let members = known.map { id, title in
            (name: id, value: JSON.object([("description", .string(title)), ("$ref", "#/$defs/setting")]))
        }
        return Schema.of(
            "object", "How grave each rule's findings are, by the rule's id.",
            [
                ("properties", .object(members)),
                ("propertyNames", .object([("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$")])),
                ("additionalProperties", Schema.reference("setting")),
            ])
    }

    private static var level: JSON {
        .object([
            ("description", "How grave the findings are; off wants none."),
            ("enum", .list(RuleLevel.allCases.map { .string($0.rawValue) } + [false])),
        ])
    }

    private static var setting: JSON {
        let members = RuleSettingKey.allCases.map { key in
            switch key {
            case .severity: (name: key.rawValue, value: Schema.reference("level"))
            case .parameters: (name: key.rawValue, value: parameters)
            case .paths: (name: key.rawValue, value: Schema.reference("globs"))
            }
        }
        let object = Schema.object(
            members, "A setting for all files, or those that 'paths' fits.",
            [
                (
                    "anyOf",
                    .list(
                        [RuleSettingKey.severity, .parameters].map {
                            .object([("required", .list([.string($0.rawValue)]))])
                        })
                )
            ])
        return Schema.any(
            of: [
                Schema.reference("level"), object,
                .object([
                    ("type", "array"), ("items", .object([("anyOf", .list([Schema.reference("level"), object]))])),
                ]),
            ],
            "A severity, an object that says more, or a list of such: of those that apply to a file the last counts.")
    }

    private static var parameters: JSON {
        let members = RuleParameterKey.allCases.map { key in
            switch key {
            case .times:
                (
                    name: key.rawValue,
                    value: Schema.of(
                        "integer", "How many violations make a finding.", [("minimum", 2), ("maximum", 1_000)])
                )
            case .within: (name: key.rawValue, value: RuleSchema.duration)
            }
        }
        return Schema.object(members, "Thresholds of a rule with 'repeats'.")
    }

    // MARK: Principals and logs

    private static var principal: JSON {
        let members = PrincipalKey.allCases.map { key in
            switch key {
            case .keyID:
                (
                    name: key.rawValue,
                    value: JSON.object([
                        ("description", "The id of the key that signs the requests' tokens."),
                        ("type", .list(["string", "number"])),
                    ])
                )
            case .account:
                (
                    name: key.rawValue,
                    value: JSON.object([
                        ("description", "The id of the account that the requests are sent to."),
                        (
                            "anyOf",
                            .list([
                                .object([("type", "integer"), ("minimum", 1)]),
                                .object([("type", "string"), ("pattern", "^[0-9]+$")]),
                            ])
                        ),
                    ])
                )
            case .paths: (name: key.rawValue, value: Schema.reference("globs"))
            case .roles:
                (
                    name: key.rawValue,
                    value: Schema.oneOrMore(
                        path, "Names of roles, such as Developer; case and spaces do not count.")
                )
            }
        }
        return Schema.object(
            members, required: [PrincipalKey.roles.rawValue], "Roles, and whose they are.",
            [("oneOf", .list(PrincipalKey.signs.map { .object([("required", .list([.string($0.rawValue)]))]) }))])
    }

    private static func log(_ fields: [String]) -> JSON {
        let members = LogMappingKey.allCases.map { key in
            switch key {
            case .files: (name: key.rawValue, value: Schema.reference("globs"))
            case .fields:
                (
                    name: key.rawValue,
                    value: Schema.object(
                        fields.map { name in
                            (name, .object([("type", .list(["string", "number"])), ("minLength", 1)]))
                        }, "The path of each field: keys joined by dots, such as req.uri.")
                )
            }
        }
        return Schema.object(
            members, required: LogMappingKey.allCases.map(\.rawValue), "Logs, and where they have their fields.")
    }
}
