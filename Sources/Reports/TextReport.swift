package import Policy

/// Findings for people: what is wrong, the quoted source with carets, the hint and the source of the rule; then a summary.
package struct TextReport: Report {
    private let options: ReportOptions
    private let layout: FindingText

    package init(_ options: ReportOptions) {
        self.options = options
        layout = FindingText(options)
    }

    package func write<Failure: Error>(
        _ results: Results, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let disclosure = Disclosure(results)
        for finding in disclosure.findings {
            try sink(Array((layout.text(of: finding, disclosure).text + "\n").utf8))
        }
        guard !options.isQuiet else { return }
        try sink(Array((Summary(results).sentence(offersFixes: options.offersFixes) + "\n").utf8))
    }
}
