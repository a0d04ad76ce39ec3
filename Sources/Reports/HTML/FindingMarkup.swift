internal import Policy
internal import SourceText

/// A finding on a page: what is wrong, the quoted source, what to do, and the fixes that there are.
struct FindingMarkup {
    private let finding: ReportedFinding

    /// Cells of a source line that are quoted, and of one with a fix.
    private static let quoted = 160
    private static let changed = 72
    /// Related places and fixes that are shown.
    private static let shown = 12

    init(_ finding: ReportedFinding) { self.finding = finding }

    var markup: Markup {
        """
        <h4><span class="sev">\(finding.severity.rawValue)</span> \(finding.message)</h4>
        <p class="place"><code>\(finding.location.text)</code>\(operation)</p>
        \(frame(0))\(hint)\(related)\(fixes)
        """
    }

    private var operation: Markup { finding.operation.isEmpty ? "" : " <span>\(finding.operation)</span>" }

    private var hint: Markup {
        guard let hint = finding.hint else { return "" }
        return "\n<p class=\"hint\"><b>Hint</b> \(hint)</p>"
    }

    /// The quoted lines of the finding's place or, from 1 on, of a related one.
    private func frame(_ index: Int) -> Markup {
        let excerpts = finding.context?.quotation?.excerpts(index, upTo: Self.quoted) ?? []
        guard !excerpts.isEmpty else { return "" }
        var lines: [Markup] = []
        for excerpt in excerpts {
            if let last = excerpts.first, excerpt.line > last.line + 1 { lines.append("<i>…</i>") }
            lines.append("<i>\(excerpt.line)</i>\(excerpt.lead)\(mark(excerpt.marked))\(excerpt.rest)")
        }
        return "<pre>\(lines.joined(by: "\n"))</pre>"
    }

    private func mark(_ text: String) -> Markup {
        text.isEmpty ? "<mark class=\"point\"></mark>" : "<mark>\(text)</mark>"
    }

    private var related: Markup {
        guard !finding.related.isEmpty else { return "" }
        let items: [Markup] = finding.related.prefix(Self.shown).enumerated().map { index, related in
            "\n<li><code>\(related.location.text)</code> \(related.message)\(frame(index + 1))</li>"
        }
        return "\n<ul class=\"related\" aria-label=\"Related places\">\(items)\(more(finding.related.count))</ul>"
    }

    private var fixes: Markup {
        let items: [Markup] = finding.fixes.prefix(Self.shown).map { fix in
            let kind: Markup = fix.isSafe ? "Fix" : "Fix, to be looked at"
            let masked: Markup =
                fix.isMasked ? "<p class=\"seen\">A secret in it is masked: it is not to be copied from here.</p>" : ""
            return """

                <div class="fix"><p><b>\(kind)</b> \(fix.title)</p>\(fix.edits.prefix(Self.shown).map(change))\
                \(masked)</div>
                """
        }
        return "\(items)"
    }

    /// An edit as two lines: what is removed, what stands there then. A file that cannot be quoted shows only the latter.
    private func change(_ edit: ReportedFinding.Edit) -> Markup {
        let place: Markup = "<i>\(edit.start.line):\(edit.start.column)</i>"
        guard let quotation = finding.context?.quotation, let context = finding.context,
            let file = quotation.places.first
        else {
            let removed: Markup = edit.length > 0 ? "-\(place)<del>\(edit.length.of("byte"))</del>\n" : ""
            return "<pre>\(removed)+\(place)<ins>\(edit.text)</ins></pre>"
        }
        let start = edit.offset - context.file.start.offset
        let span = SourceSpan(start, start + edit.length)
        let excerpts = quotation.disclosure.excerpts(
            of: Finding.Place(file: file.file, span: span), upTo: Self.changed)
        guard let first = excerpts.first, let last = excerpts.last else { return "" }
        let removed =
            excerpts.count == 1
            ? first.marked : "\(first.marked)\n\(last.line > first.line + 1 ? "…\n" : "")\(last.marked)"
        let gone: Markup = edit.length > 0 ? "<del>\(removed)</del>" : ""
        return """
            <pre>-\(place)\(first.lead)\(gone)\(last.rest)
            +\(place)\(first.lead)<ins>\(edit.text)</ins>\(last.rest)</pre>
            """
    }

    private func more(_ count: Int) -> Markup {
        count > Self.shown ? "<li>and \((count - Self.shown).grouped) more</li>" : ""
    }
}
