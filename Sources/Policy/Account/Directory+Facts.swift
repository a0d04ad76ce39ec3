internal import Requests

extension Directory {
    /// What is said of a request that names these things.
    func facts(of mentions: Mentions) -> AccountFacts {
        var facts = AccountFacts()
        addApplication(mentions, to: &facts)
        addRegistration(mentions[.registration], to: &facts)
        let user = find(
            users, id: mentions[.userID], name: mentions[.userName], application: facts.application)
        facts[.userID] = user.idIsKnown
        facts[.userName] = user.nameIsKnown
        facts.user = user.member
        facts.userInApplication = user.inApplication
        let rule = find(
            rules, id: mentions[.ruleID], name: mentions[.ruleName], application: facts.application)
        facts[.ruleID] = rule.idIsKnown
        facts[.ruleName] = rule.nameIsKnown
        facts.rule = rule.member
        facts.ruleInApplication = rule.inApplication
        facts.userApplication = onlyApplication(of: user.member.thing)
        facts.ruleApplication = onlyApplication(of: rule.member.thing)
        facts.home = home(facts)
        return facts
    }

    private func onlyApplication(of member: AccountMember?) -> AccountApplication? {
        guard let ids = member?.applications, ids.count == 1 else { return nil }
        return applications[ids[0]] ?? AccountApplication(id: ids[0], name: "")
    }

    /// Where user and rule belong to different applications, neither is the one that is meant.
    private func home(_ facts: AccountFacts) -> AccountApplication? {
        guard let user = facts.userApplication, let rule = facts.ruleApplication else {
            return facts.userApplication ?? facts.ruleApplication
        }
        return user.id == rule.id ? user : nil
    }

    // MARK: Applications and registrations

    private func addApplication(_ mentions: Mentions, to facts: inout AccountFacts) {
        switch mentions[.applicationID] {
        case .none, .name: break
        case .unknown: facts[.applicationID] = applications.count > 0 ? .unknown : .nothing
        case .id(let id):
            facts[.applicationID] = said(applications[id] != nil, isWhole: applications.coverage == .all)
        }
        switch mentions[.applicationName] {
        case .none, .id: break
        case .unknown: facts[.applicationName] = applications.count > 0 ? .unknown : .nothing
        case .name(let name):
            facts[.applicationName] = said(
                !applications.named(name).isEmpty, isWhole: applications.coverage == .all)
        }
        switch mentions.first(.applicationID, .applicationName) {
        case .none: break
        case .unknown: facts.application = .unknown
        case .id(let id): if let found = applications[id] { facts.application = .thing(found) }
        case .name(let name):
            let found = applications.named(name)
            if found.count == 1 { facts.application = .thing(found[0]) }
        }
    }

    private func addRegistration(_ mention: Mention, to facts: inout AccountFacts) {
        guard isWhole || !registrations.isEmpty else { return }
        switch mention {
        case .none, .name: break
        case .unknown:
            facts[.registration] = .unknown
            facts.registration = .unknown
        case .id(let id):
            facts[.registration] = said(registrations[id] != nil, isWhole: isWhole)
            if let registration = registrations[id] { facts.registration = .thing(registration) }
        }
    }

    private func said(_ isFound: Bool, isWhole: Bool) -> AccountFacts.Saying {
        isFound ? .yes : isWhole ? .no : .nothing
    }

    // MARK: Users and rules

    /// What is said of the user, or of the rule.
    private struct Search {
        var idIsKnown = AccountFacts.Saying.nothing
        var nameIsKnown = AccountFacts.Saying.nothing
        var member = AccountFacts.Found<AccountMember>.nothing
        var inApplication = AccountFacts.Saying.nothing
    }

    private func find(
        _ members: AccountMembers, id: Mention, name: Mention, application: AccountFacts.Found<AccountApplication>
    ) -> Search {
        var search = Search()
        guard members.coverage != .none || members.count > 0 else { return search }
        switch id {
        case .none, .name: break
        case .unknown: search.idIsKnown = .unknown
        case .id(let id): search.idIsKnown = said(members[id] != nil, isWhole: members.coverage == .all)
        }
        switch name {
        case .none, .id: break
        case .unknown: search.nameIsKnown = .unknown
        case .name(let name):
            search.nameIsKnown = said(
                !members.named(name).isEmpty, isWhole: members.coverage.includes(application.thing?.id))
        }
        switch (id, name) {
        case (.unknown, _), (.none, .unknown):
            search.member = .unknown
            if case .nothing = application {} else { search.inApplication = .unknown }
        case (.id(let id), _):
            if let member = members[id] { search.member = .thing(member) }
            search.inApplication = isInside(
                application, members[id].map { [$0] } ?? [], members.coverage, isID: true)
        case (_, .name(let name)):
            let named = members.named(name)
            if let member = Directory.meant(named, application.thing?.id) { search.member = .thing(member) }
            search.inApplication = isInside(application, named, members.coverage, isID: false)
        default: break
        }
        return search
    }

    /// The one that a name means: in the application, or the only one there is.
    private static func meant(_ named: [AccountMember], _ application: Int?) -> AccountMember? {
        guard named.count > 1, let application else { return named.count == 1 ? named[0] : nil }
        let inside = named.filter { $0.applications?.contains(application) ?? true }
        return inside.count == 1 ? inside[0] : nil
    }

    /// Whether one of the candidates is in the application. An id that is in no list of a whole application is outside;
    /// a name that nothing has is unknown, which is said of it already.
    private func isInside(
        _ application: AccountFacts.Found<AccountApplication>, _ candidates: [AccountMember], _ coverage: Coverage,
        isID: Bool
    ) -> AccountFacts.Saying {
        switch application {
        case .nothing: return .nothing
        case .unknown: return candidates.contains { $0.applications != nil } ? .unknown : .nothing
        case .thing(let application):
            if candidates.isEmpty {
                return isID && coverage != .all && coverage.includes(application.id) ? .no : .nothing
            }
            if candidates.contains(where: { $0.applications?.contains(application.id) == true }) { return .yes }
            return candidates.allSatisfy { $0.applications != nil } ? .no : .nothing
        }
    }
}
