package import Requests
internal import SourceText

extension LedgerCall {
    /// What a request says; `action` is nil where it is not known what it does.
    package init(
        _ request: Request, _ action: Action?, number: Int, names: inout NameTable
    ) {
        self.init(action, Outcome(request.outcome), number: number)
        hasUnseenArguments = request.unseenArguments != nil
        time = PackedTime(request.time)
        registration = request.entity(id: "sip_registration_id", name: nil, &names)
        application = request.entity(id: "application_id", name: "application_name", &names)
        user = request.entity(id: "user_id", name: "user_name", in: application, &names)
        rule = request.entity(id: "rule_id", name: "rule_name", &names)
        if action == .create {
            registration = request.answer?.createdRegistration.map { EntityID.id($0, &names) } ?? .none
        }
    }
}

extension Listing {
    /// What a GetSipRegistrations answered; nil for any other request, and for one that failed or whose answer was not kept.
    package init?(_ request: Request, _ catalog: Catalog, names: inout NameTable) {
        guard request.operation == .list, request.outcome?.succeeded == true, let answer = request.answer,
            let listed = answer.registrations
        else { return nil }
        let entries = listed.map { Entry($0, &names) }
        let isWhole = answer.totalCount.map { $0 <= entries.count } ?? false
        self.init(
            entries, isComplete: isWhole && request.unseenArguments == nil && !request.isFiltered(catalog))
    }
}

extension LedgerCall.Outcome {
    /// Status 200 alone does not tell how a request went, for the API answers its errors with it.
    package init(_ outcome: Requests.Outcome?) {
        guard let outcome else {
            self = .proposed
            return
        }
        self = outcome.succeeded.map { $0 ? .succeeded : .failed } ?? .unknown
    }
}

extension Listing.Entry {
    /// By ids, and where the answer has none, by names.
    package init(_ listed: Registration, _ names: inout NameTable) {
        let application = EntityID(listed.applicationID, listed.applicationName, in: .none, &names)
        self.init(
            .id(listed.id, &names), user: EntityID(listed.userID, listed.userName, in: application, &names),
            application: application, rule: EntityID(listed.ruleID, listed.ruleName, in: .none, &names))
    }
}

extension EntityID {
    package init(_ id: Int?, _ name: String?, in application: EntityID, _ names: inout NameTable) {
        if let id, id > 0 {
            self = .id(id, &names)
        } else if let name, !name.isEmpty {
            self = .name(name.utf8Span.span, in: application, &names)
        } else {
            self = .none
        }
    }
}

extension Request {
    /// What a pair of parameters means: the id where it is given, else the name. An application or a rule whose id is no
    /// number is told by its text; a registration or a user is not.
    fileprivate func entity(
        id: String, name: String?, in application: EntityID = .none, _ names: inout NameTable
    ) -> EntityID {
        let argument = argument(id).flatMap { $0.value.isEmpty ? nil : $0 }
        let named = argument == nil ? name.flatMap(self.argument).flatMap { $0.value.isEmpty ? nil : $0 } : nil
        guard let argument = argument ?? named else { return .none }
        let bytes = argument.value.bytes
        if argument.isSymbolic { return .symbolic(bytes.span, &names) }
        if named != nil { return .name(bytes.span, in: application, &names) }
        if let number = ParameterType.number(bytes.span) { return .id(number, &names) }
        return id == "application_id" || id == "rule_id" ? .name(bytes.span, &names) : .none
    }

    /// Whether a list of registrations was asked for that leaves some out: by anything but who asks, and how long a page is.
    fileprivate func isFiltered(_ catalog: Catalog) -> Bool {
        arguments.contains { argument in
            guard !argument.value.isEmpty else { return false }
            if argument.name == "count" || argument.name == "cmd" { return false }
            if argument.name == "offset", argument.value == "0" { return false }
            return !catalog.common.contains { argument.name == $0.name }
        }
    }
}
