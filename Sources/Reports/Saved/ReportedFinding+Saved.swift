internal import Policy
internal import SourceText

extension ReportedFinding {
    /// Reads a finding of a saved report.
    init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        self.init(
            rule: try object.string("rule"), severity: try object.word("severity"), basis: try object.word("basis"),
            source: try object.optionalString("source"), message: try object.string("message"),
            hint: try object.optionalString("hint"),
            location: Location(
                file: try object.string("file"), start: try object.position("line", "column"),
                end: try object.position("endLine", "endColumn")), offset: try object.integer("offset"),
            length: try object.integer("length"), operation: try object.string("operation"),
            fingerprint: try object.string("fingerprint"), related: [], fixes: [],
            time: try object.optionalTime("time"), account: try object.optionalInteger("account", from: .min),
            caller: try object.optionalString("caller"))
        for node in try object.list("related") { related.append(try Related(saved: node)) }
        for node in try object.list("fixes") {
            if let fix = try Fix(saved: node) { fixes.append(fix) }
        }
    }

    /// Whether a file is the one that the finding was made from, as far as places tell.
    func fits(_ file: SourceFile) -> Bool {
        func fits(_ offset: Int, _ position: SourceFile.Position) -> Bool {
            offset <= file.bytes.count && file.position(of: offset) == position
        }
        guard fits(offset, location.start), length <= file.bytes.count, fits(offset + length, location.end) else {
            return false
        }
        return fixes.allSatisfy { fix in fix.edits.allSatisfy { fits($0.offset, $0.start) } }
    }
}

extension ReportedFinding.Related {
    fileprivate init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        let start = try object.position("line", "column")
        let end = object.optional("endLine") == nil ? start : try object.position("endLine", "endColumn")
        self.init(
            location: Location(file: try object.string("file"), start: start, end: end),
            message: try object.string("message"))
    }
}

extension ReportedFinding.Fix {
    /// nil where the report does not tell the lines of its edits.
    fileprivate init?(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        self.init(
            title: try object.string("title"), isSafe: try object.bool("safe"), edits: [],
            isMasked: object.optional("masked") == nil ? false : try object.bool("masked"))
        for node in try object.list("edits") {
            let edit = try SavedObject(node)
            guard edit.optional("line") != nil else { return nil }
            edits.append(
                ReportedFinding.Edit(
                    offset: try edit.integer("offset"), length: try edit.integer("length"),
                    start: try edit.position("line", "column"), end: try edit.position("endLine", "endColumn"),
                    text: try edit.string("text")))
        }
    }
}

extension RuleDescription {
    /// Reads what a saved report tells of a rule.
    init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        self.init(
            id: try object.string("id"), title: try object.string("title"), severity: try object.word("severity"),
            basis: try object.word("basis"), source: try object.optionalString("source"),
            about: try object.string("about"))
        address = try object.optionalString("address")
    }
}
