internal import Policy
internal import SourceText

extension Ending {
    /// Reads the counts of a saved report, and what an audit tells.
    init(saved report: SavedObject) throws(SyntaxError) {
        let counts = try report.object("summary")
        summary = try Summary(saved: counts)
        if report.optional("audit") != nil {
            audit = try AuditSummary(saved: try report.object("audit"), counts)
            files = audit?.inputs.map(\.name) ?? []
        } else {
            for node in try report.optionalList("inputs") { files.append(try SavedObject.string(node)) }
        }
    }

    /// Adds an undecided verdict of a saved report.
    mutating func addUndecided(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        let verdict = Undecided(
            rule: try object.string("rule"), file: try object.string("file"), line: try object.integer("line", from: 1),
            reason: try object.string("reason"), count: try object.optionalInteger("count", from: 1))
        undecided.append(verdict)
        guard let count = verdict.count else { return }
        audit?.undecidedGroups.append(
            AuditSummary.UndecidedGroup(
                rule: verdict.rule, reason: verdict.reason, count: count, file: verdict.file, line: verdict.line))
    }

    /// Adds a problem of a saved report.
    mutating func addProblem(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        let position = object.optional("line") == nil ? nil : try object.position("line", "column")
        problems.append(
            Problem(file: try object.string("file"), position: position, reason: try object.string("reason")))
        summary.countProblem()
    }
}
