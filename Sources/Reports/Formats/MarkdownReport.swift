internal import Policy
internal import SourceText

/// A page of Markdown for a job's summary: what was found, by rule and in a table, the gravest first. It stays below
/// GitHub's limit of 1 MiB.
struct MarkdownReport: Report {
    private let options: ReportOptions
    private var rules: SeenRules
    private var counts: [String: (severity: Severity, count: Int)] = [:]
    private var rows = MostSevere<String>(limit: MarkdownReport.shown)

    /// Findings in the table.
    private static let shown = 1_000
    /// Bytes of the table, and characters of a text in it.
    private static let tableSize = 900_000
    private static let longestText = 1_000
    /// Problems and rules that are listed.
    private static let listed = 100

    init(_ options: ReportOptions) {
        self.options = options
        rules = SeenRules(options)
    }

    mutating func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        rules.number(of: finding)
        let known = counts[finding.rule] ?? (finding.severity, 0)
        counts[finding.rule] = (max(known.severity, finding.severity), known.count + 1)
        if rows.makeRoom(for: finding.severity) { rows.add(row(finding), finding.severity) }
    }

    func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try sink(Array(heading(ending).utf8))
        for section in [problems(ending), byRule, table(ending)] where !section.isEmpty {
            try sink(Array("\n\(section)".utf8))
        }
    }

    // MARK: Sections

    private func heading(_ ending: Ending) -> String {
        let isClean = counts.isEmpty && ending.isTrusted
        let state =
            isClean
            ? "no findings"
            : ending.isTrusted
                ? counts.values.reduce(0) { $0 + $1.count }.of("finding")
                : "the run cannot be trusted"
        let title = "## \(ReportOptions.tool): \(state)\n"
        guard !options.isQuiet else { return title }
        let sentence =
            ending.audit.map { AuditSummaryText($0, problems: ending.problems.count, options).overview }
            ?? ending.summary.sentence(offersFixes: false)
        return "\(title)\n\(text(sentence))\n"
    }

    private func problems(_ ending: Ending) -> String {
        var lines = ending.problems.prefix(Self.listed).map { problem in
            let place = problem.position.map { ":\($0.line):\($0.column)" } ?? ""
            return "\(code(problem.file + place)) \(text(problem.reason))"
        }
        if let fault = ending.fault { lines.append(text(fault)) }
        if ending.problems.count > Self.listed {
            lines.append("and \((ending.problems.count - Self.listed).grouped) more")
        }
        return lines.isEmpty ? "" : "### Could not be read\n\n\(lines.map { "- \($0)\n" }.joined())"
    }

    private var byRule: String {
        let ordered = rules.descriptions.compactMap { rule in
            counts[rule.id].map { (rule: rule, severity: $0.severity, count: $0.count) }
        }.sorted {
            if $0.severity != $1.severity { return $0.severity > $1.severity }
            return $0.count != $1.count ? $0.count > $1.count : $0.rule.id < $1.rule.id
        }
        guard !ordered.isEmpty else { return "" }
        let rows = ordered.prefix(Self.listed).map {
            "| \($0.count.grouped) | \($0.severity.rawValue) | \(code($0.rule.id)) | \(text($0.rule.title)) |\n"
        }
        let more = ordered.count - rows.count
        return "| findings | severity | rule | title |\n|---:|---|---|---|\n\(rows.joined())"
            + (more > 0 ? "\nand \(more.of("more rule"))\n" : "")
    }

    private func table(_ ending: Ending) -> String {
        let elements = rows.elements
        guard !elements.isEmpty else { return "" }
        var text = "### Findings\n\n| severity | place | finding |\n|---|---|---|\n"
        var shown = 0
        for row in elements where text.utf8.count + row.utf8.count <= Self.tableSize {
            text += row
            shown += 1
        }
        let more = counts.values.reduce(0) { $0 + $1.count } - shown
        if more > 0 { text += "\n\(more.of("more finding")), none of them graver, left out.\n" }
        return text
    }

    private func row(_ finding: ReportedFinding) -> String {
        let location = finding.location
        let place = "\(options.paths.inRepository(location.file)):\(location.start.line):\(location.start.column)"
        var cell = "\(text(finding.message)) (\(code(finding.rule)))"
        if let hint = finding.hint { cell += "<br>hint: \(text(hint))" }
        for related in finding.related {
            let location = related.location
            let place = "\(options.paths.inRepository(location.file)):\(location.start.line):\(location.start.column)"
            cell += "<br>\(code(place)) \(text(related.message))"
        }
        return "| \(finding.severity.rawValue) | \(code(place)) | \(cell) |\n"
    }

    // MARK: Texts

    private func code(_ text: String) -> String { "<code>\(self.text(text))</code>" }

    /// A text of several lines that means nothing in Markdown or HTML.
    private func text(_ text: String) -> String {
        let lines = text.cut(toScalars: Self.longestText).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { String($0).escapedForTerminal.escapedForMarkdown }.joined(separator: "<br>")
    }
}

extension String {
    /// The text with every character that Markdown, GitHub or HTML could take for more than itself as a reference.
    fileprivate var escapedForMarkdown: String {
        unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "&", "<", ">", "|", "\\", "`", "*", "_", "~", "[", "]", "#", "@", ":", "$":
                text += "&#\(scalar.value);"
            case "." where text.lowercased().hasSuffix("www"): text += "&#46;"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
