internal import Policy
internal import SourceText

/// How a finding is laid out for people: what is wrong, the quoted source with carets, the hint and the rule's source.
struct FindingText {
    let style: Style
    /// Cells of a terminal's line; nil where there is no terminal.
    let width: Int?

    /// Cells that are shown of a source line at most where there is no terminal whose width would decide.
    static let widestExcerpt = 240
    /// Cells of a source line that are shown however narrow the terminal is.
    private static let narrowestExcerpt = 20

    init(_ options: ReportOptions) {
        style = Style(isColored: options.isColored)
        width = options.width
    }

    /// All lines of a finding, each with its line end, and the digits that their gutter has.
    func text(of finding: ReportedFinding) -> (text: String, numberWidth: Int) {
        let frames = frames(of: finding)
        let numberWidth = frames.map(\.numberWidth).max() ?? 1
        var text = style("\(finding.severity.rawValue)[\(finding.rule.escapedForTerminal)]", finding.severity.ink)
        text += style(": \(finding.message.escapedForTerminal)", .strong) + "\n"
        let bar = "\(String(repeating: " ", count: numberWidth + 2))\(style("|", .frame))\n"
        for (index, frame) in frames.enumerated() {
            if index > 0, !frame.excerpts.isEmpty || !frames[index - 1].excerpts.isEmpty { text += bar }
            text += frame.text(numberWidth: numberWidth, style)
        }
        if let hint = finding.hint { text += note("hint", hint, numberWidth: numberWidth) }
        if let source = finding.source { text += note(finding.basis.rawValue, source, numberWidth: numberWidth) }
        return (text, numberWidth)
    }

    private func frames(of finding: ReportedFinding) -> [Frame] {
        let locations = [finding.location] + finding.related.map(\.location)
        // The gutter takes the digits of the last line's number, a blank on either side, the bar and a blank.
        let gutter = (locations.map { String($0.end.line).utf8.count }.max() ?? 1) + 4
        let cells = width.map { max($0 - gutter, Self.narrowestExcerpt) } ?? Self.widestExcerpt
        func excerpts(_ index: Int) -> [Excerpt] {
            finding.context?.quotation?.excerpts(index, upTo: cells) ?? []
        }
        var frames = [
            Frame(role: .finding, location: locations[0], excerpts: excerpts(0), ink: finding.severity.ink)
        ]
        for (index, related) in finding.related.enumerated() {
            frames.append(
                Frame(
                    role: .related, location: related.location, excerpts: excerpts(index + 1),
                    label: related.message.escapedForTerminal, ink: .frame))
        }
        return frames
    }

    /// `= name: text`, with the lines of the text under each other.
    func note(_ name: String, _ text: String, numberWidth: Int) -> String {
        let margin = String(repeating: " ", count: numberWidth + 2)
        let indent = "\n\(margin)\(String(repeating: " ", count: name.utf8.count + 4))"
        let lines = text.split(separator: "\n").map { String($0).escapedForTerminal }
        return "\(margin)\(style("=", .frame)) \(style(name, .strong)): \(lines.joined(separator: indent))\n"
    }
}
