package import Policy
internal import SourceText

/// How a change of rules changes the verdicts on requests, for people: a request, and below it what it loses and gains.
package struct ChangeText {
    private let style: Style

    package init(_ options: ReportOptions) { style = Style(isColored: options.isColored) }

    /// The differences of one request, whose place stands in front.
    package func bytes(_ differences: [RuleChange.Difference], of request: Finding.Place, _ results: Results) -> [UInt8]
    {
        let disclosure = Disclosure(results)
        var text = "\(style(disclosure.location(of: request).text, .strong))\n"
        for difference in differences {
            let mark = difference.isNew ? "+" : "-"
            let ink: Style.Ink
            let words: String
            switch difference.verdict {
            case .finding(let finding):
                ink = finding.severity.ink
                words = "\(finding.severity.rawValue)[\(finding.rule)]: \(disclosure.masked(finding.message))"
            case .undecided(let undecided):
                ink = .note
                words = "undecided[\(undecided.rule)]: \(disclosure.masked(undecided.reason))"
            }
            text += "  \(style("\(mark) \(words.escapedForTerminal)", ink))\n"
        }
        return Array(text.utf8)
    }

    /// "2 of 10 requests are judged otherwise."
    package func bytes(changed: Int, requests: Int, rules: Int) -> [UInt8] {
        let scope = rules == 0 ? "the rules are the same" : "\(rules.of("rule")) added, removed or changed"
        let verb = changed == 1 ? "is" : "are"
        return Array("\(changed.grouped) of \(requests.of("request")) \(verb) judged otherwise; \(scope).\n".utf8)
    }
}
