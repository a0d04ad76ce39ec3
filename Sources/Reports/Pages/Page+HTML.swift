extension Page {
    /// The page as HTML with its style in it. It loads nothing.
    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(HTML.escaped(title))</title>
        <style>
        \(Page.style)
        </style>
        </head>
        <body>
        <main>
        <h1>\(HTML.escaped(title))</h1>
        \(blocks.map(\.html).joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private static let style = """
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1.5rem; }
        main { max-width: 56rem; margin: 0 auto; }
        h1 { font-size: 1.6rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.15rem; margin-top: 2rem; }
        pre { overflow-x: auto; padding: 0.75rem 1rem; border: 1px solid #8886; border-radius: 4px; }
        code, pre { font: 0.9rem/1.45 ui-monospace, monospace; }
        table { border-collapse: collapse; }
        th, td { text-align: left; padding: 0.25rem 1rem 0.25rem 0; border-bottom: 1px solid #8886; vertical-align: top; }
        """
}

extension Page.Block {
    fileprivate var html: String {
        switch self {
        case .heading(let text): "<h2>\(HTML.escaped(text))</h2>"
        case .paragraph(let pieces): "<p>\(HTML.text(pieces))</p>"
        case .code(let text, _): "<pre tabindex=\"0\"><code>\(HTML.escaped(text))\n</code></pre>"
        case .list(let items): "<ul>\n\(items.map { "<li>\(HTML.text($0))</li>\n" }.joined())</ul>"
        case .table(let header, let rows):
            """
            <table>
            <thead><tr>\(header.map { "<th scope=\"col\">\(HTML.escaped($0))</th>" }.joined())</tr></thead>
            <tbody>
            \(rows.map { "<tr>\($0.map { "<td>\(HTML.text($0))</td>" }.joined())</tr>\n" }.joined())</tbody>
            </table>
            """
        }
    }
}

/// Texts in HTML, so that none of their characters means anything.
enum HTML {
    static func text(_ pieces: [Page.Piece]) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): escaped(text)
            case .code(let text): "<code>\(escaped(text))</code>"
            case .strong(let text): "<strong>\(escaped(text))</strong>"
            case .link(let pieces, let target): "<a href=\"\(escaped(target))\">\(self.text(pieces))</a>"
            }
        }.joined()
    }

    /// A text for the content of an element or a quoted attribute.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        // By scalars: a quote that a combining mark follows is another character, and yet ends an attribute.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
