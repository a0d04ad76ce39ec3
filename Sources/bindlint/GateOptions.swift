internal import ArgumentParser
internal import Policy

/// When a run fails.
struct GateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Fail from this severity on: \(Threshold.list).", valueName: "severity"),
        completion: Threshold.completion, transform: Threshold.parse)
    var failOn: Threshold = .error

    @Flag(help: "Exit with 0 whatever is found; the same as --fail-on never.")
    var exitZero = false

    @Option(help: ArgumentHelp("Fail where there are more warnings than this.", valueName: "n"))
    var maxWarnings: Int?

    @Flag(help: "Accept input without a single request.")
    var allowEmpty = false

    func validate() throws {
        if let maxWarnings, maxWarnings < 0 { throw ValidationError("--max-warnings must not be negative") }
    }

    /// What decides how a command ends.
    struct Counts {
        var requests = 0
        var errors = 0
        var warnings = 0
        var notes = 0
        var hasProblems = false

        init() {}

        /// What says whether the run can be trusted, and nothing of what it found.
        var withoutFindings: Counts {
            var counts = Counts()
            counts.requests = requests
            counts.hasProblems = hasProblems
            return counts
        }

        init(_ results: Results) {
            requests = results.requests
            errors = results.count(.error)
            warnings = results.count(.warning)
            notes = results.count(.note)
            hasProblems = !results.problems.isEmpty
        }
    }

    /// Why the run cannot be trusted though all was read: there was no request in it. The advice is what else helps.
    func fault(_ counts: Counts, paths: [String], advice: String? = nil) -> String? {
        guard counts.requests == 0, !counts.hasProblems, !allowEmpty else { return nil }
        let found = "no SIP-registration request found in \(paths.joined(separator: " "))"
        return "\(found); \(advice.map { "\($0), " } ?? "")--allow-empty accepts that"
    }

    /// Ends the command with the code that the counts deserve.
    func decide(_ counts: Counts, paths: [String], advice: String? = nil) throws {
        if let fault = fault(counts, paths: paths, advice: advice) { StandardError.printError(fault) }
        let status = status(counts)
        if status != .clean { throw status.code }
    }

    /// How a command ends that has counted so much.
    func status(_ counts: Counts) -> ExitStatus {
        if counts.hasProblems || fault(counts, paths: []) != nil { return .untrusted }
        let threshold = exitZero ? Threshold.never : failOn
        let isTooMany = maxWarnings.map { counts.warnings > $0 } ?? false
        let found = [(counts.errors, Severity.error), (counts.warnings, .warning), (counts.notes, .note)]
        let isReached = found.contains { $0.0 > 0 && threshold.isReached(by: $0.1) } || (isTooMany && !exitZero)
        return isReached ? .findings : .clean
    }
}
