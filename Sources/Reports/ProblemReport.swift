package import Policy

/// The files that could not be read, one line each, for standard error: `bindlint: error: file:line:col: reason`.
package struct ProblemReport: Report {
    private let style: Style

    package init(_ options: ReportOptions) {
        style = Style(isColored: options.isColored)
    }

    package func write<Failure: Error>(
        _ results: Results, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var disclosure = Disclosure(results)
        for problem in disclosure.problems {
            let place = problem.place.map { disclosure.location(of: $0).text } ?? problem.file.escapedForTerminal
            let severity = style("error:", .error)
            try sink(Array("\(ReportOptions.tool): \(severity) \(place): \(problem.reason.escapedForTerminal)\n".utf8))
        }
    }
}
