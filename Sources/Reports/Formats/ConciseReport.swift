internal import Policy

/// One line for each finding, `file:line:col: error[rule-id] message`, for editors and problem matchers. It has no summary.
package struct ConciseReport: Report {
    private let style: Style

    package init(_ options: ReportOptions) {
        style = Style(isColored: options.isColored)
    }

    package func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let rule = style("\(finding.severity.rawValue)[\(finding.rule.escapedForTerminal)]", finding.severity.ink)
        try sink(Array("\(finding.location.text): \(rule) \(finding.message.escapedForTerminal)\n".utf8))
    }

    package func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {}
}
