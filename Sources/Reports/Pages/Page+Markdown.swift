extension Page {
    /// The page as GitHub's Markdown.
    var markdown: String {
        "# \(Markdown.escaped(title))\n\n" + blocks.map(\.markdown).joined(separator: "\n")
    }
}

extension Page.Block {
    fileprivate var markdown: String {
        switch self {
        case .heading(let text): "## \(Markdown.escaped(text))\n"
        case .paragraph(let pieces): Markdown.text(pieces) + "\n"
        case .code(let text, let language):
            Markdown.fence(around: text) + language + "\n" + text + "\n" + Markdown.fence(around: text) + "\n"
        case .list(let items): items.map { "- \(Markdown.text($0))\n" }.joined()
        case .table(let header, let rows):
            Markdown.row(header.map(Markdown.escaped)) + Markdown.row(header.map { _ in "---" })
                + rows.map { Markdown.row($0.map(Markdown.text)) }.joined()
        }
    }
}

/// Texts in Markdown, so that none of their characters means anything.
enum Markdown {
    static func text(_ pieces: [Page.Piece]) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): escaped(text)
            case .code(let text): code(text)
            case .strong(let text): "**\(escaped(text))**"
            case .link(let pieces, let target): "[\(self.text(pieces))](\(target))"
            }
        }.joined()
    }

    /// A text with backslashes before what would be markup. An underscore within a word is none.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "[", "]", "<", ">", "|", "#", "~", "$": escaped += "\\\(scalar)"
            case "&": escaped += "&amp;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func code(_ text: String) -> String {
        let fence = text.contains("`") ? "``" : "`"
        return fence == "`" ? "`\(text)`" : "`` \(text) ``"
    }

    static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }

    /// More backquotes than the text has in a row.
    static func fence(around text: String) -> String {
        let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
        return String(repeating: "`", count: max(3, longest + 1))
    }
}
