internal import Policy
internal import SourceText

extension AuditSummary {
    /// Reads what pictures are made of; nothing where the report has none of it.
    mutating func readPictures(_ audit: SavedObject) throws(SyntaxError) {
        if audit.optional("timelines") != nil {
            let members = try audit.object("timelines")
            for node in try members.list("users") { timelines.append(try Timeline(saved: node)) }
            omittedUsers = try members.integer("omittedUsers")
            omittedBindings = try members.integer("omittedBindings")
        }
        for node in try audit.optionalList("roleCalls") { roleCalls.append(try RoleCalls(saved: node)) }
    }
}

extension AuditSummary.Timeline {
    fileprivate init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        self.init(
            account: try object.optionalInteger("account", from: .min), user: try object.optionalString("user"))
        findings = try object.integer("findings")
        omitted = try object.integer("omitted")
        for node in try object.list("bindings") { bindings.append(try AuditSummary.Binding(saved: node)) }
    }
}

extension AuditSummary.Binding {
    fileprivate init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        self.init(registration: try object.string("registration"), end: try object.word("end"))
        application = try object.optionalString("application")
        rule = try object.optionalString("rule")
        from = try object.optionalTime("from")
        to = try object.optionalTime("to")
        caller = try object.optionalString("caller")
        successor = try object.optionalString("successor")
        if object.optional("begunAt") != nil { beginPlace = try AuditSummary.Place(try object.object("begunAt")) }
        if object.optional("endedAt") != nil { endPlace = try AuditSummary.Place(try object.object("endedAt")) }
    }
}

extension AuditSummary.Place {
    fileprivate init(_ object: SavedObject) throws(SyntaxError) {
        self.init(file: try object.string("file"), line: try object.integer("line", from: 1))
    }
}

extension AuditSummary.RoleCalls {
    fileprivate init(saved node: Node) throws(SyntaxError) {
        let object = try SavedObject(node)
        var roles: [String] = []
        for node in try object.list("roles") { roles.append(try SavedObject.string(node)) }
        self.init(roles: roles, operation: try object.optionalString("operation"))
        requests = try object.integer("requests")
        accepted = try object.integer("accepted")
        refused = try object.integer("refused")
        if object.optional("allowed") != nil { isAllowed = try object.bool("allowed") }
    }
}
