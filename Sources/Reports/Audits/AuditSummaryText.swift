internal import Policy
internal import Requests

/// The summary of an audit for people: a line of what was found, then sections, of which those are left out that have
/// nothing to say.
struct AuditSummaryText {
    private let summary: AuditSummary
    private let problems: Int
    private let style: Style
    private let width: Int

    /// Rows of a list that are shown.
    private static let shown = 10
    private static let shownUnreadable = 5
    private static let shownBindings = 20

    init(_ summary: AuditSummary, problems: Int, _ options: ReportOptions) {
        self.summary = summary
        self.problems = problems
        style = Style(isColored: options.isColored)
        width = options.width ?? FindingText.widestExcerpt
    }

    var text: String {
        let sections = [
            notJudged, undecided, unapplied, unreadable, totals("rule", summary.rules),
            totals("account", summary.accounts), totals("caller", summary.callers), hours, bindings, partial,
        ]
        return ([opening] + sections.filter { !$0.isEmpty }).joined(separator: "\n")
    }

    // MARK: What was found

    /// The lines before the sections.
    var overview: String { String(opening.dropLast()) }

    private var opening: String {
        var judged = Summary.leftOut(summary.suppressed, summary.baselined)
        if summary.requests > 0 {
            judged.append("\(summary.judged.grouped) of \(summary.requests.of("request")) judged.")
        }
        if summary.undecided > 0 { judged.append("\(summary.undecided.of("verdict")) undecided.") }
        if summary.unreadable > 0 { judged.append("\(summary.unreadable.of("record")) unreadable.") }
        if problems > 0 { judged.append("\(problems.of("problem")) in reading.") }
        var lines = [verdict, judged.joined(separator: " ")]
        if let first = summary.first, let last = summary.last {
            let period = first == last ? "at \(first.rfc3339)" : "from \(first.rfc3339) to \(last.rfc3339)"
            lines.append("\(summary.requests == 1 ? "The request was" : "The requests were") sent \(period).")
        }
        if let zone = summary.assumedZone {
            lines.append("Times without a zone were read as \(zone); --assume-tz says another.")
        }
        return lines.filter { !$0.isEmpty }.map(line).joined()
    }

    private var verdict: String {
        let logs = summary.inputs.count.of("log")
        let scope = "\(summary.requests.of("request")) (\(summary.records.of("record")), \(logs))"
        let parts = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note")]
        let findings = parts.reduce(0) { $0 + $1.0 }
        guard findings > 0 else { return "no findings in \(scope)." }
        let kinds = parts.filter { $0.0 > 0 }.map { $0.0.of($0.1) }.joined(separator: ", ")
        return "\(findings.of("finding")): \(kinds), in \(summary.violatingRequests.grouped) of \(scope)."
    }

    private func totals(_ name: String, _ totals: [AuditSummary.Total]) -> String {
        let columns = [
            TextTable.Column(title: "findings", isNumber: true), TextTable.Column(title: "errors", isNumber: true),
            TextTable.Column(title: name),
        ]
        let rows = totals.prefix(Self.shown).map { [$0.findings.grouped, $0.errors.grouped, $0.name] }
        return section("Findings by \(name)", TextTable(columns, rows), rows.count, of: totals.count)
    }

    // MARK: What was not judged

    private var notJudged: String {
        let rows = [
            (summary.unknownOperations, "with an operation that the log does not show"),
            (summary.unseenArguments, "with arguments that the log does not show"),
            (summary.takenWithoutBody, "by POST, of whose body the log says nothing: taken without one"),
            (summary.outsidePeriod, "outside of --since and --until"),
        ].filter { $0.0 > 0 }.map { [$0.0.grouped, $0.1] }
        let columns = [TextTable.Column(isNumber: true), TextTable.Column()]
        return section(
            "Requests not judged, or not wholly", TextTable(columns, rows), rows.count, of: rows.count)
    }

    private var undecided: String {
        let entries = gaps.undecided
        guard !entries.isEmpty else { return "" }
        let digits = entries.map { $0.count.grouped.utf8.count }.max() ?? 0
        return style("Undecided, by what is not known:", .strong) + "\n"
            + entries.prefix(Self.shown).map { entry in
                let count = entry.count.grouped
                let padding = String(repeating: " ", count: digits - count.utf8.count + 2)
                let title = entry.title.indented(by: digits + 4, toCells: width).dropFirst(digits + 2)
                let rules = entry.rules.joined(separator: ", ").indented(by: digits + 4, toCells: width)
                return "\(padding)\(count)\(title)\(rules)"
            }.joined() + more(entries.count - Self.shown)
    }

    private var unapplied: String {
        let entries = gaps.unapplied
        guard !entries.isEmpty else { return "" }
        return style("Rules that could not apply, because no record has:", .strong) + "\n"
            + entries.map { entry in
                let text = "\(entry.title): \(entry.rules.joined(separator: ", "))"
                return String(text.indented(by: 4, toCells: width).dropFirst(2))
            }.joined()
    }

    private var unreadable: String {
        let columns = [TextTable.Column(title: "record", isPlace: true), TextTable.Column(title: "reason")]
        let rows = summary.unreadableRecords.prefix(Self.shownUnreadable).map {
            ["\($0.file):\($0.line)", $0.reason]
        }
        return section(
            "Could not be read", TextTable(columns, rows), rows.count, of: summary.unreadable,
            all: "--rejects FILE writes all")
    }

    // MARK: What the log tells

    private var hours: String {
        let rows = min(summary.hours.count, BusiestHours.shown)
        return section("Busiest hours (UTC)", BusiestHours(summary.hours).table(width: width), rows, of: rows)
    }

    private var bindings: String {
        let columns = ["account", "registration", "user", "application", "rule", "since"]
            .map { TextTable.Column(title: $0) }
        let rows = summary.standing.prefix(Self.shownBindings).map { standing -> [String] in
            [
                standing.account.map(String.init) ?? "", standing.registration, standing.user ?? "",
                standing.application ?? "", standing.rule ?? "", standing.since?.rfc3339 ?? "",
            ]
        }
        return section(
            "\(summary.boundRegistrations.of("registration")) bound at the end", TextTable(columns, rows), rows.count,
            of: summary.boundRegistrations, all: "--ledger-out DIR writes all")
    }

    private var partial: String {
        guard summary.isPartial else { return "" }
        let words = "PARTIAL AUDIT: it was stopped before the end of its input; what follows there was not judged."
        return style(words.wrapped(toCells: width), .error) + "\n"
    }

    // MARK: Layout

    /// A titled table, with a line of how many rows there are beyond those that it has.
    private func section(_ title: String, _ table: TextTable, _ shown: Int, of count: Int, all: String? = nil) -> String
    {
        guard count > 0 else { return "" }
        var text = style("\(title):", .strong) + "\n"
        if shown > 0 { text += table.text(width: width) }
        return text + more(count - shown, all: all)
    }

    private func more(_ count: Int, all: String? = nil) -> String {
        count > 0 ? "  " + line("and \(count.grouped) more\(all.map { ": \($0)" } ?? "")") : ""
    }

    private func line(_ text: String) -> String { text.escapedForTerminal.wrapped(toCells: width) + "\n" }

    private var gaps: GapSections { GapSections(summary) }
}
