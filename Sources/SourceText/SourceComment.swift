/// A comment of a file that speaks to bindlint: `# bindlint: allow …`. Other comments are nobody's business.
package struct SourceComment: Sendable {
    /// What it says, from `bindlint:` on, without the marks of a comment.
    package let text: Text
    /// Everything of it, with its marks.
    package let span: SourceSpan
    /// What belongs to it as a whole where that is more than a line: the code block below it in Markdown.
    package var block: SourceSpan?

    /// What the text of such a comment begins with.
    private static let opening = "bindlint:"

    /// Whether there may be such comments in a text, or in a piece of one: most files need not be looked through.
    package static func mayStand(in text: Text) -> Bool { text.contains(opening) }

    /// Takes a comment with its marks, `#`, `//` or `<!-- -->`; nil for one that says something else.
    package init?(_ whole: Text, above block: SourceSpan? = nil) {
        var text = whole.trimmed
        if text.hasPrefix("<!--") {
            text = text[text.startIndex + 4..<text.endIndex]
            if text.string.hasSuffix("-->") { text = text[text.startIndex..<text.endIndex - 3] }
        } else if text.hasPrefix("//") {
            text = text[text.startIndex + 2..<text.endIndex]
        } else {
            while text.hasPrefix("#") { text = text[text.startIndex + 1..<text.endIndex] }
        }
        text = text.trimmed
        guard text.hasPrefix(SourceComment.opening) else { return nil }
        self.text = text
        span = whole.span
        self.block = block
    }
}
