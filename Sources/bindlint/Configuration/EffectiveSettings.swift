internal import Policy
internal import SourceText

/// What a run judges by, as a configuration that says all of it. Comments tell where each setting comes from.
struct EffectiveSettings {
    private(set) var text = ""
    private let configuration: Configuration
    private let source: ConfigurationFile?

    /// Where a setting comes from that nobody changed.
    private static let builtIn = "default"

    /// What the command line says besides.
    struct CommandLine {
        var packs: [String] = []
        var account: String?
        var select: [String] = []
        var ignore: [String] = []
        var roles: [String] = []
        var maps: [String] = []
        /// The rules that it selects.
        var selected: [Rule] = []
    }

    init(_ run: RunConfiguration, _ rules: RuleSet, _ commandLine: CommandLine) {
        configuration = run.configuration
        source = run.file
        text = "# \(run.name.map { "The settings with \($0)" } ?? "The settings; there is no configuration file").\n"
        if let requirement = configuration.requiredVersion {
            add("required-version: \(quoted(requirement.text))", from: run.name)
        }
        addRules(rules, commandLine)
        addPacks(run, commandLine)
        if let account = commandLine.account {
            add("account: \(quoted(account))", from: "--account")
        } else if let account = configuration.account {
            add("account: \(quoted(run.shown(account)))", from: place(account.span))
        }
        addPrincipals(commandLine)
        addLogs(commandLine)
        addGlobs("exclude", configuration.exclude, from: run.name)
        if !configuration.allow.isEmpty { add("# allow: \(configuration.allow.count) entries", from: run.name) }
    }

    // MARK: Parts

    private mutating func addRules(_ rules: RuleSet, _ commandLine: CommandLine) {
        text += "rules:\n"
        let selected = Set(commandLine.selected.map(\.id))
        for rule in rules.rules {
            guard selected.contains(rule.id) else {
                add("  \(rule.id): off", from: commandLine.select.isEmpty ? "--ignore" : "--select")
                continue
            }
            let settings = configuration.rules.settings(of: rule.id)
            let initial = "\(rule.severity.rawValue)"
            let isKept = commandLine.select.flatMap { $0.split(separator: ",") }.contains { $0 == rule.id }
            if settings.isEmpty {
                add("  \(rule.id): \(initial)", from: EffectiveSettings.builtIn)
            } else if settings.count == 1, let setting = settings.first, setting.isLevelAlone {
                let level = setting.level == .off && isKept ? nil : setting.level
                add(
                    "  \(rule.id): \(level?.rawValue ?? initial)", from: level == nil ? "--select" : place(setting.span)
                )
            } else {
                text += "  \(rule.id):\n"
                add("    - severity: \(initial)", from: EffectiveSettings.builtIn)
                for setting in settings { add(setting) }
            }
        }
    }

    private mutating func add(_ setting: RuleSetting) {
        var parts: [String] = []
        if let level = setting.level { parts.append("severity: \(level.rawValue)") }
        var parameters: [String] = []
        if let times = setting.times { parameters.append("times: \(times)") }
        if let within = setting.within { parameters.append("within: \(within)s") }
        if !parameters.isEmpty { parts.append("parameters: { \(parameters.joined(separator: ", ")) }") }
        if let paths = setting.paths { parts.append("paths: \(list(paths.map(\.text)))") }
        add("    - { \(parts.joined(separator: ", ")) }", from: place(setting.span))
    }

    private mutating func addPacks(_ run: RunConfiguration, _ commandLine: CommandLine) {
        guard !configuration.packs.isEmpty || !commandLine.packs.isEmpty else { return }
        text += "packs:\n"
        for pack in configuration.packs { add("  - \(quoted(run.shown(pack)))", from: place(pack.span)) }
        for pack in commandLine.packs { add("  - \(quoted(pack))", from: "--rules") }
    }

    private mutating func addPrincipals(_ commandLine: CommandLine) {
        guard !configuration.principals.isEmpty || !commandLine.roles.isEmpty else { return }
        if !configuration.principals.isEmpty { text += "principals:\n" }
        for principal in configuration.principals {
            let sign =
                switch principal.sign {
                case .key(let id): "key_id: \(quoted(id))"
                case .account(let id): "account: \(id)"
                case .paths(let globs): "paths: \(list(globs.map(\.text)))"
                }
            add("  - { \(sign), roles: \(list(principal.roles)) }", from: source?.file.name)
        }
        if !commandLine.roles.isEmpty { add("# everybody else: \(list(commandLine.roles))", from: "--role") }
    }

    private mutating func addLogs(_ commandLine: CommandLine) {
        if !configuration.logs.isEmpty { text += "logs:\n" }
        for log in configuration.logs {
            let fields = log.fields.map { "\($0.name.string): \(quoted($0.path.string))" }.joined(separator: ", ")
            add(
                "  - { files: \(list(log.files.map(\.text))), fields: { \(fields) } }",
                from: log.fields.first.map { place($0.name.span) } ?? source?.file.name)
        }
        for map in commandLine.maps { add("# \(map)", from: "--map") }
    }

    private mutating func addGlobs(_ key: String, _ globs: [Glob], from origin: String?) {
        guard !globs.isEmpty else { return }
        add("\(key): \(list(globs.map(\.text)))", from: origin)
    }

    // MARK: Lines

    private mutating func add(_ line: String, from origin: String?) {
        text += line + (origin.map { "  # \($0)" } ?? "") + "\n"
    }

    /// "file:line"
    private func place(_ span: SourceSpan) -> String? {
        source.map { "\($0.file.name):\($0.file.position(of: span.start).line)" }
    }

    private func list(_ texts: [String]) -> String { "[\(texts.map(quoted).joined(separator: ", "))]" }

    /// In double quotes, as YAML and JSON have them.
    private func quoted(_ text: String) -> String { String(decoding: JSON.string(text).serialized(), as: UTF8.self) }
}

extension RuleSetting {
    /// Whether it is a severity, everywhere, and nothing else.
    fileprivate var isLevelAlone: Bool { level != nil && times == nil && within == nil && paths == nil }
}
