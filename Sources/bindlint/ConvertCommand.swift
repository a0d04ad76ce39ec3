internal import ArgumentParser
internal import Policy
internal import Reports
internal import SourceText

/// `bindlint convert`: a saved report in another format.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Turn a saved JSON report into other formats.",
        discussion: """
            Reads a report that check or audit wrote with --format json or jsonl, and judges nothing anew. It ends as the \
            run that wrote the report would: with 1 for findings at or above the threshold, with 2 where that run could not \
            be trusted, with 130 where it was stopped. Where the files that it names are still there as they were, \
            sarif and rdjsonl tell more of them.
            """)

    @ArgumentParser.Argument(help: "The report; - is standard input.", completion: .file())
    var report: String

    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Exit code") var gate: GateOptions

    func run() throws {
        let saved = try read()
        let counts = GateOptions.Counts(saved.ending)
        var ending = saved.ending
        if ending.audit?.isPartial != true { ending.fault = gate.fault(counts, paths: [report]) }
        ending.exitCode = gate.status(counts).rawValue
        let output = try ReportOutput(output, ending.audit == nil ? .check : .audit)
        output.begin(Array(saved.rules.values))
        for finding in saved.findings { output.add(finding) }
        try output.finish(ending)
        var problems = Results()
        problems.problems = ending.problemPlaces.map { Problem(file: $0.place, reason: $0.reason) }
        StandardError.print(problemsOf: problems)
        if ending.audit?.isPartial == true {
            StandardError.printError("the audit was stopped before its end; what is shown is a part")
            terminate(130)
        }
        try gate.decide(counts, paths: [report])
    }

    private func read() throws -> SavedReport {
        let name = report == "-" ? "standard input" : report
        var problems = Results()
        do throws(FileContents.Failure) {
            let file = SourceFile(name: name, bytes: try FileContents.read(report))
            do throws(SyntaxError) {
                var saved = try SavedReport(file)
                saved.addContexts { FileWalk.isFile($0) ? try? FileContents.read($0) : nil }
                return saved
            } catch {
                problems.files = [file]
                let place = Finding.Place(file: 0, span: error.span)
                problems.problems = [Problem(file: name, place: place, reason: error.reason)]
            }
        } catch {
            problems.problems = [Problem(file: name, reason: error.reason)]
        }
        StandardError.print(problemsOf: problems)
        throw ExitStatus.untrusted.code
    }
}

extension GateOptions.Counts {
    /// The counts of a saved report.
    fileprivate init(_ ending: Ending) {
        self.init()
        requests = ending.summary.requests + (ending.audit?.outsidePeriod ?? 0)
        errors = ending.summary.errors
        warnings = ending.summary.warnings
        notes = ending.summary.notes
        hasProblems = !ending.problemPlaces.isEmpty
    }
}
