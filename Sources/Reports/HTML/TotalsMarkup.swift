internal import Policy
internal import Requests

/// Findings by rule and, in an audit, by account and caller; then what stands bound at the end.
struct TotalsMarkup {
    private let rules: [PageFindings.Rule]
    private let descriptions: [String: RuleDescription]
    private let audit: AuditSummary?

    /// Rows of a list that are shown.
    private static let shown = 20

    init(_ rules: [PageFindings.Rule], _ descriptions: [String: RuleDescription], _ audit: AuditSummary?) {
        self.rules = rules
        self.descriptions = descriptions
        self.audit = audit
    }

    var markup: Markup {
        let parts = [
            byRule, totals("account", audit?.accounts ?? []), totals("caller", audit?.callers ?? []), bindings,
        ]
        .filter { !$0.isEmpty }
        return parts.isEmpty ? "" : "<section id=\"totals\"><h2>Totals</h2>\n\(parts)</section>\n"
    }

    private var byRule: Markup {
        let rows: [[Markup]] = rules.map { rule in
            [
                "\(rule.count.grouped)",
                "<span class=\"sev \(rule.severity.rawValue)\">\(rule.severity.rawValue)</span>",
                "<a href=\"#\(RuleMarkup.anchor(rule.id))\">\(rule.id)</a>", "\(descriptions[rule.id]?.title ?? "")",
            ]
        }
        guard !rows.isEmpty else { return "" }
        return PageTable(["findings", "severity", "rule", "what it finds"], rows, numbers: [0])
            .markup(title: "Findings by rule")
    }

    private func totals(_ name: String, _ totals: [AuditSummary.Total]) -> Markup {
        guard !totals.isEmpty else { return "" }
        let rows: [[Markup]] = totals.prefix(Self.shown).map {
            ["\($0.findings.grouped)", "\($0.errors.grouped)", "<span class=\"token\">\($0.name)</span>"]
        }
        return PageTable(["findings", "errors", name], rows, numbers: [0, 1], of: totals.count)
            .markup(title: "Findings by \(name)")
    }

    private var bindings: Markup {
        guard let audit, audit.boundRegistrations > 0 else { return "" }
        let rows: [[Markup]] = audit.standing.prefix(Self.shown).map { standing in
            [
                "\(standing.account.map(String.init) ?? "")", "\(standing.registration)", "\(standing.user ?? "")",
                "\(standing.application ?? "")", "\(standing.rule ?? "")",
                standing.since.map { "<time>\($0.rfc3339)</time>" } ?? "",
            ]
        }
        return PageTable(
            ["account", "registration", "user", "application", "rule", "since"], rows, of: audit.boundRegistrations,
            all: "--ledger-out DIR writes all"
        ).markup(title: "Bound at the end: \(audit.boundRegistrations.of("registration"))")
    }
}
