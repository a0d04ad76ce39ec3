internal import CEL
package import SourceText

/// A condition on a request, as a rule file states it, checked and planned.
package struct Rule: Sendable {
    package var id: String
    package var title: String
    package var severity: Severity
    package var basis: Basis
    package var source: String?
    /// Why it matters, for `bindlint explain`.
    package var about: String
    /// The rule applies where this is true; everywhere without it.
    var when: Expression?
    var require: Expression
    /// One verdict per element of a list.
    var each: Iteration?
    /// Places that a finding may point at: the first that a request has.
    var at: [PlaceName]
    /// A finding is made by several violations within a time.
    var repeats: Repeats?
    /// A finding stands only where the displaced registration is displaced still when all requests were seen.
    var waitsForEnd: Bool
    var message: Template
    var hint: Template?
    var related: [Related]
    var fixes: [FixTemplate]
    package var examples: Examples

    /// `each: LIST` with `as: NAME`.
    struct Iteration: Sendable {
        var list: Expression
        var name: String
    }

    /// `repeats: { times: 5, within: 10m, by: "${caller.name}" }`
    struct Repeats: Sendable {
        var times: Int
        /// Seconds.
        var within: Int64
        /// Violations of which this is the same count together.
        var by: Template
    }

    struct Related: Sendable {
        var at: PlaceName
        var message: Template
    }

    /// Requests that the rule must let pass, and ones that it must find.
    package struct Examples: Sendable {
        package var good: [Example] = []
        package var bad: [Example] = []
    }

    package struct Example: Sendable {
        /// A request document, or a list of them that makes a sequence.
        package var requests: Node
        /// The account export that it is judged with.
        package var account: AccountExport?
        /// The text that the finding's span must cover; only of bad ones.
        package var at: String?
        /// The request that the finding's first fix must make; only of bad ones.
        package var fixed: Node?
        package var span: SourceSpan
    }

    /// The file that the rule stands in.
    package var file: String
    package var span: SourceSpan
}
