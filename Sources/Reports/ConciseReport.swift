package import Policy

/// One line for each finding, `file:line:col: error[rule-id] message`, for editors and problem matchers.
package struct ConciseReport: Report {
    private let style: Style

    package init(_ options: ReportOptions) {
        style = Style(isColored: options.isColored)
    }

    package func write<Failure: Error>(
        _ results: Results, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let disclosure = Disclosure(results)
        for finding in disclosure.findings {
            let place = disclosure.location(of: finding.place).text
            let rule = style("\(finding.severity.rawValue)[\(finding.rule.escapedForTerminal)]", finding.severity.ink)
            try sink(Array("\(place): \(rule) \(finding.message.escapedForTerminal)\n".utf8))
        }
    }
}
