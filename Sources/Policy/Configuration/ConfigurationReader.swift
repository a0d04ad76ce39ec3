internal import SourceText

/// Reads a configuration from its YAML document.
struct ConfigurationReader {
    private var fields: FieldReader

    /// A key without a value says nothing: what stood below it may be commented out.
    init(_ document: Node) {
        let given = document.members?.filter { member in
            !member.value.isNull || Configuration.Key(rawValue: member.key.string) == nil
        }
        fields = FieldReader(
            given.map { Node(.object($0), span: document.span) } ?? document, of: "configuration",
            keys: Configuration.Key.allCases.map(\.rawValue))
    }

    var errors: [RuleFileError] { fields.errors }

    /// What could be read.
    mutating func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.requiredVersion = requiredVersion()
        configuration.rules.add(ruleSettings())
        configuration.packs = list(.packs).compactMap { text($0, key: .packs) }
        configuration.account = node(.account).flatMap { text($0, key: .account) }
        configuration.principals = list(.principals).compactMap { principal($0) }
        configuration.logs = list(.logs).compactMap { logMapping($0) }
        configuration.exclude = node(.exclude).map { globs($0, key: Configuration.Key.exclude.rawValue) } ?? []
        configuration.allow = list(.allow).compactMap { Allowance($0, errors: &fields.errors) }
        return configuration
    }

    // MARK: Values

    private mutating func node(_ key: Configuration.Key) -> Node? { fields.node(key.rawValue) }

    private mutating func list(_ key: Configuration.Key) -> [Node] { fields.list(key.rawValue) ?? [] }

    private mutating func text(_ node: Node, key: Configuration.Key) -> Text? {
        if let text = node.text, !text.isEmpty { return text }
        fields.report(.wrongKind(key: key.rawValue, expected: "a path", found: found(node)), at: node.span)
        return nil
    }

    private func found(_ node: Node) -> String { node.string == "" ? "an empty text" : node.kind }

    /// A list of patterns, or a single one.
    private mutating func globs(_ node: Node, key: String) -> [Glob] {
        (node.elements ?? [node]).compactMap { element in
            guard let text = element.text else {
                fields.report(
                    .wrongKind(key: key, expected: "a pattern or a list of patterns", found: element.kind),
                    at: element.span)
                return nil
            }
            do throws(GlobError) { return try Glob(text.string) } catch {
                fields.report(.value(error.description), at: element.span)
                return nil
            }
        }
    }

    /// Patterns of which there must be one.
    private mutating func requiredGlobs(_ node: Node, key: String) -> [Glob] {
        if node.elements?.isEmpty == true {
            fields.report(
                .wrongKind(key: key, expected: "a pattern or a list of patterns", found: "an empty list"), at: node.span
            )
        }
        return globs(node, key: key)
    }

    // MARK: The version

    /// The text of a version may look like a number to YAML.
    static func requirement(_ node: Node) -> VersionRequirement? {
        switch node.value {
        case .string(let text), .number(let text): VersionRequirement(text.string)
        case .null, .bool, .list, .object: nil
        }
    }

    private mutating func requiredVersion() -> VersionRequirement? {
        guard let node = node(.requiredVersion) else { return nil }
        if let requirement = ConfigurationReader.requirement(node) { return requirement }
        fields.report(
            .wrongKind(
                key: Configuration.Key.requiredVersion.rawValue, expected: "a version such as '>=0.1' or '>=0.1, <0.3'",
                found: node.string.map { "'\($0)'" } ?? node.kind), at: node.span)
        return nil
    }

    // MARK: Rules

    private mutating func ruleSettings() -> [RuleSetting] {
        guard let node = node(.rules) else { return [] }
        guard let members = node.members else {
            fields.report(
                .wrongKind(key: Configuration.Key.rules.rawValue, expected: "an object", found: node.kind),
                at: node.span)
            return []
        }
        var settings: [RuleSetting] = []
        for (index, member) in members.enumerated() {
            if members[..<index].contains(where: { $0.key == member.key.string }) {
                fields.report(.repeatedKey(member.key.string), at: member.keySpan)
            }
            settings += (member.value.elements ?? [member.value]).map { setting($0, ofRule: member) }
        }
        return settings
    }

    /// A severity, or an object that says more. What is wrong with it leaves it saying nothing.
    private mutating func setting(_ node: Node, ofRule member: Node.Member) -> RuleSetting {
        var setting = RuleSetting(rule: Text(member.key.string, decodedFrom: member.keySpan), span: node.span)
        guard node.members != nil else {
            setting.level = level(node, key: member.key.string)
            return setting
        }
        var entry = FieldReader(node, of: member.key.string, keys: RuleSettingKey.allCases.map(\.rawValue))
        let severity = entry.node(RuleSettingKey.severity.rawValue)
        let parameters = entry.node(RuleSettingKey.parameters.rawValue)
        let paths = entry.node(RuleSettingKey.paths.rawValue)
        if severity == nil, parameters == nil, entry.errors.isEmpty {
            _ = entry.node(RuleSettingKey.severity.rawValue, required: true)
        }
        fields.errors += entry.errors
        setting.level = severity.flatMap { level($0, key: RuleSettingKey.severity.rawValue) }
        setting.paths = paths.map { requiredGlobs($0, key: RuleSettingKey.paths.rawValue) }
        if let parameters { read(parameters, into: &setting) }
        return setting
    }

    /// YAML 1.1 takes `off` for a Boolean, and whoever converts from it writes `false`.
    private mutating func level(_ node: Node, key: String) -> RuleLevel? {
        if node.bool == false { return .off }
        if let text = node.text, let level = RuleLevel(rawValue: text.string.lowercased()) { return level }
        guard let text = node.text else {
            fields.report(
                .wrongKind(key: key, expected: "error, warning, note or off", found: node.kind), at: node.span)
            return nil
        }
        fields.report(
            .unknownWord(text.string, key: "severity", allowed: RuleLevel.allCases.map(\.rawValue)), at: node.span)
        return nil
    }

    private mutating func read(_ parameters: Node, into setting: inout RuleSetting) {
        setting.parametersSpan = parameters.span
        var entry = FieldReader(
            parameters, of: RuleSettingKey.parameters.rawValue, keys: RuleParameterKey.allCases.map(\.rawValue))
        setting.times = Rule.Repeats.times(entry.node(RuleParameterKey.times.rawValue), &entry)
        setting.within = Rule.Repeats.within(entry.text(RuleParameterKey.within.rawValue), &entry)
        fields.errors += entry.errors
    }

    // MARK: Principals

    private mutating func principal(_ node: Node) -> Principal? {
        var entry = FieldReader(node, of: "principal", keys: PrincipalKey.allCases.map(\.rawValue))
        let signs = PrincipalKey.signs.filter { entry.node($0.rawValue) != nil }
        let roles = entry.node(PrincipalKey.roles.rawValue, required: true).map { self.roles($0) }
        if node.members != nil, entry.errors.isEmpty, signs.count != 1 {
            let names = PrincipalKey.signs.map(\.rawValue).joined(separator: ", ")
            entry.report(.value("a principal is known by one of \(names)"), at: node.span)
        }
        fields.errors += entry.errors
        let read = signs.compactMap { key in node[key.rawValue].flatMap { sign(key, $0) } }
        guard signs.count == 1, let sign = read.first, let roles else { return nil }
        return Principal(sign: sign, roles: roles)
    }

    private mutating func sign(_ key: PrincipalKey, _ value: Node) -> Principal.Sign? {
        switch key {
        case .keyID:
            if let text = value.text, !text.isEmpty { return .key(text.string) }
            if case .number(let text) = value.value { return .key(text.string) }
            fields.report(
                .wrongKind(key: key.rawValue, expected: "a key's id", found: found(value)), at: value.span)
            return nil
        case .account:
            if let id = value.integer ?? value.string.flatMap({ Int($0) }), id > 0 { return .account(id) }
            fields.report(
                .wrongKind(key: key.rawValue, expected: "an account's id", found: found(value)), at: value.span)
            return nil
        case .paths: return .paths(requiredGlobs(value, key: key.rawValue))
        case .roles: return nil
        }
    }

    /// Names of roles. Which there are is the account's own business: it may have made some.
    private mutating func roles(_ node: Node) -> [String] {
        let elements = node.elements ?? [node]
        let names = elements.compactMap { element in element.string.flatMap { $0.isEmpty ? nil : $0 } }
        if names.isEmpty || names.count < elements.count {
            let wrong = elements.first { ($0.string ?? "").isEmpty } ?? node
            fields.report(
                .wrongKind(
                    key: PrincipalKey.roles.rawValue, expected: "names of roles such as [Developer]",
                    found: elements.isEmpty ? "an empty list" : found(wrong)), at: wrong.span)
        }
        return names
    }

    // MARK: Logs

    private mutating func logMapping(_ node: Node) -> Configuration.LogMapping? {
        var entry = FieldReader(node, of: "log", keys: LogMappingKey.allCases.map(\.rawValue))
        let files = entry.node(LogMappingKey.files.rawValue, required: true)
        let mapped = entry.node(LogMappingKey.fields.rawValue, required: true)
        if let mapped, mapped.members == nil {
            entry.report(
                .wrongKind(key: LogMappingKey.fields.rawValue, expected: "an object", found: mapped.kind),
                at: mapped.span)
        }
        fields.errors += entry.errors
        let globs = files.map { requiredGlobs($0, key: LogMappingKey.files.rawValue) } ?? []
        let members = mapped?.members ?? []
        for (index, member) in members.enumerated()
        where members[..<index].contains(where: { $0.key == member.key.string }) {
            fields.report(.repeatedKey(member.key.string), at: member.keySpan)
        }
        return Configuration.LogMapping(files: globs, fields: members.compactMap { field($0) })
    }

    private mutating func field(_ member: Node.Member) -> Configuration.LogMapping.Field? {
        let name = Text(member.key.string, decodedFrom: member.keySpan)
        switch member.value.value {
        case .string(let text), .number(let text): return .init(name: name, path: text)
        case .null, .bool, .list, .object:
            fields.report(
                .wrongKind(key: name.string, expected: "a path such as req.uri", found: member.value.kind),
                at: member.value.span)
            return nil
        }
    }
}
