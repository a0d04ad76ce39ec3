internal import CEL
internal import Requests
internal import SourceText

/// A fix as a rule file states it: what to do, where, and with which text.
struct FixTemplate: Sendable {
    enum Action: String, CaseIterable, Sendable {
        /// Another name for an argument.
        case rename
        /// Takes an argument out.
        case remove
        /// Another text in the place of a value.
        case replace
        /// One more argument, by its name.
        case insert
    }

    var action: Action
    var place: PlaceName
    /// The new name or value; nothing for `remove`.
    var text: Template?
    /// The name of the argument that `insert` adds.
    var insertedName: String?
    var isSafe: Bool
    /// Offered only where this is true.
    var when: Expression?

    /// The fix for a finding, or nil where it cannot be made: a text that is not known, a place that is not written out
    /// in the file in one piece, a value that would need quoting.
    func fix(_ subject: Subject, _ bindings: Bindings, element: Element?, file: SourceFile) -> Fix? {
        if let when, when.evaluateBool(bindings) != .true { return nil }
        var newText = ""
        if let text {
            guard let known = text.text(bindings), FixTemplate.isPlain(known) else { return nil }
            newText = known
        }
        switch action {
        case .rename:
            guard let argument = subject.argument(at: place, element), argument.name.isVerbatim, !newText.isEmpty else {
                return nil
            }
            return edit("rename \(argument.name.string) to \(newText)", argument.name.span, newText)
        case .replace:
            guard let text = subject.text(at: place, element), text.isVerbatim, !text.isEmpty, !newText.isEmpty else {
                return nil
            }
            return edit("replace it with \(newText)", text.span, newText)
        case .remove:
            guard let argument = subject.argument(at: place, element),
                argument.location == .query || argument.location == .form
            else { return nil }
            return FixTemplate.spanWithSeparator(argument.span, in: file).flatMap { span in
                edit("remove \(argument.name.string)", span, "")
            }
        case .insert:
            guard let name = insertedName, !newText.isEmpty, let last = subject.request.arguments.last,
                last.location == .query || last.location == .form, last.span.count > 0
            else { return nil }
            return edit("add \(name)=\(newText)", SourceSpan(last.span.end, last.span.end), "&\(name)=\(newText)")
        }
    }

    private func edit(_ title: String, _ span: SourceSpan, _ text: String) -> Fix {
        Fix(title: title, isSafe: isSafe, edits: [Fix.Edit(span: span, text: text)])
    }

    /// Whether a text stands for itself in every format: no quoting, no encoding.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte == 0x2D || byte == 0x2E
        }
    }

    /// An argument of a query or form with the `&` that goes with it.
    private static func spanWithSeparator(_ span: SourceSpan, in file: SourceFile) -> SourceSpan? {
        let ampersand = UInt8(ascii: "&")
        if span.end < file.bytes.count, file.bytes[span.end] == ampersand {
            return SourceSpan(span.start, span.end + 1)
        }
        if span.start > 0, file.bytes[span.start - 1] == ampersand { return SourceSpan(span.start - 1, span.end) }
        return nil
    }
}
