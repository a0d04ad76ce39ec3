internal import Policy
internal import SourceText

extension AuditSummary {
    /// Reads what a saved report tells of an audit, but for undecided verdicts, which are members of their own.
    init(saved audit: SavedObject, _ counts: SavedObject) throws(SyntaxError) {
        self.init()
        try readCounts(counts)
        for node in try audit.list("inputs") { inputs.append(try Input(saved: node)) }
        if audit.optional("period") != nil {
            let period = try audit.object("period")
            (first, last) = (try period.time("first"), try period.time("last"))
        }
        let totals = try audit.object("totals")
        for node in try totals.list("rules") { rules.append(try Total(saved: node)) }
        for node in try totals.list("accounts") { accounts.append(try Total(saved: node)) }
        for node in try totals.list("callers") { callers.append(try Total(saved: node)) }
        for node in try audit.list("hours") { hours.append(try Hour(saved: node)) }
        let bindings = try audit.object("bindings")
        boundRegistrations = try bindings.integer("count")
        for node in try bindings.list("first") { standing.append(try Standing(saved: node)) }
        for node in try audit.list("unreadable") { unreadableRecords.append(try Unreadable(saved: node)) }
        for node in try audit.list("rulesNotApplied") { unappliedRules.append(try UnappliedRule(saved: node)) }
        assumedZone = try audit.optionalString("assumedZone")
        try readPictures(audit)
    }

    private mutating func readCounts(_ counts: SavedObject) throws(SyntaxError) {
        requests = try counts.integer("requests")
        judged = try counts.integer("judged")
        undecided = try counts.integer("undecided")
        errors = try counts.integer("errors")
        warnings = try counts.integer("warnings")
        notes = try counts.integer("notes")
        suppressed = try counts.integer("suppressed")
        baselined = try counts.integer("baselined")
        violatingRequests = try counts.optionalInteger("violating") ?? 0
        records = try counts.integer("records")
        unreadable = try counts.integer("unreadable")
        unknownOperations = try counts.integer("unknownOperations")
        unseenArguments = try counts.integer("unseenArguments")
        takenWithoutBody = try counts.integer("takenWithoutBody")
        outsidePeriod = try counts.integer("outsidePeriod")
        isPartial = try counts.bool("partial")
    }
}

extension AuditSummary.Input {
    fileprivate init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        self.init(name: try object.string("file"), format: try object.string("format"))
        bytes = try object.integer("bytes")
        records = try object.integer("records")
        requests = try object.integer("requests")
        unreadable = try object.integer("unreadable")
    }
}

extension AuditSummary.Total {
    fileprivate init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        self.init(
            name: try object.string("name"), findings: try object.integer("findings"),
            errors: try object.integer("errors"))
    }
}

extension AuditSummary.Hour {
    fileprivate init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        self.init(
            start: try object.time("start"), requests: try object.integer("requests"),
            refused: try object.integer("refused"))
    }
}

extension AuditSummary.Standing {
    fileprivate init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        self.init(
            account: try object.optionalInteger("account", from: .min),
            registration: try object.string("registration"))
        user = try object.optionalString("user")
        application = try object.optionalString("application")
        rule = try object.optionalString("rule")
        since = try object.optionalTime("since")
    }
}

extension AuditSummary.Unreadable {
    fileprivate init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        self.init(
            file: try object.string("file"), line: try object.integer("line", from: 1),
            offset: try object.integer("offset"), reason: try object.string("reason"))
    }
}

extension AuditSummary.UnappliedRule {
    fileprivate init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        var missing: [String] = []
        for node in try object.list("missing") { missing.append(try SavedObject.string(node)) }
        self.init(rule: try object.string("rule"), missing: missing)
    }
}
