internal import Policy

/// Quotes the place that a finding, or one of its related places, points at.
///
/// ```
///   --> scripts/bind.sh:3:97
///    |
///  3 | curl -X POST …
///    |      ^^
/// ```
struct Frame {
    enum Role {
        case finding, related

        /// Stands before the place.
        var arrow: String { self == .finding ? "-->" : ":::" }
        /// Stands under the quoted part.
        var underline: String { self == .finding ? "^" : "-" }
    }

    let role: Role
    let location: Location
    let excerpts: [Excerpt]
    /// What follows the last underline.
    var label = ""
    let ink: Style.Ink

    /// Digits of the greatest line number.
    var numberWidth: Int { excerpts.map { String($0.line).utf8.count }.max() ?? 1 }

    /// The frame's lines, each with its line end, for a gutter of so many digits. Where nothing can be quoted it is one.
    func text(numberWidth: Int, _ style: Style) -> String {
        let margin = String(repeating: " ", count: numberWidth + 1)
        guard !excerpts.isEmpty else {
            return "\(margin)\(style(role.arrow, .frame)) \(location.text)\(label.isEmpty ? "" : ": \(label)")\n"
        }
        return "\(margin)\(style(role.arrow, .frame)) \(location.text)\n" + quotation(numberWidth: numberWidth, style)
    }

    /// The same without the line that names the place.
    func quotation(numberWidth: Int, _ style: Style) -> String {
        guard !excerpts.isEmpty else { return "" }
        let margin = String(repeating: " ", count: numberWidth + 1)
        let bar = style("|", .frame)
        var text = "\(margin) \(bar)\n"
        var previous: Int?
        for excerpt in excerpts {
            if let previous, excerpt.line > previous + 1 { text += style("...", .frame) + "\n" }
            previous = excerpt.line
            let number = String(excerpt.line)
            let padding = String(repeating: " ", count: numberWidth + 1 - number.utf8.count)
            text += "\(padding)\(style(number, .frame)) \(bar)\(excerpt.text.isEmpty ? "" : " ")\(excerpt.text)\n"
            var underline = String(repeating: role.underline, count: excerpt.carets)
            if excerpt.line == excerpts.last?.line, !label.isEmpty { underline += " \(label)" }
            let indent = String(repeating: " ", count: excerpt.indent)
            text += "\(margin) \(bar) \(indent)\(style(underline, ink))\n"
        }
        return text
    }
}
