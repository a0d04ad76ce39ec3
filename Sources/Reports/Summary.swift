internal import Policy

/// The counts of a run.
struct Summary {
    let files: Int
    let requests: Int
    let judged: Int
    let violating: Int
    let undecided: Int
    let errors: Int
    let warnings: Int
    let notes: Int
    let suppressed: Int
    let baselined: Int
    let outsideChanges: Int
    let fixable: Int
    let problems: Int

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
        problems = results.problems.count
    }

    /// All of it in a line; what is zero is left out, except that there is no finding.
    func sentence(offersFixes: Bool) -> String {
        var sentences = [verdict]
        sentences += Self.leftOut(suppressed, baselined, outsideChanges)
        if judged < requests { sentences.append("\(judged.grouped) of \(requests.of("request")) judged.") }
        if undecided > 0 { sentences.append("\(undecided.grouped) undecided.") }
        if problems > 0 { sentences.append("\(problems.of("problem")) in reading.") }
        if offersFixes, fixable > 0 { sentences.append("\(fixable.grouped) fixable with --fix.") }
        return sentences.joined(separator: " ")
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
