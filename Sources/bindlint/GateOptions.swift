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

    /// Ends the command with the code that the results deserve.
    func decide(_ results: Results, paths: [String]) throws {
        if !results.problems.isEmpty { throw ExitStatus.untrusted.code }
        if results.requests == 0, !allowEmpty {
            StandardError.printError(
                "no SIP-registration request found in \(paths.joined(separator: " ")); --allow-empty accepts that")
            throw ExitStatus.untrusted.code
        }
        let threshold = exitZero ? Threshold.never : failOn
        let isTooMany = maxWarnings.map { results.count(.warning) > $0 } ?? false
        if results.findings.contains(where: { threshold.isReached(by: $0.severity) }) || (isTooMany && !exitZero) {
            throw ExitStatus.findings.code
        }
    }
}
