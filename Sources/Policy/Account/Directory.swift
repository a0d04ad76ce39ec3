package import Requests

/// What an account export knows: registrations, users, rules, applications by id and name, and the roles of keys.
///
/// It never says that something is missing where the export may be incomplete.
package struct Directory: Sendable {
    /// By id, as GetSipRegistrations listed them.
    package let registrations: [Int: Registration]
    /// Whether those are all of the account's.
    package let isWhole: Bool
    /// The ledger that an earlier run wrote down.
    package let saved: SavedLedger?
    let users: AccountMembers
    let rules: AccountMembers
    let applications: AccountApplications
    private let roles: [[UInt8]: [String]]

    init(
        registrations: [Int: Registration], isWhole: Bool, saved: SavedLedger? = nil, users: AccountMembers,
        rules: AccountMembers,
        applications: AccountApplications, roles: [[UInt8]: [String]]
    ) {
        self.registrations = registrations
        self.isWhole = isWhole
        self.saved = saved
        self.users = users
        self.rules = rules
        self.applications = applications
        self.roles = roles
    }

    /// The names of a key's roles in the API; nil for a key that the export does not have.
    package func roles(ofKey key: String) -> [String]? { roles[Array(key.utf8)] }

    /// The user of an id.
    package func user(_ id: Int) -> AccountMember? { users[id] }

    /// The users of a name: within an application, where one is given that the export has; else in any.
    package func users(named name: String, in application: Int? = nil) -> [AccountMember] {
        Directory.inside(application, users.named(Array(name.utf8)))
    }

    /// The rule of an id.
    package func rule(_ id: Int) -> AccountMember? { rules[id] }

    /// The rules of a name, as `users(named:in:)`.
    package func rules(named name: String, in application: Int? = nil) -> [AccountMember] {
        Directory.inside(application, rules.named(Array(name.utf8)))
    }

    /// The application of an id.
    package func application(_ id: Int) -> AccountApplication? { applications[id] }

    /// The application of a name in short or in full; nil where there is none or more than one.
    package func application(named name: String) -> AccountApplication? {
        let found = applications.named(Array(name.utf8))
        return found.count == 1 ? found[0] : nil
    }

    private static func inside(_ application: Int?, _ members: [AccountMember]) -> [AccountMember] {
        guard let application else { return members }
        return members.filter { $0.applications?.contains(application) ?? true }
    }
}
