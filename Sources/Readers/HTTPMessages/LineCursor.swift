internal import SourceText

/// Walks the lines of a text; LF and CRLF end a line and belong to none.
struct LineCursor {
    let text: Text
    /// Index of the first byte of the line to come.
    private(set) var index: Int

    init(_ text: Text) {
        self.text = text
        index = text.startIndex
    }

    /// Begins at a later index.
    init(_ text: Text, from index: Int) {
        self.text = text
        self.index = index
    }

    /// The line to come, which stays to come.
    var peek: Text? {
        var copy = self
        return copy.next()
    }

    mutating func next() -> Text? {
        guard index < text.endIndex else { return nil }
        let start = index
        let newline = text.unfilteredIndex(of: 0x0A, from: start) ?? text.endIndex
        index = min(newline + 1, text.endIndex)
        let end = newline > start && text[newline - 1] == 0x0D ? newline - 1 : newline
        return text[start..<end]
    }
}
