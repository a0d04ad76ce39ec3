internal import ArgumentParser
internal import Policy
internal import Readers
internal import Reports
internal import Requests
internal import SourceText

/// `bindlint check`: judges request files.
struct CheckCommand: ParsableCommand, TakesPaths {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Judge request files.",
        discussion: """
            Reads JSON, JSON Lines, YAML, curl command lines in scripts, Markdown and CI files, .http files, Postman \
            collections, raw HTTP messages and HAR. Folders are walked; files without a SIP-registration request are passed over.
            """)

    @ArgumentParser.Argument(help: "Files and folders; - is standard input.")
    var paths: [String] = ["."]

    @OptionGroup(title: "Rules") var ruleOptions: RuleOptions
    @OptionGroup(title: "Account") var account: AccountOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Suppressions and baseline") var suppression: SuppressionOptions
    @OptionGroup(title: "Suppressions and baseline") var baselineOptions: BaselineOptions
    @OptionGroup(title: "Fixes") var fixing: FixOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Exit code") var gate: GateOptions

    @Option(help: ArgumentHelp("The role of whoever sends the requests that name none; repeatable.", valueName: "name"))
    var role: [String] = []

    @Option(
        help: ArgumentHelp(
            "The name by which standard input is known; its extension tells the format.", valueName: "name"))
    var stdinFilename = "-"

    @Flag(help: "Read no configuration file.")
    var noConfig = false

    @OptionGroup var threads: ThreadOptions

    func run() throws {
        try fixing.check(paths)
        let report = try ReportOutput(output, .check)
        // Compiling the rules takes about as long as reading some hundred files.
        let loading = Concurrently { [ruleOptions] in try ruleOptions.load() }
        let baseline = try baselineOptions.load()
        let inputs = Inputs(
            paths, scope: .sipRegistrations, standardInputName: stdinFilename, jobs: threads.count)
        let loaded = try loading.value()
        let rules = try selection.apply(to: loaded.rules)
        let accounts = try account.load()?.accounts
        let engine = Engine(rules: rules, vocabulary: loaded.vocabulary, accounts: accounts)
        let sources = inputs.sources.map { withRoles($0, accounts) }
        let suppressions = try suppression.suppressions(
            loaded, rules: rules, selection, hasAccounts: accounts != nil)
        func judge(_ sources: [Engine.Source]) -> Results {
            var results = engine.judge(sources)
            results.problems = inputs.problems
            results.fileCount = inputs.fileCount
            suppressions?.apply(to: &results, sources)
            return results
        }
        var match = baseline?.match(inputs.names)
        func reported(_ results: Results) -> Results {
            var results = results
            match = baseline?.match(inputs.names)
            match?.apply(to: &results)
            return results
        }
        let rereading = Rereading { withRoles($0, accounts) }
        let fixed = try fixing.run(
            sources, loaded.vocabulary.catalog, judge: judge, reported: reported, read: rereading.read)
        let results = fixed.results
        let counts = GateOptions.Counts(results)
        if fixing.diff {
            StandardError.print(problemsOf: results)
            try gate.decide(counts.withoutFindings, paths: paths)
            throw (fixed.changesFiles ? ExitStatus.findings : .clean).code
        }
        report.begin(loaded.descriptions)
        report.add(allOf: results)
        try report.finish(Ending(results, fault: gate.fault(counts, paths: paths)))
        StandardError.print(problemsOf: results)
        if let baseline, let match {
            try baseline.finish(
                match, names: inputs.names, folders: inputs.folders, isTrusted: results.problems.isEmpty)
        }
        try gate.decide(counts, paths: paths)
        // The process ends here: taking its data apart first would take as long as judging it.
        withExtendedLifetime((inputs, sources, results)) { terminate(ExitStatus.clean.rawValue) }
    }

    /// Gives the requests that name no role those of the key that signed them, else the one of `--role`.
    private func withRoles(_ source: Engine.Source, _ accounts: Accounts?) -> Engine.Source {
        guard !role.isEmpty || accounts != nil else { return source }
        var source = source
        if let accounts {
            for index in source.requests.indices { accounts.addRoles(to: &source.requests[index]) }
        }
        guard !role.isEmpty else { return source }
        for index in source.requests.indices where source.requests[index].caller.roles.isEmpty {
            let place = source.requests[index].method.text.span
            source.requests[index].caller.roles = role.map { Text($0, decodedFrom: place) }
        }
        return source
    }
}
