package import Requests

extension AuditSummary {
    /// The bindings of one user of one account, as far as the audit knows of them.
    package struct Timeline: Sendable {
        /// Nil where the log does not tell the account.
        package var account: Int?
        /// As reports name the user; nil for registrations that are bound to no user.
        package var user: String?
        /// How many findings concern requests that name the user, or a registration that was bound to the user.
        package var findings = 0
        /// The latest, in the order in which they ended; one that stands at the end of the log comes last.
        package var bindings: [Binding] = []
        /// How many bindings before these are left out.
        package var omitted = 0

        package init(account: Int?, user: String?) {
            self.account = account
            self.user = user
        }
    }

    /// A registration's stay with a user. What is not known is nil.
    package struct Binding: Sendable {
        /// How a binding ended.
        package enum End: String, CaseIterable, Sendable {
            /// It stands at the end of the log.
            case standing
            /// The user got another registration, which `successor` names, while this one was bound.
            case displaced
            /// The registration was bound to another user, whom `successor` names; nil for no user.
            case moved
            /// The registration was bound to the same user again, with another application or rule.
            case rebound
            case unbound, deleted
            /// A list shows the registration otherwise, or not at all.
            case listed
            /// A request that may have changed it: nobody knows since how it stands.
            case lost
        }

        package var registration: String
        package var application: String?
        package var rule: String?
        package var from: Timestamp?
        /// Nil also where it stands at the end.
        package var to: Timestamp?
        /// Who made it.
        package var caller: String?
        package var end: End
        package var successor: String?
        /// The record that made it, or the list that shows it first; the record that ended it.
        package var beginPlace: Place?
        package var endPlace: Place?

        package init(registration: String, end: End) {
            self.registration = registration
            self.end = end
        }
    }

    /// A record of a log.
    package struct Place: Hashable, Sendable {
        package var file: String
        package var line: Int

        package init(file: String, line: Int) {
            self.file = file
            self.line = line
        }
    }

    /// The requests of one operation by callers of the same roles.
    package struct RoleCalls: Sendable {
        /// Empty where the records tell none.
        package var roles: [String]
        /// The operation's name; nil where the records do not tell which it is.
        package var operation: String?
        package var requests = 0
        /// Those that the API accepted, and those that it refused; of the others the log does not tell.
        package var accepted = 0
        package var refused = 0
        /// Whether the API documents that the roles allow the operation; nil where that is not known.
        package var isAllowed: Bool?

        package init(roles: [String], operation: String?) {
            self.roles = roles
            self.operation = operation
        }
    }
}
