internal import ArgumentParser
internal import Audit
internal import Policy
internal import Readers
internal import Reports
internal import Requests

/// `bindlint audit`: judges exported logs.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Judge exported logs.",
        discussion: """
            Reads JSON Lines and JSON lists, the vendor's audit log, CSV and TSV, access logs of nginx, Apache, ALB and \
            CloudFront, and HAR; each may be gzipped. The requests of all logs together are judged in the order of their \
            time. What a log does not show is never judged clean: the summary counts it.

            Exit codes: 0 nothing at or above the threshold, 1 findings at or above it, 2 the audit cannot be trusted, \
            130 it was stopped (Ctrl-C) and what is shown is a part.
            """)

    @ArgumentParser.Argument(help: "Logs; - is standard input.", completion: .file())
    var logs: [String] = ["-"]

    @OptionGroup(title: "Logs") var logOptions: LogOptions
    @OptionGroup(title: "Account") var account: AccountOptions
    @OptionGroup(title: "Account") var ledger: LedgerOptions
    @OptionGroup(title: "Rules") var ruleOptions: RuleOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Suppressions and baseline") var suppression: SuppressionOptions
    @OptionGroup(title: "Suppressions and baseline") var baselineOptions: BaselineOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Exit code") var gate: GateOptions

    @Option(
        help: ArgumentHelp(
            "The role of whoever sent the requests of which none is known; repeatable.", valueName: "name"))
    var role: [String] = []

    @Flag(help: "Print to standard error what the run took.")
    var statistics = false

    @Flag(help: "Tell timelines and calls by role in JSON too, so that convert can draw them. It takes longer.")
    var timelines = false

    @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions
    @OptionGroup(title: "Configuration") var show: ShowOptions

    @OptionGroup var threads: ThreadOptions

    func run() throws {
        var options = try logOptions.options()
        let search = InputSearch(logs, walksFolders: false, configuration.choice)
        if show.showFiles { return try search.printFiles() }
        let report = try ReportOutput(output, .audit, tellsTimelines: timelines)
        let group = try search.onlyGroup()
        let loaded = try ruleOptions.load(for: [group.configuration], beside: LoadedRules(withExamples: false))[0]
        if show.showSettings { return try printSettings(group, loaded) }
        let accounts = try account.load(group.configuration) { Audit.number(log: $0.log, line: $0.line) }
        options.accounts = accounts?.accounts
        options.earlierLogs = accounts?.earlierLogs ?? []
        options.windows = accounts?.windows ?? []
        options.jobs = threads.count
        options.tellsTimelines = try timelines || output.drawsTimelines
        options.principals = group.configuration.principals(others: role)
        options.logs = group.logs(maps: logOptions.maps)
        let rules = try selection.apply(to: loaded.rules, group.configuration.configuration.rules)
        let suppressions = try suppression.suppressions(
            loaded, rules: rules, selection, group, hasAccounts: accounts != nil)
        options.allowances = suppressions?.allowances
        options.opening = suppressions?.mistakesOfConfiguration()
        let baseline = try baselineOptions.load()
        options.baseline = baseline?.match(logNames(search))
        let engine = Engine(
            rules: rules, vocabulary: loaded.vocabulary, accounts: options.accounts,
            fileSettings: group.fileSettings(keeping: selection.selectedIDs))
        let interruption = Interruption()
        let meter = ProgressMeter()
        let rejected = try logOptions.rejects.map { try RejectsFile($0) }
        report.begin(loaded.descriptions)
        let audit = Audit(engine, loaded.vocabulary, options)
        let outcome = try audit.run(
            group.files.map(\.path),
            Audit.Sink(
                results: { try report.add($0) },
                unreadable: { try rejected?.add($0) },
                goesOn: { progress in
                    meter.show(progress)
                    return !interruption.isRequested
                }))
        meter.clear()
        let problems = self.problems(of: outcome)
        // First what was found: a folder that cannot be written must not take hours of work with it.
        let fault =
            outcome.summary.isPartial
            ? nil : gate.fault(counts(outcome, problems), paths: names, advice: advice(search))
        var ending = Ending(outcome.summary, problems: problems, fault: fault)
        ending.exitCode = gate.status(counts(outcome, problems)).rawValue
        try report.finish(ending)
        StandardError.print(problemsOf: problems)
        try rejected?.close()
        if !outcome.summary.isPartial { try writeLedgers(outcome, accounts) }
        if let baseline, let match = outcome.baseline {
            try baseline.finish(
                match, names: logNames(search), isTrusted: problems.problems.isEmpty && !outcome.summary.isPartial)
        }
        if accounts != nil { warn(ofContradictionsIn: outcome) }
        if statistics { StandardError.print(meter.statistics(outcome, jobs: options.jobs).text) }
        if outcome.summary.isPartial {
            let ledgers = ledger.folder == nil ? "" : ", and no ledger was written"
            StandardError.printError("the audit was stopped before its end; what is shown is a part\(ledgers)")
            terminate(130)
        }
        try gate.decide(counts(outcome, problems), paths: names, advice: advice(search))
    }

    /// The names of the logs as their findings have them.
    private func logNames(_ search: InputSearch) -> [String] {
        search.names.map { $0 == "-" ? "standard input" : $0 }
    }

    /// Says that the account export is not what the logs show.
    private func warn(ofContradictionsIn outcome: Audit.Outcome) {
        let count = outcome.ledgers.accounts.reduce(0) { $0 + outcome.ledgers[$1].contradictions }
        guard count > 0 else { return }
        let registrations = count == 1 ? "1 registration stands" : "\(count) registrations stand"
        StandardError.print(
            "bindlint: warning: \(registrations) in the account export otherwise than a list in the logs shows; the list "
                + "counts; save the export's answers anew")
    }

    private func writeLedgers(_ outcome: Audit.Outcome, _ accounts: LoadedAccounts?) throws {
        guard let folder = ledger.folder else { return }
        let context = LedgerFile.Context(names: outcome.ledgers.names, logs: outcome.logNames) { number in
            let place = Audit.place(number)
            return LedgerFile.Place(log: place.log, line: place.line)
        }
        try LedgerOutput(folder: folder, context: context, loaded: accounts)
            .write(outcome.ledgers, windows: outcome.windows)
    }

    /// What makes the run one that cannot be trusted.
    private func problems(of outcome: Audit.Outcome) -> Results {
        var results = Results()
        results.problems = outcome.failures.map { Problem(file: $0.log, reason: $0.reason) }
        for input in outcome.summary.inputs where input.records > 0 && input.records == input.unreadable {
            guard !outcome.failures.contains(where: { $0.log == input.name }) else { continue }
            results.problems.append(
                Problem(
                    file: input.name,
                    reason:
                        "no record of it could be read as \(input.format)\(firstReason(input.name, outcome)); if it is of another "
                        + "format, name that with --input-format"))
        }
        guard !outcome.summary.isPartial else { return results }
        for field in outcome.missingFields where outcome.summary.records > 0 {
            results.problems.append(
                Problem(
                    file: logs.joined(separator: ", "),
                    reason: "no record has the field that --map gives for '\(field.name)'"))
        }
        return results
    }

    /// Why the first record of a log could not be read.
    private func firstReason(_ log: String, _ outcome: Audit.Outcome) -> String {
        outcome.summary.unreadableRecords.first { $0.file == log }.map { ", the first because \($0.reason)" } ?? ""
    }

    private func printSettings(_ group: InputSearch.Group, _ loaded: LoadedRules) throws {
        let commandLine = EffectiveSettings.CommandLine(
            packs: ruleOptions.packs, account: account.folder, select: selection.select, ignore: selection.ignore,
            roles: role, maps: logOptions.maps, selected: try selection.apply(to: loaded.rules))
        let settings = EffectiveSettings(group.configuration, loaded.rules, commandLine)
        try StandardOutput.write(settings.text)
    }

    /// What no request is blamed on, and what helps.
    private var names: [String] { logs.map { $0 == "-" ? "standard input" : $0 } }
    private func advice(_ search: InputSearch) -> String {
        search.advice ?? "--map tells where the fields of a log of your own are"
    }

    private func counts(_ outcome: Audit.Outcome, _ problems: Results) -> GateOptions.Counts {
        var counts = GateOptions.Counts()
        counts.errors = outcome.summary.errors
        counts.warnings = outcome.summary.warnings
        counts.notes = outcome.summary.notes
        counts.requests = outcome.summary.requests + outcome.summary.outsidePeriod
        counts.hasProblems = !problems.problems.isEmpty
        return counts
    }
}
