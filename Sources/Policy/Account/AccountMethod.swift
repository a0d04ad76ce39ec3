internal import SourceText

/// A method of the API whose saved answers make up an account export.
package enum AccountMethod: String, CaseIterable, Sendable {
    case registrations = "GetSipRegistrations"
    case users = "GetUsers"
    case applications = "GetApplications"
    case rules = "GetRules"
    case keys = "GetKeys"

    /// What the method lists: "users".
    package var things: String {
        switch self {
        case .registrations: "registrations"
        case .users: "users"
        case .applications: "applications"
        case .rules: "rules"
        case .keys: "keys"
        }
    }

    /// The method that lists such an element, told by its members; nil where none does. A registration has the members of
    /// everything that it is bound to, and a rule those of its application, so these are looked for first.
    init?(listing element: Node) {
        func has(_ names: String...) -> Bool { names.allSatisfy { element[$0] != nil } }
        if has("sip_registration_id") {
            self = .registrations
        } else if has("rule_id", "rule_name") {
            self = .rules
        } else if has("user_id", "user_name") {
            self = .users
        } else if has("application_id", "application_name") {
            self = .applications
        } else if has("key_id"), has("roles") || has("key_name") || has("description") {
            self = .keys
        } else {
            return nil
        }
    }

    /// The method that a file's name speaks of: `GetUsers.json`, `users-2.json`, `sip_registrations.jsonl`.
    init?(fileName: String) {
        let name = fileName.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let named = AccountMethod.allCases.first { name.contains($0.things) }
        guard let named else { return nil }
        self = named
    }
}
