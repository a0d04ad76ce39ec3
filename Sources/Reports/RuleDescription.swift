package import Policy
package import Requests

/// What a report tells of a rule beside its findings.
package struct RuleDescription: Sendable {
    package var id: String
    package var title: String
    package var severity: Severity
    package var basis: Basis
    /// Where the rule comes from: "BindSipRegistration, description".
    package var source: String?
    /// The page that documents it.
    package var address: String?
    /// Why it matters; empty where nobody told.
    package var about: String

    package init(id: String, title: String, severity: Severity, basis: Basis, source: String?, about: String) {
        self.id = id
        self.title = title
        self.severity = severity
        self.basis = basis
        self.source = source
        self.about = about
    }

    package init(_ rule: SuppressionRule) {
        self.init(
            id: rule.id, title: rule.title, severity: rule.severity, basis: rule.basis, source: nil, about: rule.about)
    }

    package init(_ rule: Rule) {
        self.init(
            id: rule.id, title: rule.title, severity: rule.severity, basis: rule.basis, source: rule.source,
            about: rule.about)
    }

    /// The same with the page of the documentation that its source names.
    package init(_ rule: Rule, _ catalog: Catalog) {
        self.init(rule)
        address = rule.source.flatMap { RuleReference.address(of: $0, catalog) }
    }
}

/// The rules that a report has findings of, numbered in the order of their first ones.
struct SeenRules {
    private let known: [String: RuleDescription]
    private var numbers: [String: Int] = [:]
    private(set) var descriptions: [RuleDescription] = []

    init(_ options: ReportOptions) {
        known = options.rules
    }

    /// The number of a finding's rule. A rule that nobody described is described by its finding.
    @discardableResult
    mutating func number(of finding: ReportedFinding) -> Int {
        if let number = numbers[finding.rule] { return number }
        numbers[finding.rule] = descriptions.count
        descriptions.append(
            known[finding.rule]
                ?? RuleDescription(
                    id: finding.rule, title: finding.rule, severity: finding.severity, basis: finding.basis,
                    source: finding.source, about: ""))
        return descriptions.count - 1
    }
}
