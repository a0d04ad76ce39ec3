package import Policy
internal import SourceText

/// What is known when all findings were handed over: counts, what stayed undecided, what could not be read. Secrets are
/// masked.
package struct Ending: Sendable {
    /// A rule that could not be decided for a request, or for several of a log.
    struct Undecided: Sendable {
        var rule: String
        var file: String
        var line: Int
        var reason: String
        /// How many verdicts; nil in a check, where each stands for itself.
        var count: Int?
    }

    /// A file that could not be read, wholly or at a place.
    struct Problem: Sendable {
        var file: String
        var position: SourceFile.Position?
        var reason: String
    }

    package var summary: Summary
    var undecided: [Undecided] = []
    var problems: [Problem] = []
    /// The files that were judged, with findings or without.
    var files: [String] = []
    /// What an audit tells beside; nil in a check.
    package var audit: AuditSummary?
    /// Why the run cannot be trusted, beside problems: no request was found.
    package var fault: String?
    /// The code that the command ends with; nil where nobody told.
    package var exitCode: Int32?

    /// Whether the run can be trusted; where it cannot, it ends with 2, or 130 where it was stopped.
    var isTrusted: Bool { problems.isEmpty && fault == nil && audit?.isPartial != true }

    /// The problems with their places as text: `file:line:col`.
    package var problemPlaces: [(place: String, reason: String)] {
        problems.map { problem in
            (problem.file + (problem.position.map { ":\($0.line):\($0.column)" } ?? ""), problem.reason)
        }
    }

    init(_ summary: Summary) { self.summary = summary }

    /// The ending of a check.
    package init(_ results: Results, fault: String? = nil) {
        let disclosure = Disclosure(results)
        summary = Summary(results)
        undecided = disclosure.undecided.map {
            let location = disclosure.location(of: $0.place)
            return Undecided(rule: $0.rule, file: location.file, line: location.start.line, reason: $0.reason)
        }
        problems = Ending.problems(disclosure)
        files = results.files.map { disclosure.masked($0.name) }
        self.fault = fault
    }

    /// The ending of an audit. The problems are logs that could not be read, and their secrets are masked in the summary;
    /// what comes from a record must be masked before it goes into the summary.
    package init(_ audit: AuditSummary, problems results: Results, fault: String? = nil) {
        let disclosure = Disclosure(results)
        let audit = audit.masked(disclosure)
        summary = Summary(audit, problems: results.problems.count)
        undecided = audit.undecidedGroups.map {
            Undecided(rule: $0.rule, file: $0.file, line: $0.line, reason: $0.reason, count: $0.count)
        }
        problems = Ending.problems(disclosure)
        files = audit.inputs.map(\.name)
        self.audit = audit
        self.fault = fault
    }

    private static func problems(_ disclosure: Disclosure) -> [Problem] {
        disclosure.problems.map { problem in
            guard let place = problem.place else { return Problem(file: problem.file, reason: problem.reason) }
            let location = disclosure.location(of: place)
            return Problem(file: location.file, position: location.start, reason: problem.reason)
        }
    }
}
