package import Requests
package import SourceText

/// A violated rule at a place.
package struct Finding: Sendable {
    /// A place that a finding or one of its related places points at.
    package struct Place: Hashable, Sendable {
        /// Index of the file in the results.
        package var file: Int
        package var span: SourceSpan

        package init(file: Int, span: SourceSpan) {
            self.file = file
            self.span = span
        }
    }

    package struct Related: Sendable {
        package var place: Place
        package var message: String
    }

    /// What the record of a log tells of the request, beside the request.
    package struct Record: Sendable {
        package var time: Timestamp?
        package var account: Int?
        /// Who called, as the report's totals by caller name them.
        package var caller: String?

        package init(time: Timestamp? = nil, account: Int? = nil, caller: String? = nil) {
            self.time = time
            self.account = account
            self.caller = caller
        }
    }

    package var rule: String
    package var severity: Severity
    package var basis: Basis
    /// The rule's source as it is shown: "BindSipRegistration, description".
    package var source: String?
    package var message: String
    package var hint: String?
    package var place: Place
    /// The API's name of the method, as written; empty where the finding is about no request.
    package var operation: String
    package var related: [Related]
    package var fixes: [Fix]
    /// What stays the same when lines move and texts are reworded: 32 hexadecimal digits, unique in a run.
    package var fingerprint: String
    /// What all findings have in common that are equal but for their place; nil where that is the fingerprint itself.
    package var kind: String?
    /// The request's number in the run of a check.
    package var request: Int?
    /// nil in a check.
    package var record: Record?
    /// Whether an entry of the configuration's `allow` allows it: only in an audit, in which it is taken out when it
    /// stands.
    var isAllowed = false
    /// What it waits for before it stands; nil for one that stands at once.
    var deferral: Deferral?

    enum Deferral: Sendable {
        case repeats(Repetition)
        /// That the registration which the request displaced is displaced still when all requests were seen.
        case untilEnd
    }

    /// One of several violations that together make a finding.
    struct Repetition: Sendable {
        /// What counts together.
        var key: String
        var time: Timestamp
        /// How many make a finding, and within how many seconds.
        var times: Int
        var within: Int64
    }
}

/// A change of a file that would settle a finding.
package struct Fix: Sendable {
    package struct Edit: Sendable {
        /// The bytes that are replaced; empty for an insertion.
        package var span: SourceSpan
        package var text: String
    }

    package var title: String
    /// Whether it keeps what the request means.
    package var isSafe: Bool
    /// What it changes of the request. Without it there are no edits to be found.
    package var change: RequestChange?
    /// What it changes of the file; none until it is planned (`Results.planFixes`).
    package var edits: [Edit]

    package init(title: String, isSafe: Bool, change: RequestChange? = nil, edits: [Edit] = []) {
        self.title = title
        self.isSafe = isSafe
        self.change = change
        self.edits = edits
    }
}

/// A rule that could not be decided for a request.
package struct Undecided: Sendable {
    package var rule: String
    package var place: Finding.Place
    /// What was not known: "user_id is not in the file".
    package var reason: String
    /// The request's number in the run of a check.
    package var request: Int?
}

/// A file that could not be read, wholly or at a place.
package struct Problem: Sendable {
    /// The file's name as it was given.
    package var file: String
    /// Index of the file in the results, and the place, where it could be read at all.
    package var place: Finding.Place?
    package var reason: String

    package init(file: String, place: Finding.Place? = nil, reason: String) {
        self.file = file
        self.place = place
        self.reason = reason
    }
}

/// All that a run found.
package struct Results: Sendable {
    /// The files that were read, in the order in which findings are shown.
    package var files: [SourceFile] = []
    /// Ordered by file, place and rule.
    package var findings: [Finding] = []
    package var undecided: [Undecided] = []
    package var problems: [Problem] = []
    /// How many files were looked at, those without a request among them.
    package var fileCount = 0
    /// Requests that were read, and those of them whose operation is known, so that they could be judged.
    package var requests = 0
    package var judged = 0
    /// Requests with a finding of their own.
    package var violatingRequests = 0
    /// Findings that are left out because a suppression allows them, because the baseline has them, or because they are
    /// outside of the lines that were changed.
    package var suppressed = 0
    package var baselined = 0
    package var outsideChanges = 0
    /// Secrets of each file, to be masked wherever the file's text or a finding's words are shown.
    package var secrets = Secrets()

    package init() {}

    package func count(_ severity: Severity) -> Int {
        findings.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
    }

    /// Findings that a safe fix would settle.
    package var fixable: Int {
        findings.reduce(0) { $0 + ($1.fixes.contains(where: \.isSafe) ? 1 : 0) }
    }

    /// Findings that only a fix would settle which is not safe.
    package var fixableUnsafely: Int {
        findings.reduce(0) { $0 + ($1.fixes.isEmpty || $1.fixes.contains(where: \.isSafe) ? 0 : 1) }
    }
}
