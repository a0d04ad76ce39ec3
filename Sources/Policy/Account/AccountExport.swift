internal import Requests
package import SourceText

/// The saved answers of one account, as they are read: GetSipRegistrations, GetUsers, GetApplications, GetRules and
/// GetKeys, each in one page or several.
package struct AccountExport: Sendable {
    private var registrations: [Int: Registration] = [:]
    private var users = AccountMembers()
    private var rules = AccountMembers()
    private var applications = AccountApplications()
    private var roles: [[UInt8]: [String]] = [:]
    private var tallies: [AccountMethod: PageTally] = [:]
    /// Applications that elements of other kinds name.
    private var mentioned: [AccountApplication] = []
    private var saved: SavedLedger?

    package init() {}

    /// Reads a file of answers. What is wrong with it is returned, each with its place; the rest of the file counts.
    package mutating func read(_ file: SourceFile) -> [SyntaxError] {
        var page = PageReader(AccountMethod(fileName: file.name))
        do throws(SyntaxError) {
            try AnswerReader.read(file.text) { page.take($0, into: &self) }
        } catch {
            page.problems.append(error)
        }
        return page.problems
    }

    /// Reads answers that stand in another document, such as a rule's example.
    package mutating func read(_ answers: Node) -> [SyntaxError] {
        var page = PageReader(nil)
        AnswerReader.read(answers) { page.take($0, into: &self) }
        return page.problems
    }

    /// Takes a ledger that an earlier run wrote down. Answers of GetSipRegistrations are older, and do not count then.
    package mutating func take(_ ledger: SavedLedger) { saved = ledger }

    /// What the pages leave open, one line a method.
    package var warnings: [String] {
        AccountMethod.allCases.compactMap { method in
            tallies[method]?.shortfall.map {
                "\(method.rawValue) is incomplete, \($0): nothing is said to be missing from the \(method.things)"
            }
        }
    }

    /// Whether no answer was read.
    package var isEmpty: Bool { tallies.isEmpty && saved == nil }

    /// What the export knows, to be looked up.
    package var directory: Directory {
        var users = users
        var rules = rules
        var applications = applications
        users.coverage = coverage(of: .users)
        rules.coverage = coverage(of: .rules)
        applications.coverage = coverage(of: .applications)
        for application in mentioned { applications.insert(application) }
        let registrations = saved?.listed ?? registrations
        for registration in registrations.values {
            if let id = registration.userID, let name = registration.userName {
                users.insert(AccountMember(id: id, name: name, applications: nil))
            }
            if let id = registration.ruleID, let name = registration.ruleName {
                rules.insert(AccountMember(id: id, name: name, applications: registration.applicationID.map { [$0] }))
            }
            if let id = registration.applicationID, let name = registration.applicationName {
                applications.insert(AccountApplication(id: id, name: name))
            }
        }
        return Directory(
            registrations: registrations, isWhole: saved?.isWhole ?? (coverage(of: .registrations) == .all),
            saved: saved, users: users, rules: rules, applications: applications, roles: roles)
    }

    /// GetRules may have been asked for one application only, and then tells nothing of the others.
    private func coverage(of method: AccountMethod) -> Coverage {
        guard let tally = tallies[method] else { return .none }
        guard method == .rules, tally.coverage == .all, let only = tally.onlyApplication else { return tally.coverage }
        let isOnlyOne = tallies[.applications]?.coverage == .all && applications.count == 1
        return isOnlyOne && applications[only] != nil ? .all : .applications([only])
    }
}

extension AccountExport {
    /// Takes an element; false where one of its id was taken already. Throws where it has no readable id.
    mutating func take(_ element: Node, of method: AccountMethod) throws(SyntaxError) -> Bool {
        switch method {
        case .registrations:
            guard let registration = Registration(element) else { throw idFlaw("sip_registration_id", in: element) }
            guard registrations[registration.id] == nil else { return false }
            registrations[registration.id] = registration
            return true
        case .users: return users.insert(try member(element, "user"))
        case .rules: return rules.insert(try member(element, "rule"))
        case .applications:
            guard let application = AccountApplication(element) else { throw idFlaw("application_id", in: element) }
            return applications.insert(application)
        case .keys:
            guard let key = element["key_id"]?.string else { throw idFlaw("key_id", in: element) }
            return take(element["roles"], ofKey: Array(key.utf8))
        }
    }

    private mutating func member(_ element: Node, _ kind: String) throws(SyntaxError) -> AccountMember {
        guard let id = element["\(kind)_id"]?.id else { throw idFlaw("\(kind)_id", in: element) }
        guard let name = element["\(kind)_name"]?.string else { throw idFlaw("\(kind)_name", in: element) }
        return AccountMember(id: id, name: name, applications: applications(of: element))
    }

    /// The applications that an element says it belongs to; none at all says nothing.
    private mutating func applications(of element: Node) -> [Int]? {
        let listed = element["applications"]?.elements ?? [element]
        mentioned += listed.compactMap(AccountApplication.init)
        let ids = listed.compactMap { $0.id ?? $0["application_id"]?.id }
        return ids.isEmpty ? nil : ids
    }

    mutating func take(_ roles: Node?, ofKey key: [UInt8]) -> Bool {
        guard self.roles[key] == nil else { return false }
        // Roles of the panel only are none of the API's.
        let names = (roles?.elements ?? []).filter { $0["gui_only"]?.bool != true }.compactMap {
            $0["role_name"]?.string
        }
        self.roles[key] = names
        return true
    }

    private func idFlaw(_ name: String, in element: Node) -> SyntaxError {
        SyntaxError(
            "the element has no readable \(name)", at: element[name]?.span ?? element.span)
    }

    mutating func count(_ page: PageTally.Page, of method: AccountMethod) {
        tallies[method, default: PageTally()].pages.append(page)
    }

    func applications(ofLast element: Node, _ method: AccountMethod) -> [Int]? {
        switch method {
        case .users: element["user_id"]?.id.flatMap { users[$0]?.applications }
        case .rules: element["rule_id"]?.id.flatMap { rules[$0]?.applications }
        case .registrations, .applications, .keys: nil
        }
    }
}

extension AccountApplication {
    /// Nil where the object does not name an application.
    init?(_ element: Node) {
        guard let id = element["application_id"]?.id, let name = element["application_name"]?.string else { return nil }
        self.init(id: id, name: name)
    }
}

extension Node {
    /// An id: a number, or a string of digits.
    fileprivate var id: Int? { integer ?? string.flatMap { ParameterType.number($0) } }
}
