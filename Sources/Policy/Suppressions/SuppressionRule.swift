/// The rules about suppressions themselves. They judge comments and entries of the configuration and no requests, so that
/// they are no rule files: there is nothing that an expression could read.
package enum SuppressionRule: String, CaseIterable, Sendable {
    case expired = "expired-suppression"
    case withoutReason = "suppression-without-reason"
    case unknown = "unknown-suppression"
    case unused = "unused-suppression"

    package var id: String { rawValue }
    /// Those that a selection names, by id or basis; see `RuleSet.selecting`.
    package static func selecting(_ select: [String], ignoring ignore: [String]) -> [SuppressionRule] {
        func isNamed(_ rule: SuppressionRule, in words: [String]) -> Bool {
            words.contains(rule.id) || words.contains(rule.basis.rawValue)
        }
        return allCases.filter { (select.isEmpty || isNamed($0, in: select)) && !isNamed($0, in: ignore) }
    }

    package var basis: Basis { .hygiene }
    /// Unless the configuration says otherwise.
    package var severity: Severity { .warning }

    package var title: String {
        switch self {
        case .expired: "A suppression's last day is over"
        case .withoutReason: "A suppression gives no reason"
        case .unknown: "A suppression names no rule that there is"
        case .unused: "A suppression allows nothing"
        }
    }

    /// Why it matters, for `bindlint explain`.
    package var about: String {
        switch self {
        case .expired:
            """
            A suppression may have a last day: `until 2027-01-31`, that day included, in UTC. After it the suppression does
            not hold, and what it allowed is found again. A date that cannot be read counts as one that is over.
            """
        case .withoutReason:
            """
            Whoever meets a suppression later has to know whether it still stands to reason. Without a reason behind ` -- ` it
            does not hold.
            """
        case .unknown:
            """
            A misspelt rule in a suppression allows nothing, and looks as if it did. The same goes for a word other than
            `allow` behind `bindlint:`.
            """
        case .unused:
            """
            The rule finds nothing at the place any more: the request was put right, or the comment is not where it should
            be. What is left behind would hide the next mistake. This is told only where the rule was judged, and saw all that
            it looks at: not for a rule that was not selected, nor for one that looks at other files, at roles, or at an
            account export that the run does not have.
            """
        }
    }

    /// What to do about it.
    var hint: String {
        switch self {
        case .expired: "put the request right, or say until when it is accepted now"
        case .withoutReason: "say why behind the rules: bindlint: allow RULE -- reason"
        case .unknown: "bindlint rules lists all rules"
        case .unused: "remove it, or put it on the finding's line, or alone above the line or the request"
        }
    }
}
