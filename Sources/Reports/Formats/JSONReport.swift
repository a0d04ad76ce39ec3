internal import SourceText

/// The results as one JSON object, as `ReportSchema` describes it: a finding, an undecided verdict and a problem a line,
/// written as they come.
package struct JSONReport: Report {
    private let options: ReportOptions
    private var rules: SeenRules
    /// What goes before the next finding.
    private var separator = "\n"

    /// Raised when a member is renamed or removed, not when one is added.
    static let schemaVersion = 1

    package init(_ options: ReportOptions) {
        self.options = options
        rules = SeenRules(options)
    }

    package mutating func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        if rules.descriptions.isEmpty { try sink(opening) }
        rules.number(of: finding)
        try sink(Array(separator.utf8) + JSON.object(finding.members).escapedForTerminal)
        separator = ",\n"
    }

    package mutating func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try sink(rules.descriptions.isEmpty ? opening + Array("]".utf8) : Array("\n]".utf8))
        try writeList("undecided", ending.undecided.map { .object($0.members) }, sink)
        try writeList("problems", ending.problems.map { .object($0.members) }, sink)
        try sink(Array(#","summary":"#.utf8) + ending.summaryJSON.escapedForTerminal)
        if let audit = ending.audit {
            try sink(Array(#","audit":"#.utf8))
            try audit.auditJSON(options).writeInPieces(to: sink)
        }
        try writeList("rules", rules.descriptions.map(\.json), sink)
        if ending.audit == nil { try writeList("inputs", ending.files.map { .string($0) }, sink) }
        try sink(Array("}\n".utf8))
    }

    private var opening: [UInt8] {
        Array(#"{"schemaVersion":\#(JSONReport.schemaVersion),"tool":"#.utf8) + options.toolJSON.escapedForTerminal
            + Array(#","findings":["#.utf8)
    }

    /// Writes a member whose value is a list, each element on a line of its own.
    private func writeList<Failure: Error>(
        _ name: String, _ elements: [JSON], _ sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try sink(Array(#","\#(name)":["#.utf8))
        var separator = "\n"
        for element in elements {
            try sink(Array(separator.utf8) + element.escapedForTerminal)
            separator = ",\n"
        }
        try sink(Array((elements.isEmpty ? "]" : "\n]").utf8))
    }
}

extension ReportOptions {
    var toolJSON: JSON { ["name": .string(ReportOptions.tool), "version": .string(version)] }
}

extension Ending {
    /// The counts: of an audit, more of them.
    var summaryJSON: JSON { audit?.json ?? summary.json }
}
