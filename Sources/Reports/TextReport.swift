package import Policy

/// Findings for people: what is wrong, the quoted source with carets, the hint and the source of the rule; then a summary.
package struct TextReport: Report {
    private let options: ReportOptions
    private let style: Style

    /// Cells that are shown of a source line at most where there is no terminal whose width would decide.
    static let widestExcerpt = 240
    /// Cells of a source line that are shown however narrow the terminal is.
    private static let narrowestExcerpt = 20

    package init(_ options: ReportOptions) {
        self.options = options
        style = Style(isColored: options.isColored)
    }

    package func write<Failure: Error>(
        _ results: Results, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var disclosure = Disclosure(results)
        for finding in disclosure.findings {
            try sink(Array((text(of: finding, &disclosure) + "\n").utf8))
        }
        guard !options.isQuiet else { return }
        try sink(Array((Summary(results).sentence(offersFixes: options.offersFixes) + "\n").utf8))
    }

    /// All lines of a finding, each with its line end.
    private func text(of finding: Finding, _ disclosure: inout Disclosure) -> String {
        let frames = frames(of: finding, &disclosure)
        let numberWidth = frames.map(\.numberWidth).max() ?? 1
        let margin = String(repeating: " ", count: numberWidth + 2)
        var text = style("\(finding.severity.rawValue)[\(finding.rule.escapedForTerminal)]", finding.severity.ink)
        text += style(": \(finding.message.escapedForTerminal)", .strong) + "\n"
        for (index, frame) in frames.enumerated() {
            if index > 0 { text += "\(margin)\(style("|", .frame))\n" }
            text += frame.text(numberWidth: numberWidth, style)
        }
        if let hint = finding.hint { text += note("hint", hint, margin) }
        if let source = finding.source { text += note(finding.basis.rawValue, source, margin) }
        return text
    }

    private func frames(of finding: Finding, _ disclosure: inout Disclosure) -> [Frame] {
        let places = [finding.place] + finding.related.map(\.place)
        let locations = places.map { disclosure.location(of: $0) }
        // The gutter takes the digits of the last line's number, a blank on either side, the bar and a blank.
        let gutter = (locations.map { String($0.end.line).utf8.count }.max() ?? 1) + 4
        let cells = options.width.map { max($0 - gutter, Self.narrowestExcerpt) } ?? Self.widestExcerpt
        var frames = [
            Frame(
                role: .finding, location: locations[0], excerpts: disclosure.excerpts(of: places[0], upTo: cells),
                ink: finding.severity.ink)
        ]
        for (related, location) in zip(finding.related, locations.dropFirst()) {
            frames.append(
                Frame(
                    role: .related, location: location, excerpts: disclosure.excerpts(of: related.place, upTo: cells),
                    label: related.message.escapedForTerminal, ink: .frame))
        }
        return frames
    }

    /// `= name: text`, with the lines of the text under each other.
    private func note(_ name: String, _ text: String, _ margin: String) -> String {
        let indent = "\n\(margin)\(String(repeating: " ", count: name.utf8.count + 4))"
        let lines = text.split(separator: "\n").map { String($0).escapedForTerminal }
        return "\(margin)\(style("=", .frame)) \(style(name, .strong)): \(lines.joined(separator: indent))\n"
    }
}
