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
            Reads JSON Lines and JSON lists, the vendor's audit log, CSV and TSV, access logs of nginx and Apache, of ALB and \
            CloudFront, and HAR, each also gzipped. Requests are judged in the order of their time, over all logs.
            """)

    @ArgumentParser.Argument(help: "Logs; - is standard input.")
    var logs: [String] = ["-"]

    @OptionGroup(title: "Rules") var ruleOptions: RuleOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Logs") var logOptions: LogOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Exit code") var gate: GateOptions

    @OptionGroup(title: "Account") var account: AccountOptions

    @Option(
        help: ArgumentHelp(
            "Write what is bound at the end into this folder, as an account export with which the next audit can begin.",
            valueName: "dir"))
    var ledgerOut: String?

    @Option(
        help: ArgumentHelp(
            "Write the records that could not be read to this file, one JSON object a line.", valueName: "file"))
    var rejects: String?

    @Flag(help: "Print to standard error what the run took.")
    var statistics = false

    @Flag(help: "Read no configuration file.")
    var noConfig = false

    @OptionGroup var threads: ThreadOptions

    func run() throws {
        var options = try logOptions.options()
        let loaded = try ruleOptions.load()
        let accounts = try account.load { Audit.number(log: $0.log, line: $0.line) }
        options.accounts = accounts?.accounts
        options.earlierLogs = accounts?.earlierLogs ?? []
        options.windows = accounts?.windows ?? []
        options.jobs = threads.count
        let engine = Engine(
            rules: try selection.apply(to: loaded.rules), vocabulary: loaded.vocabulary, accounts: options.accounts)
        let interruption = Interruption()
        let meter = ProgressMeter()
        let rejected = try rejects.map { try RejectsFile($0) }
        let report = AuditOutput(output)
        let audit = Audit(engine, loaded.vocabulary, options)
        let outcome = try audit.run(
            logs,
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
        try report.finish(outcome.summary, problems)
        StandardError.print(problemsOf: problems)
        try rejected?.close()
        try writeLedgers(outcome, accounts)
        if statistics { StandardError.print(meter.statistics(outcome, jobs: options.jobs).text) }
        if outcome.summary.isPartial {
            StandardError.printError("the audit was stopped before its end; what is shown is a part")
            terminate(130)
        }
        try decide(outcome, problems)
    }

    private func writeLedgers(_ outcome: Audit.Outcome, _ accounts: LoadedAccounts?) throws {
        guard let ledgerOut else { return }
        let context = LedgerFile.Context(names: outcome.ledgers.names, logs: outcome.logNames) { number in
            let place = Audit.place(number)
            return LedgerFile.Place(log: place.log, line: place.line)
        }
        try LedgerOutput(folder: ledgerOut, context: context, loaded: accounts)
            .write(outcome.ledgers, windows: outcome.windows)
    }

    /// What makes the run one that cannot be trusted.
    private func problems(of outcome: Audit.Outcome) -> Results {
        var results = Results()
        results.problems = outcome.failures.map { Problem(file: $0.log, reason: $0.reason) }
        for input in outcome.summary.inputs where input.records > 0 && input.records == input.unreadable {
            results.problems.append(
                Problem(
                    file: input.name,
                    reason: "no record of it could be read as \(input.format); --input-format names another format"))
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

    private func decide(_ outcome: Audit.Outcome, _ problems: Results) throws {
        var counts = GateOptions.Counts()
        counts.errors = outcome.summary.errors
        counts.warnings = outcome.summary.warnings
        counts.notes = outcome.summary.notes
        counts.requests = outcome.summary.requests + outcome.summary.outsidePeriod
        counts.hasProblems = !problems.problems.isEmpty
        try gate.decide(counts, paths: logs)
    }
}
