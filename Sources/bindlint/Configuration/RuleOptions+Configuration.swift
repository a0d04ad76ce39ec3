internal import Policy
internal import Readers
internal import SourceText

extension RuleOptions {
    /// The rules for each of several configurations, with their packs and those of the command line. Mistakes in
    /// configurations and rule files are printed, all of them, before it throws.
    func load(for configurations: [RunConfiguration], beside builtin: LoadedRules) throws -> [LoadedRules] {
        var mistakes = Mistakes()
        let all = configurations.map { configuration in
            var loaded = builtin
            var files: [SourceFile] = []
            var problems: [Problem] = []
            var seen: Set<String> = []
            for pack in configuration.packs + packs where seen.insert(pack).inserted {
                files += RuleOptions.read(pack, &problems)
            }
            loaded.add(files)
            if let failure = configuration.failure { mistakes.add([failure]) }
            var configuration = configuration
            configuration.edit { file in
                // Rules with mistakes are left out, and would look like rules that there are not.
                if loaded.rules.brokenFiles.isEmpty, problems.isEmpty { file.check(against: loaded.rules) }
                file.checkLogFields()
                mistakes.add(file.errors, in: file.file)
            }
            mistakes.add(problems)
            for broken in loaded.rules.brokenFiles { mistakes.add(broken.errors, in: broken.file) }
            return loaded
        }
        try mistakes.throwIfAny()
        return all
    }
}

/// What is wrong with files that a run is set up by.
struct Mistakes {
    private var results = Results()
    private var seen: Set<String> = []

    /// Each once: several configurations may share a pack.
    mutating func add(_ problems: [Problem]) {
        results.problems += problems.filter { seen.insert("\($0.file): \($0.reason)").inserted }
    }

    mutating func add(_ errors: [RuleFileError], in file: SourceFile) {
        guard !errors.isEmpty, seen.insert(file.name).inserted else { return }
        let index = results.files.count
        results.files.append(file)
        results.problems += errors.map { error in
            Problem(
                file: file.name, place: Finding.Place(file: index, span: error.span), reason: error.description)
        }
    }

    func throwIfAny() throws {
        guard !results.problems.isEmpty else { return }
        StandardError.print(problemsOf: results, quotesSource: true)
        throw ExitStatus.untrusted.code
    }
}

extension ConfigurationFile {
    /// Adds what is wrong with the fields that logs are said to have.
    fileprivate mutating func checkLogFields() {
        for log in configuration.logs {
            var fields = LogFields()
            for field in log.fields {
                do throws(LogMappingError) { try fields.map(field.name.string, to: field.path.string) } catch {
                    report(error.description, at: error.kind == .noPath ? field.path.span : field.name.span)
                }
            }
        }
    }
}

extension Configuration {
    /// Where the records of the log at a path have their fields, with what the command line says on top; nil where nothing
    /// is said of that log.
    func fields(ofLog path: String, maps: [String]) -> LogFields? {
        let own = logs.filter { $0.files.match(path) }
        guard !own.isEmpty else { return nil }
        var fields = LogFields()
        // What is no mapping was reported before.
        for field in own.flatMap(\.fields) { try? fields.map(field.name.string, to: field.path.string) }
        for map in maps { try? fields.map(map) }
        return fields
    }
}
