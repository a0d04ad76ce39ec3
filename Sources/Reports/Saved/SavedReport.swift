internal import Policy
package import SourceText

/// A report that was saved as JSON or JSON Lines, read back.
package struct SavedReport: Sendable {
    package private(set) var findings: [ReportedFinding] = []
    package var ending: Ending
    /// What it tells of rules, by their ids.
    package private(set) var rules: [String: RuleDescription] = [:]

    /// Throws the first mistake, at its place: what is no report, a report of another schema version, one that was cut.
    package init(_ file: SourceFile) throws(SyntaxError) {
        let text = file.text
        let layout = try SavedLayout(text)
        let head = try SavedObject(layout.head)
        try SavedReport.checkVersion(head)
        ending = try Ending(saved: head)
        for range in layout.findings {
            findings.append(try ReportedFinding(saved: try Node(json: text[range])))
        }
        for node in layout.undecided { try ending.addUndecided(saved: node) }
        for node in layout.problems { try ending.addProblem(saved: node) }
        for node in try head.optionalList("rules") {
            let rule = try RuleDescription(saved: node)
            rules[rule.id] = rule
        }
        try checkCounts(head)
    }

    private static func checkVersion(_ head: SavedObject) throws(SyntaxError) {
        let version = try head.integer("schemaVersion")
        guard version == JSONReport.schemaVersion else {
            let words = "the report is of schema version \(version); this program reads version"
            throw SyntaxError("\(words) \(JSONReport.schemaVersion)", at: try head.member("schemaVersion").span)
        }
        let tool = try head.object("tool")
        guard try tool.string("name") == ReportOptions.tool else {
            throw SyntaxError("the report is another tool's", at: try tool.member("name").span)
        }
    }

    /// A report whose findings are fewer than it counts was cut by somebody.
    private func checkCounts(_ head: SavedObject) throws(SyntaxError) {
        let counts: [(Int, Severity)] = [
            (ending.summary.errors, .error), (ending.summary.warnings, .warning), (ending.summary.notes, .note),
        ]
        for (count, severity) in counts {
            let found = findings.count { $0.severity == severity }
            guard found != count else { continue }
            throw SyntaxError(
                "the summary counts \(count.of(severity.rawValue)), but the report has \(found)",
                at: try head.member("summary").span)
        }
    }

    /// Looks the findings' files up, where they are still there and as they were: some formats show more then. Logs are not
    /// looked up.
    package mutating func addContexts(_ read: (_ name: String) -> [UInt8]?) {
        guard ending.audit == nil else { return }
        var files: [String: SourceFile?] = [:]
        for index in findings.indices {
            let name = findings[index].location.file
            let file = files[name] ?? read(name).map { SourceFile(name: name, bytes: $0) }
            files[name] = .some(file)
            if let file, findings[index].fits(file) {
                findings[index].context = FindingContext(file: file, isWhole: true)
            }
        }
    }
}
