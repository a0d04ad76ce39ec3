internal import Policy

/// The findings of a rule on a page: what there is to say of the rule, around them.
struct RuleMarkup {
    private let rule: PageFindings.Rule
    private let description: RuleDescription?

    init(_ rule: PageFindings.Rule, _ description: RuleDescription?) {
        self.rule = rule
        self.description = description
    }

    /// Where links to a rule lead.
    static func anchor(_ id: String) -> String { "rule-\(id)" }

    var opening: Markup {
        """
        <details class="rule" open id="\(Self.anchor(rule.id))" data-rule="\(rule.id)">
        <summary><h3><span class="sev \(rule.severity.rawValue)">\(rule.severity.rawValue)</span> \
        <span class="id">\(rule.id)</span> <span class="title">\(title)</span></h3>\
        <span class="count" data-all="\(rule.count.grouped)">\(rule.count.grouped)</span></summary>
        \(about)

        """
    }

    func ending(_ advice: Markup) -> Markup {
        guard rule.omitted > 0 else { return "</details>\n" }
        return
            "<p class=\"more\">\(rule.omitted.of("more finding")) of this rule not shown here: \(advice).</p></details>\n"
    }

    private var title: String { description.map { $0.title == $0.id ? "" : $0.title } ?? "" }

    private var about: Markup {
        guard let description else { return "" }
        var source: Markup = "\(description.basis.rawValue)"
        if let text = description.source {
            let linked: Markup =
                description.address.flatMap(Self.webAddress).map { "<a href=\"\($0)\" rel=\"noreferrer\">\(text)</a>" }
                ?? "\(text)"
            source += ": \(linked)"
        }
        let paragraphs = RulePages.paragraphs(description.about).map { "<p>\($0)</p>" as Markup }
        return "<div class=\"about\"><p class=\"source\">\(source)</p>\(paragraphs)</div>"
    }

    /// A link leads to the web or nowhere: a saved report may hold anything.
    private static func webAddress(_ address: String) -> String? { address.hasPrefix("https://") ? address : nil }
}
