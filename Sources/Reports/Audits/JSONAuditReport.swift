package import Policy
internal import SourceText

/// An audit as one JSON object, as `ReportSchema` describes it: findings are written as they come, a line each.
package struct JSONAuditReport: AuditReport {
    private let options: ReportOptions
    /// What goes before the next finding; nil while nothing is written.
    private var separator: [UInt8]?

    package init(_ options: ReportOptions) {
        self.options = options
    }

    package mutating func add<Failure: Error>(
        _ results: Results, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let disclosure = Disclosure(results)
        for finding in disclosure.findings {
            try sink((separator ?? opening) + finding.json(disclosure).escapedForTerminal)
            separator = Array(",\n".utf8)
        }
    }

    package mutating func finish<Failure: Error>(
        _ summary: AuditSummary, problems: Results?, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let disclosure = Disclosure(problems ?? Results())
        try sink(Array(separator == nil ? #"\#(JSONReport.opening(options)),"findings":[]"#.utf8 : "\n]".utf8))
        try JSONReport.writeList("undecided", summary.undecidedGroups, sink) { $0.json(disclosure) }
        try JSONReport.writeList("problems", disclosure.problems, sink) { $0.json(disclosure) }
        try sink(Array(#","summary":"#.utf8) + summary.json.escapedForTerminal)
        try sink(Array(#","audit":"#.utf8) + summary.auditJSON(disclosure).escapedForTerminal + Array("}\n".utf8))
    }

    private var opening: [UInt8] { Array("\(JSONReport.opening(options)),\"findings\":[\n".utf8) }
}
