package import Policy

/// The files that could not be read, for standard error: `bindlint: error: file:line:col: reason`.
///
/// The source is quoted only where that is asked for. A request file that could not be read may hold secrets that nobody
/// recognised, so its text stays out of the report; a rule file holds none.
package struct ProblemReport {
    private let style: Style
    private let quotesSource: Bool

    package init(_ options: ReportOptions, quotesSource: Bool = false) {
        style = Style(isColored: options.isColored)
        self.quotesSource = quotesSource
    }

    /// A line for each problem, with its quotation where that is asked for.
    package func bytes(_ results: Results) -> [UInt8] {
        var bytes: [UInt8] = []
        let disclosure = Disclosure(results)
        for problem in disclosure.problems {
            let location = problem.place.map { disclosure.location(of: $0) }
            let severity = style("error:", .error)
            var text = "\(ReportOptions.tool): \(severity) \(location?.text ?? problem.file.escapedForTerminal): "
            text += problem.reason.escapedForTerminal + "\n"
            if quotesSource, let place = problem.place, let location {
                let excerpts = disclosure.excerpts(of: place, upTo: FindingText.widestExcerpt)
                let frame = Frame(role: .finding, location: location, excerpts: Array(excerpts.prefix(1)), ink: .error)
                text += frame.quotation(numberWidth: frame.numberWidth, style)
            }
            bytes += text.utf8
        }
        return bytes
    }
}
