internal import SourceText

/// The JSON report as lines: an object for each finding, undecided verdict and problem, and the summary last. The member
/// `type` says which it is; the others are those of the JSON report.
struct JSONLinesReport: Report {
    private let options: ReportOptions
    private var rules: SeenRules

    init(_ options: ReportOptions) {
        self.options = options
        rules = SeenRules(options)
    }

    mutating func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        rules.number(of: finding)
        try write("finding", finding.members, sink)
    }

    func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        for undecided in ending.undecided { try write("undecided", undecided.members, sink) }
        for problem in ending.problems { try write("problem", problem.members, sink) }
        var members: [(name: String, value: JSON)] = [
            ("schemaVersion", .int(JSONReport.schemaVersion)), ("tool", options.toolJSON),
            ("summary", ending.summaryJSON),
        ]
        if let audit = ending.audit { members.append(("audit", audit.auditJSON(options))) }
        members.append(("rules", .list(rules.descriptions.map(\.json))))
        if ending.audit == nil { members.append(("inputs", .list(ending.files.map { .string($0) }))) }
        try write("summary", members, sink)
    }

    private func write<Failure: Error>(
        _ type: String, _ members: [(name: String, value: JSON)], _ sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try sink(JSON.object([("type", .string(type))] + members).escapedForTerminal + [0x0A])
    }
}
