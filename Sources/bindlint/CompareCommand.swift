internal import ArgumentParser
internal import Audit
internal import Policy
internal import Readers
internal import Reports
internal import Requests
internal import SourceText

/// `bindlint compare`: which requests a change of rules judges otherwise.
struct CompareCommand: ParsableCommand, TakesPaths {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "List the requests that a change of rules judges otherwise.",
        usage: "bindlint compare --rules <old> <new> [--logs] [<options>] <input> ...",
        discussion: """
            Judges requests by two packs of rules and shows, for each request on which they disagree, the verdicts that \
            only the old rules (-) and only the new ones (+) give. Built-in rules are in neither. Exit code 0 where they \
            agree on all, 1 where they do not, 2 where the comparison cannot be trusted.
            """)

    @Option(
        name: .customLong("rules"),
        help: ArgumentHelp("The old rules: a rule file, or a folder of them.", valueName: "old"), completion: .file())
    var old: String

    @ArgumentParser.Argument(help: "The new rules.", completion: .file())
    var new: String

    @ArgumentParser.Argument(
        help: ArgumentHelp("Request files and folders; with --logs, logs.", valueName: "input"), completion: .file())
    var paths: [String]

    @Flag(help: "The inputs are logs, which are read as audit reads them.")
    var logs = false

    @OptionGroup(title: "Logs") var logOptions: LogOptions
    @OptionGroup(title: "Account") var account: AccountOptions
    @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions
    @OptionGroup var threads: ThreadOptions

    func run() throws {
        let loadedOld = try RuleOptions.load(only: old)
        let loadedNew = try RuleOptions.load(only: new)
        let change = RuleChange(
            from: loadedOld.rules.rules, in: loadedOld.files, to: loadedNew.rules.rules, in: loadedNew.files)
        var comparison = Comparison(change)
        let problems =
            logs
            ? try compareLogs(&comparison, loadedNew.vocabulary) : try compareFiles(&comparison, loadedNew.vocabulary)
        if comparison.requests > 0 { try comparison.finish() }
        StandardError.print(problemsOf: problems)
        guard problems.problems.isEmpty else { throw ExitStatus.untrusted.code }
        guard comparison.requests > 0 else {
            throw UsageError("no SIP-registration request found in \(paths.joined(separator: " "))")
        }
        if comparison.changed > 0 { throw ExitStatus.findings.code }
    }

    private func compareFiles(_ comparison: inout Comparison, _ vocabulary: Vocabulary) throws -> Results {
        let search = InputSearch(paths, configuration.choice)
        try search.checkConfigurations()
        var problems = Results()
        for group in search.groups {
            let read = Inputs(group.files, scope: .sipRegistrations, jobs: threads.count)
            let accounts = try account.load(group.configuration)?.accounts
            try compare(group.addingRoles(to: read.sources, accounts), &comparison, vocabulary, accounts)
            var own = Results()
            own.files = read.sources.map(\.file)
            own.problems = read.problems
            problems.append(own)
        }
        problems.problems += search.problems
        return problems
    }

    private func compare(
        _ sources: [Engine.Source], _ comparison: inout Comparison, _ vocabulary: Vocabulary, _ accounts: Accounts?
    ) throws {
        let engine = Engine(rules: comparison.change.rules, vocabulary: vocabulary, accounts: accounts)
        let results = engine.judge(sources)
        comparison.requests += results.requests
        let differences = comparison.change.differences(in: results)
        for (index, source) in sources.enumerated() {
            let own = differences.filter { $0.place.file == index }
            let groups = Dictionary(grouping: own) { source.place(ofRequestAt: $0.place.span.start, file: index) }
            for (place, differences) in groups.sorted(by: { $0.key.span.start < $1.key.span.start }) {
                try comparison.add(differences, of: place, results)
            }
        }
    }

    private func compareLogs(_ comparison: inout Comparison, _ vocabulary: Vocabulary) throws -> Results {
        var options = try logOptions.options()
        let group = try InputSearch(paths, walksFolders: false, configuration.choice).onlyGroup()
        let accounts = try account.load(group.configuration) { Audit.number(log: $0.log, line: $0.line) }
        options.accounts = accounts?.accounts
        options.earlierLogs = accounts?.earlierLogs ?? []
        options.windows = accounts?.windows ?? []
        options.jobs = threads.count
        options.principals = group.configuration.principals(others: [])
        options.logs = group.logs(maps: logOptions.maps)
        let engine = Engine(rules: comparison.change.rules, vocabulary: vocabulary, accounts: options.accounts)
        let rejected = try logOptions.rejects.map { try RejectsFile($0) }
        var own = comparison
        let outcome = try Audit(engine, vocabulary, options).run(
            group.files.map(\.path),
            Audit.Sink(
                results: { results in
                    let differences = own.change.differences(in: results)
                    guard let first = differences.first else { return }
                    let record = Finding.Place(file: first.place.file, span: SourceSpan(0, 0))
                    try own.add(differences, of: record, results)
                },
                unreadable: { try rejected?.add($0) }))
        try rejected?.close()
        own.requests = outcome.summary.requests
        comparison = own
        var problems = Results()
        problems.problems = outcome.failures.map { Problem(file: $0.log, reason: $0.reason) }
        return problems
    }
}

/// Prints a comparison while it goes on.
private struct Comparison {
    let change: RuleChange
    var requests = 0
    private(set) var changed = 0
    private let text: ChangeText

    init(_ change: RuleChange) {
        self.change = change
        var options = ReportOptions(version: Bindlint.version)
        options.isColored = ColorChoice.auto.isColored(isTerminal: StandardOutput.isTerminal)
        text = ChangeText(options)
    }

    mutating func add(_ differences: [RuleChange.Difference], of request: Finding.Place, _ results: Results) throws {
        changed += 1
        try StandardOutput.write(text.bytes(differences, of: request, results))
    }

    func finish() throws {
        try StandardOutput.write(text.bytes(changed: changed, requests: requests, rules: change.rules.count))
    }
}

extension Engine.Source {
    /// Where the request begins that a place stands in.
    fileprivate func place(ofRequestAt offset: Int, file: Int) -> Finding.Place {
        let spans = requests.map(\.origin.span)
        let around = spans.filter { $0.start <= offset && offset <= $0.end }.max { $0.start < $1.start }
        let start = (around ?? spans.last { $0.start <= offset })?.start ?? offset
        return Finding.Place(file: file, span: SourceSpan(start, start))
    }
}
