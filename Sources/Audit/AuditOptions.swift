package import Policy
package import Readers
package import Requests
package import SourceText

/// How logs are audited.
package struct AuditOptions: Sendable {
    /// The format of every log; nil where each shows its own.
    package var format: LogFormat?
    package var fields = LogFields()
    package var zone = AssumedZone.utc
    /// Seconds by which records of one log may be out of the order of their times and are put right.
    package var reorderWindow: Int64 = 5
    /// Requests before are applied to the ledger and not judged; those after are left out.
    package var since: Timestamp?
    package var until: Timestamp?
    package var jobs = 1
    /// Off only to compare: every record is read by the ordinary reader and judged by itself, with the same results.
    package var usesScreen = true
    /// The account exports, with what was bound before the first record, and the names of the logs by which their ledgers
    /// know when.
    package var accounts: Accounts?
    package var earlierLogs: [String] = []
    /// What rules over time remembered at the end of an earlier audit.
    package var windows: [Node] = []

    /// Whether the summary gets timelines and the calls by role. It takes some time and memory.
    package var tellsTimelines = false
    /// Who sends the requests that do not say it.
    package var principals = Principals()
    /// What the configuration allows, and what there is to say of that before any record.
    package var allowances: Allowances?
    package var opening: Results?
    /// The findings that are accepted as they are.
    package var baseline: BaselineMatch?
    /// What is said of single logs, by their paths as they are given.
    package var logs: [String: Log] = [:]

    /// What is said of one log.
    package struct Log: Sendable {
        /// Where it is, relative to the configuration's folder.
        package var path: String
        /// Where its records have their fields; nil where they have them as those of any other log.
        package var fields: LogFields?

        package init(path: String, fields: LogFields?) {
            self.path = path
            self.fields = fields
        }
    }

    package init() {}
}

/// How far an audit is.
package struct AuditProgress: Sendable {
    /// Bytes of the files that were read, before inflating, of all; nil where one is a pipe.
    package var bytes = 0
    package var total: Int?
    package var findings = 0
}
