internal import Policy

/// One page for people that opens anywhere: the verdict and what was judged, totals and pictures, then the findings by
/// rule, with a filter. It loads nothing, and its security policy lets nothing run but its own script.
///
/// A page is of a size that a browser opens at once: see `PageFindings`.
struct HTMLReport: Report {
    /// What the page is about.
    enum Kind { case check, audit }

    private let kind: Kind
    private let options: ReportOptions
    private var rules: SeenRules
    private var findings: PageFindings

    init(_ options: ReportOptions, _ kind: Kind) {
        self.options = options
        self.kind = kind
        rules = SeenRules(options)
        findings = PageFindings(kind == .audit ? .groups : .each)
    }

    mutating func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        rules.number(of: finding)
        findings.add(finding)
    }

    func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let descriptions = Dictionary(rules.descriptions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let shown = findings.ordered
        let summary = ending.audit
        try sink(Array(head(ending).html.utf8))
        try sink(VerdictMarkup(ending, options).markup.bytes)
        try sink(CoverageMarkup(ending).markup.bytes)
        try sink(TotalsMarkup(shown, descriptions, summary).markup.bytes)
        if let summary { try sink(PictureMarkup(summary).markup.bytes) }
        try writeFindings(shown, descriptions, sink)
        try sink(tail.bytes)
    }

    private func writeFindings<Failure: Error>(
        _ rules: [PageFindings.Rule], _ descriptions: [String: RuleDescription],
        _ sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        guard !rules.isEmpty else { return }
        var anchors = Anchors()
        try sink(FilterMarkup(rules, isAudit: kind == .audit).markup.bytes)
        for rule in rules {
            let section = RuleMarkup(rule, descriptions[rule.id])
            try sink(section.opening.bytes)
            for entry in rule.entries { try sink(entry.markup(anchor: anchors.anchor(entry.fingerprint)).bytes) }
            try sink(section.ending(omissionAdvice).bytes)
        }
        try sink(Array("</div>\n</section>\n".utf8))
    }

    /// Where the rest is that a page of this size has no room for.
    private var omissionAdvice: Markup { "<code>--format json</code> has all" }

    private func head(_ ending: Ending) -> Markup {
        let title = "\(ReportOptions.tool): \(VerdictMarkup(ending, options).headline)"
        let style = PageStyle.text
        let policy =
            "default-src 'none'; style-src '\(Self.source(style))'; script-src '\(Self.source(PageScript.text))'; "
            + "base-uri 'none'; form-action 'none'"
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(trusted: policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>\(title)</title>
            <style>\(trusted: style)</style>
            </head>
            <body>
            <a class="skip" href="#\(findings.isEmpty ? "verdict" : "findings")">Skip to \
            \(findings.isEmpty ? "the verdict" : "the findings")</a>
            <main>

            """
    }

    private var tail: Markup {
        """
        </main>
        <footer>\(ReportOptions.tool) \(options.version). This page loads nothing and sends nothing.</footer>
        <script>\(trusted: PageScript.text)</script>
        </body>
        </html>

        """
    }

    /// What a security policy calls a style or script that has exactly this text.
    private static func source(_ text: String) -> String { "sha256-\(SHA256(Array(text.utf8)).base64)" }
}
