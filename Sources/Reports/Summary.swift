internal import Policy
internal import SourceText

/// The counts of a run.
package struct Summary: Sendable {
    package private(set) var files = 0
    package private(set) var requests = 0
    private(set) var judged = 0
    private(set) var violating = 0
    private(set) var undecided = 0
    package private(set) var errors = 0
    package private(set) var warnings = 0
    package private(set) var notes = 0
    private(set) var suppressed = 0
    private(set) var baselined = 0
    private(set) var outsideChanges = 0
    private(set) var fixable = 0
    private(set) var fixableUnsafely = 0
    private(set) var problems = 0

    init(_ results: Results) {
        files = results.fileCount
        requests = results.requests
        judged = results.judged
        violating = results.violatingRequests
        undecided = results.undecided.count
        errors = results.count(.error)
        warnings = results.count(.warning)
        notes = results.count(.note)
        suppressed = results.suppressed
        baselined = results.baselined
        outsideChanges = results.outsideChanges
        fixable = results.fixable
        fixableUnsafely = results.fixableUnsafely
        problems = results.problems.count
    }

    /// The counts of an audit; its files are logs.
    init(_ audit: AuditSummary, problems: Int) {
        files = audit.inputs.count
        requests = audit.requests
        judged = audit.judged
        violating = audit.violatingRequests
        undecided = audit.undecided
        errors = audit.errors
        warnings = audit.warnings
        notes = audit.notes
        suppressed = audit.suppressed
        baselined = audit.baselined
        fixable = 0
        self.problems = problems
    }

    /// The counts of a saved report, to which problems are to be added.
    init(saved counts: SavedObject) throws(SyntaxError) {
        files = try counts.integer("files")
        requests = try counts.integer("requests")
        judged = try counts.integer("judged")
        violating = try counts.optionalInteger("violating") ?? 0
        undecided = try counts.integer("undecided")
        errors = try counts.integer("errors")
        warnings = try counts.integer("warnings")
        notes = try counts.integer("notes")
        suppressed = try counts.integer("suppressed")
        baselined = try counts.integer("baselined")
        outsideChanges = try counts.optionalInteger("outsideChanges") ?? 0
    }

    mutating func countProblem() { problems += 1 }

    /// All of it in a line; what is zero is left out, except that there is no finding.
    func sentence(offersFixes: Bool) -> String {
        var sentences = [verdict]
        sentences += Self.leftOut(suppressed, baselined, outsideChanges)
        if judged < requests { sentences.append("\(judged.grouped) of \(requests.of("request")) judged.") }
        if undecided > 0 { sentences.append("\(undecided.grouped) undecided.") }
        if problems > 0 { sentences.append("\(problems.of("problem")) in reading.") }
        if offersFixes { sentences += fixes }
        return sentences.joined(separator: " ")
    }

    private var fixes: [String] {
        switch (fixable, fixableUnsafely) {
        case (0, 0): []
        case (_, 0): ["\(fixable.grouped) fixable with --fix."]
        case (0, _): ["\(fixableUnsafely.grouped) fixable with --fix --unsafe-fixes."]
        case (_, _): ["\(fixable.grouped) fixable with --fix, \(fixableUnsafely.grouped) more with --unsafe-fixes."]
        }
    }

    /// What a report leaves out, a sentence each: a gate that hides something says so.
    static func leftOut(_ suppressed: Int, _ baselined: Int, _ outsideChanges: Int = 0) -> [String] {
        [
            (suppressed, "suppressed."), (baselined, "in the baseline."), (outsideChanges, "outside of changed lines."),
        ].filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }
    }

    private var verdict: String {
        let scope = "\(requests.of("request")) (\(files.of("file")))"
        let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")].filter { $0.0 > 0 }
        guard !parts.isEmpty else { return "no findings in \(scope)." }
        let findings = (errors + warnings + notes).of("finding")
        return
            "\(findings): \(parts.map { $0.0.of($0.1) }.joined(separator: ", ")), in \(violating.grouped) of \(scope)."
    }
}
