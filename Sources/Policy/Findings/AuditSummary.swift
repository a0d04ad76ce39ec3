package import Requests

/// Everything that an audit tells beside its findings. Lists are ordered and bounded, so that a report of any log is of
/// a size that people read; counts are of all. Texts that come from a record have its secrets masked already.
package struct AuditSummary: Sendable {
    /// One log that was read.
    package struct Input: Sendable {
        package var name: String
        package var format: String
        /// Bytes after inflating.
        package var bytes = 0
        package var records = 0
        package var requests = 0
        package var unreadable = 0

        package init(name: String, format: String) {
            self.name = name
            self.format = format
        }
    }

    /// A record that could not be read.
    package struct Unreadable: Sendable {
        package var file: String
        package var line: Int
        /// Offset in the file after inflating.
        package var offset: Int
        package var reason: String

        package init(file: String, line: Int, offset: Int, reason: String) {
            self.file = file
            self.line = line
            self.offset = offset
            self.reason = reason
        }
    }

    /// Verdicts of one rule that stayed undecided for one reason.
    package struct UndecidedGroup: Sendable {
        package var rule: String
        package var reason: String
        package var count: Int
        /// The first record.
        package var file: String
        package var line: Int

        package init(rule: String, reason: String, count: Int, file: String, line: Int) {
            self.rule = rule
            self.reason = reason
            self.count = count
            self.file = file
            self.line = line
        }
    }

    /// A rule that could never be decided or apply, because no record had a field that it reads.
    package struct UnappliedRule: Sendable {
        package var rule: String
        /// The fields, as rules name them: `caller.roles`.
        package var missing: [String]

        package init(rule: String, missing: [String]) {
            self.rule = rule
            self.missing = missing
        }
    }

    /// How many findings there are of something.
    package struct Total: Sendable {
        package var name: String
        package var findings: Int
        package var errors: Int

        package init(name: String, findings: Int, errors: Int) {
            self.name = name
            self.findings = findings
            self.errors = errors
        }
    }

    /// One hour of the log's own time.
    package struct Hour: Sendable {
        package var start: Timestamp
        package var requests: Int
        package var refused: Int

        package init(start: Timestamp, requests: Int, refused: Int) {
            self.start = start
            self.requests = requests
            self.refused = refused
        }
    }

    /// A registration that stands bound when the log ends.
    package struct Standing: Sendable {
        package var account: Int?
        package var registration: String
        package var user: String?
        package var application: String?
        package var rule: String?
        package var since: Timestamp?

        package init(account: Int?, registration: String) {
            self.account = account
            self.registration = registration
        }
    }

    package var inputs: [Input] = []
    package var records = 0
    /// Requests to the five operations, or to the API by a method that the record does not show; those that were judged.
    package var requests = 0
    package var judged = 0
    package var violatingRequests = 0
    /// Requests whose operation the log does not show, and those of which it does not show every argument.
    package var unknownOperations = 0
    package var unseenArguments = 0
    /// Requests by POST whose records say nothing of a body, and whose query is taken for all there was.
    package var takenWithoutBody = 0
    /// Requests outside of `--since` and `--until`.
    package var outsidePeriod = 0
    package var undecided = 0
    package var undecidedGroups: [UndecidedGroup] = []
    package var unreadable = 0
    /// The first of them.
    package var unreadableRecords: [Unreadable] = []
    package var unappliedRules: [UnappliedRule] = []
    package var errors = 0
    package var warnings = 0
    package var notes = 0
    /// Findings that are left out because a suppression allows them, or because the baseline has them.
    package var suppressed = 0
    package var baselined = 0
    /// By rule id, account and caller, most findings first.
    package var rules: [Total] = []
    package var accounts: [Total] = []
    package var callers: [Total] = []
    /// Every hour with a request, in order.
    package var hours: [Hour] = []
    package var first: Timestamp?
    package var last: Timestamp?
    /// How many registrations stand bound at the end, and the first of them by account and registration.
    package var boundRegistrations = 0
    package var standing: [Standing] = []
    /// Who was bound to what and when, if the audit was asked to tell: users with findings first, the most of them first, then
    /// those with the most bindings.
    package var timelines: [Timeline] = []
    /// Users who have no timeline, and bindings that are in none.
    package var omittedUsers = 0
    package var omittedBindings = 0
    /// Who called what, if the audit was asked to tell: by roles, those with the most requests first, then by operation.
    package var roleCalls: [RoleCalls] = []
    /// The zone in which times without one were read; nil where every time has one.
    package var assumedZone: String?
    /// The audit was stopped before the end of its input.
    package var isPartial = false

    package init() {}
}
