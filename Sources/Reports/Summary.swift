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
        fixable = results.fixable
        problems = results.problems.count
    }

    /// All of it in a line; what is zero is left out, except that there is no finding.
    func sentence(offersFixes: Bool) -> String {
        var sentences = [verdict]
        if judged < requests { sentences.append("\(judged) of \(counted(requests, "request")) judged.") }
        if undecided > 0 { sentences.append("\(undecided) undecided.") }
        if problems > 0 { sentences.append("\(counted(problems, "problem")) in reading.") }
        if offersFixes, fixable > 0 { sentences.append("\(fixable) fixable with --fix.") }
        return sentences.joined(separator: " ")
    }

    private var verdict: String {
        let scope = "\(counted(requests, "request")) (\(counted(files, "file")))"
        let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")].filter { $0.0 > 0 }
        guard !parts.isEmpty else { return "no findings in \(scope)." }
        let findings = counted(errors + warnings + notes, "finding")
        return "\(findings): \(parts.map(counted).joined(separator: ", ")), in \(violating) of \(scope)."
    }

    private func counted(_ count: Int, _ thing: String) -> String {
        "\(count) \(thing)\(count == 1 ? "" : "s")"
    }
}
