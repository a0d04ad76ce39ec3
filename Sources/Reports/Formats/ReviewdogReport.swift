internal import Policy
internal import SourceText

/// The Diagnostic Format of reviewdog, an object a line. Its suggestions become suggested changes in a review.
///
/// It counts columns in bytes: without the file's text places have lines only, and nothing is suggested.
struct ReviewdogReport: Report {
    private let options: ReportOptions

    init(_ options: ReportOptions) {
        self.options = options
    }

    func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let (start, end) = (finding.location.start, finding.location.end)
        let range =
            self.range(finding.context, finding.offset, finding.length, start, end)
            ?? ["start": ["line": .int(start.line)], "end": ["line": .int(end.line)]]
        var members: [(name: String, value: JSON)] = [
            ("message", .string(finding.advice.escapedInLines)), ("location", location(finding.location.file, range)),
            ("severity", .string(severity(of: finding))), ("source", ["name": .string(ReportOptions.tool)]),
            ("code", ["value": .string(finding.rule)]),
        ]
        let suggestions = finding.fixes.lazy.compactMap { self.suggestions($0, finding.context) }.first ?? []
        if !suggestions.isEmpty { members.append(("suggestions", .list(suggestions))) }
        if !finding.related.isEmpty {
            let related = finding.related.map { related -> JSON in
                let range: JSON = ["start": ["line": .int(related.location.start.line)]]
                return [
                    "message": .string(related.message.escapedInLines),
                    "location": location(related.location.file, range),
                ]
            }
            members.append(("related_locations", .list(related)))
        }
        try sink(JSON.object(members).escapedForTerminal + [0x0A])
    }

    func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var problems = ending.problems
        if let fault = ending.fault { problems.append(Ending.Problem(file: ".", reason: fault)) }
        for problem in problems {
            let range = problem.position.map { position -> JSON in ["start": ["line": .int(position.line)]] }
            let diagnostic: JSON = [
                "message": .string(problem.reason.escapedInLines), "location": location(problem.file, range),
                "severity": "ERROR", "source": ["name": .string(ReportOptions.tool)],
                "code": ["value": "unreadable-input"],
            ]
            try sink(diagnostic.escapedForTerminal + [0x0A])
        }
    }

    /// The edits of a fix; nil where they cannot be given whole. Of several fixes the first that can be is suggested, since
    /// all suggestions of a diagnostic belong together.
    private func suggestions(_ fix: ReportedFinding.Fix, _ context: FindingContext?) -> [JSON]? {
        guard !fix.isMasked, !fix.edits.isEmpty else { return nil }
        var suggestions: [JSON] = []
        for edit in fix.edits {
            guard let range = self.range(context, edit.offset, edit.length, edit.start, edit.end) else { return nil }
            suggestions.append(["range": range, "text": .string(edit.text)])
        }
        return suggestions
    }

    private func range(
        _ context: FindingContext?, _ offset: Int, _ length: Int, _ start: SourceFile.Position,
        _ end: SourceFile.Position
    ) -> JSON? {
        guard let first = context?.byteColumn(at: offset, line: start.line),
            let last = context?.byteColumn(at: offset + length, line: end.line)
        else { return nil }
        return [
            "start": ["line": .int(start.line), "column": .int(first)],
            "end": ["line": .int(end.line), "column": .int(last)],
        ]
    }

    private func location(_ file: String, _ range: JSON?) -> JSON {
        let path: (name: String, value: JSON) = ("path", .string(options.paths.inFolder(file)))
        return .object([path] + (range.map { [("range", $0)] } ?? []))
    }

    private func severity(of finding: ReportedFinding) -> String {
        switch finding.severity {
        case .error: "ERROR"
        case .warning: "WARNING"
        case .note: "INFO"
        }
    }
}
