internal import Policy

/// Findings for people: what is wrong, the quoted source with carets, the hint and the source of the rule; then a summary.
package struct TextReport: Report {
    private let options: ReportOptions
    private let layout: FindingText

    package init(_ options: ReportOptions) {
        self.options = options
        layout = FindingText(options)
    }

    package func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try sink(Array((layout.text(of: finding).text + "\n").utf8))
    }

    package func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        guard !options.isQuiet else { return }
        try sink(Array((ending.summary.sentence(offersFixes: options.offersFixes) + "\n").utf8))
    }
}
