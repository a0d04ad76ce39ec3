internal import Audit
internal import Policy

extension InputSearch {
    /// What else is to be known where no request was found.
    var advice: String? {
        leavesFilesOut ? "the configuration leaves files out" : nil
    }

    /// The names of all files.
    var names: [String] { groups.flatMap { $0.files.map(\.name) } }

    /// The problems alone.
    var results: Results {
        var results = Results()
        results.problems = problems
        return results
    }

    /// Prints what would be read, one name a line.
    func printFiles() throws {
        try checkConfigurations()
        for file in groups.flatMap(\.files) { try StandardOutput.write("\(file.name)\n") }
        StandardError.print(problemsOf: results)
        if !problems.isEmpty { throw ExitStatus.untrusted.code }
    }

    /// Throws where a configuration has mistakes, which are printed first: those that can be seen without the rules.
    func checkConfigurations() throws {
        var mistakes = Mistakes()
        for group in groups {
            if let failure = group.configuration.failure { mistakes.add([failure]) }
            if let file = group.configuration.file { mistakes.add(file.errors, in: file.file) }
        }
        try mistakes.throwIfAny()
    }

    /// The group of an audit: what is judged together is judged by one configuration.
    func onlyGroup() throws -> Group {
        guard groups.count > 1 else { return groups[0] }
        let uses = groups.map { group in
            "\(group.files.first?.name ?? "") has \(group.configuration.name ?? "none")"
        }
        throw UsageError(
            "an audit has one configuration, but \(uses.joined(separator: ", ")); name it with --config, or use --no-config"
        )
    }
}

extension InputSearch.Group {
    /// The paths of the files relative to the configuration's folder, by their names.
    var configuredPaths: [String: String] {
        var paths: [String: String] = [:]
        for file in files { paths[file.name] = file.configuredPath }
        return paths
    }

    /// The settings of files that have some of their own, by their names. `kept` as in `RuleSettings.applied`.
    func fileSettings(keeping kept: Set<String>) -> [String: FileSettings] {
        let rules = configuration.configuration.rules
        guard rules.dependsOnPath else { return [:] }
        var all: [String: FileSettings] = [:]
        for file in files {
            let settings = rules.fileSettings(for: file.configuredPath, keeping: kept)
            if !settings.isEmpty { all[file.name] = settings }
        }
        return all
    }

    /// What the configuration says of logs, by their paths as they are given.
    func logs(maps: [String]) -> [String: AuditOptions.Log] {
        guard configuration.file != nil else { return [:] }
        var logs: [String: AuditOptions.Log] = [:]
        for file in files {
            guard let path = file.configuredPath else { continue }
            let fields = configuration.configuration.fields(ofLog: path, maps: maps)
            logs[file.path] = AuditOptions.Log(path: path, fields: fields)
        }
        return logs
    }
}

extension RunConfiguration {
    /// Who sends what; `others` are the roles of whoever sends the rest.
    func principals(others: [String]) -> Principals {
        var principals = Principals()
        principals.entries = configuration.principals
        principals.others = others
        return principals
    }
}
