/// How grave a finding is; a graver one is greater.
package enum Severity: String, CaseIterable, Comparable, Sendable {
    case note, warning, error

    package static func < (first: Severity, second: Severity) -> Bool { first.rank < second.rank }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// Why a rule exists.
package enum Basis: String, CaseIterable, Sendable {
    /// The API's documentation says it.
    case documented
    /// It follows from what the documentation and the official clients show.
    case inferred
    case security
    case hygiene
    /// An organisation's own.
    case policy
}
