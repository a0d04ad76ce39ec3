internal import Policy
internal import SourceText

/// A Code Quality report of GitLab: a list of issues, written as they come.
struct GitLabReport: Report {
    private let options: ReportOptions
    private var separator = "[\n"

    init(_ options: ReportOptions) {
        self.options = options
    }

    mutating func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let lines: JSON = ["begin": .int(finding.location.start.line), "end": .int(finding.location.end.line)]
        try write(
            [
                "type": "issue", "check_name": .string(finding.rule),
                "description": .string(finding.message.escapedOnOneLine),
                "content": ["body": .string(finding.advice.escapedInLines)],
                "categories": [finding.basis == .security ? "Security" : "Bug Risk"],
                "severity": .string(severity(of: finding)), "fingerprint": .string(finding.fingerprint),
                "location": ["path": .string(options.paths.inRepository(finding.location.file)), "lines": lines],
            ], sink)
    }

    mutating func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var problems = ending.problems
        if let fault = ending.fault { problems.append(Ending.Problem(file: ".", reason: fault)) }
        for (index, problem) in problems.enumerated() {
            let line = problem.position?.line ?? 1
            let path = options.paths.inRepository(problem.file)
            try write(
                [
                    "type": "issue", "check_name": "unreadable-input",
                    "description": .string(problem.reason.escapedOnOneLine), "categories": ["Bug Risk"],
                    "severity": "blocker", "fingerprint": .string("unreadable-input:\(index + 1):\(path):\(line)"),
                    "location": ["path": .string(path), "lines": ["begin": .int(line), "end": .int(line)]],
                ], sink)
        }
        try sink(Array((separator == "[\n" ? "[]\n" : "\n]\n").utf8))
    }

    private mutating func write<Failure: Error>(
        _ issue: JSON, _ sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try sink(Array(separator.utf8) + issue.escapedForTerminal)
        separator = ",\n"
    }

    /// The five of Code Climate: what breaks the API's contract or gives secrets away stands above what may be meant so.
    private func severity(of finding: ReportedFinding) -> String {
        switch (finding.severity, finding.basis) {
        case (.error, .security): "blocker"
        case (.error, .documented), (.error, .inferred), (.error, .hygiene), (.error, .policy): "critical"
        case (.warning, .security), (.warning, .documented): "major"
        case (.warning, .inferred), (.warning, .hygiene), (.warning, .policy): "minor"
        case (.note, _): "info"
        }
    }
}
