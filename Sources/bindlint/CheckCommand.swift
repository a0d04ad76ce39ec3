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

    @ArgumentParser.Argument(help: "Files and folders; - is standard input.", completion: .file())
    var paths: [String] = ["."]

    @OptionGroup(title: "Rules") var ruleOptions: RuleOptions
    @OptionGroup(title: "Account") var account: AccountOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Suppressions and baseline") var suppression: SuppressionOptions
    @OptionGroup(title: "Suppressions and baseline") var baselineOptions: BaselineOptions
    @OptionGroup(title: "Fixes") var fixing: FixOptions
    @OptionGroup(title: "Changes") var changes: ChangeOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Exit code") var gate: GateOptions

    @Option(help: ArgumentHelp("The role of whoever sends the requests that name none; repeatable.", valueName: "name"))
    var role: [String] = []

    @Option(
        help: ArgumentHelp(
            "The name by which standard input is known; its extension tells the format.", valueName: "name"))
    var stdinFilename = "-"

    @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions
    @OptionGroup(title: "Configuration") var show: ShowOptions

    @OptionGroup var threads: ThreadOptions

    func run() throws {
        try fixing.check(paths)
        let report = try ReportOutput(output, .check)
        // Compiling the rules takes about as long as reading some hundred files.
        let builtin = Concurrently { try LoadedRules(withExamples: false) }
        let baseline = try baselineOptions.load()
        try changes.check(isFixing: fixing.fix && !fixing.diff)
        let trees = try changes.load(paths, standardInputName: stdinFilename)
        let search = InputSearch(paths, standardInputName: stdinFilename, configuration.choice, trees: trees)
        if show.showFiles { return try search.printFiles() }
        let inputs = search.groups.map { group in
            Inputs(show.showSettings ? [] : group.files, scope: .sipRegistrations, jobs: threads.count, trees: trees)
        }
        let loaded = try ruleOptions.load(for: search.groups.map(\.configuration), beside: builtin.value())
        if show.showSettings { return try printSettings(search, loaded) }
        var run = CheckRun(problems: search.problems)
        for (index, group) in search.groups.enumerated() {
            try add(inputs[index], group, loaded[index], walked: search.folders, to: &run)
        }
        var match = baseline?.match(search.names)
        let outcome = try fixing.run(run) { results, sources in
            var results = results
            match = baseline?.match(search.names)
            match?.apply(to: &results)
            trees?.apply(to: &results, sources)
            return results
        }
        let results = outcome.results
        let counts = GateOptions.Counts(results)
        if fixing.diff {
            StandardError.print(problemsOf: results)
            try gate.decide(counts.withoutFindings, paths: paths, advice: search.advice)
            throw (outcome.changesFiles ? ExitStatus.findings : .clean).code
        }
        report.begin(loaded.flatMap(\.descriptions))
        report.add(allOf: results)
        var ending = Ending(results, fault: gate.fault(counts, paths: paths, advice: search.advice))
        ending.exitCode = gate.status(counts).rawValue
        try report.finish(ending)
        StandardError.print(problemsOf: results)
        if let baseline, let match { try baseline.finish(match, search, isTrusted: results.problems.isEmpty) }
        try gate.decide(counts, paths: paths, advice: search.advice)
        // The process ends here: taking its data apart first would take as long as judging it.
        withExtendedLifetime((inputs, run, results)) { terminate(ExitStatus.clean.rawValue) }
    }

    /// Adds the files of one configuration.
    private func add(
        _ inputs: Inputs, _ group: InputSearch.Group, _ loaded: LoadedRules, walked folders: [String],
        to run: inout CheckRun
    ) throws {
        let settings = group.configuration.configuration.rules
        let rules = try selection.apply(to: loaded.rules, settings)
        let accounts = try account.load(group.configuration)?.accounts
        let engine = Engine(
            rules: rules, vocabulary: loaded.vocabulary, accounts: accounts,
            fileSettings: group.fileSettings(keeping: selection.selectedIDs))
        let suppressions = try suppression.suppressions(
            loaded, rules: rules, selection, group, hasAccounts: accounts != nil, walked: folders)
        run.add(inputs, engine, loaded.vocabulary.catalog, suppressions) { [role] sources in
            group.addingRoles(to: sources, accounts, others: role)
        }
    }

    private func printSettings(_ search: InputSearch, _ loaded: [LoadedRules]) throws {
        for (index, group) in search.groups.enumerated() {
            let commandLine = EffectiveSettings.CommandLine(
                packs: ruleOptions.packs, account: account.folder, select: selection.select, ignore: selection.ignore,
                roles: role, selected: try selection.apply(to: loaded[index].rules))
            let settings = EffectiveSettings(group.configuration, loaded[index].rules, commandLine)
            try StandardOutput.write((index == 0 ? "" : "---\n") + settings.text)
        }
        StandardError.print(problemsOf: search.results)
        if !search.problems.isEmpty { throw ExitStatus.untrusted.code }
    }
}
