/// Decoded bytes, each of which knows where it stands in the source file.
///
/// A request passes through several layers on its way from the file: a YAML scalar, a shell word in it, a URL in that,
/// percent-encoding in the URL. Each layer reads a `Text` and makes another one, so that whatever is left at the end
/// still maps onto the file's bytes.
///
/// A text is a sequence of runs. A *verbatim* run stands in the file byte for byte; a *decoded* one came of an escape or
/// of a variable's value, and each of its bytes maps onto the whole of what was decoded; a *symbolic* one is a piece whose
/// value is not in the file (`$USER_ID`, `{{user_id}}`), and its bytes are the piece as written. Like `ArraySlice`, a
/// piece of a text keeps the indices of the whole.
package struct Text: Sendable {
    package enum Kind: Sendable { case verbatim, decoded, symbolic }

    package struct Run: Sendable {
        package let kind: Kind
        /// Index of its first byte; it ends where the next run begins.
        package let start: Int
        /// The bytes of the file it stands for; as many as the run has where it is verbatim.
        package let span: SourceSpan
    }

    package private(set) var bytes: ArraySlice<UInt8>
    package private(set) var runs: ArraySlice<Run>
    /// Where an empty text stands in the file.
    private var anchor: Int

    /// An empty text, to be appended to, that stands at an offset of the file.
    package init(at offset: Int) {
        bytes = []
        runs = []
        anchor = offset
    }

    /// Bytes of the file as they are; indices are offsets in the file.
    package init(bytes: [UInt8], span: SourceSpan) {
        self.bytes = bytes[span.start..<span.end]
        runs = span.isEmpty ? [] : [Run(kind: .verbatim, start: span.start, span: span)]
        anchor = span.start
    }

    /// A text that stands for one span of the file as a whole: a decoded value.
    package init(_ string: some StringProtocol, decodedFrom span: SourceSpan) {
        self.init(at: span.start)
        append(string.utf8, .decoded, from: span)
    }

    // MARK: Reading

    package var indices: Range<Int> { bytes.indices }
    package var startIndex: Int { bytes.startIndex }
    package var endIndex: Int { bytes.endIndex }
    package var count: Int { bytes.count }
    package var isEmpty: Bool { bytes.isEmpty }

    package subscript(index: Int) -> UInt8 { bytes[index] }

    /// The bytes as a string, with U+FFFD for what is not UTF-8.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// A piece of the text, with the same indices.
    package subscript(range: Range<Int>) -> Text {
        var piece = self
        piece.bytes = bytes[range]
        if range.isEmpty {
            piece.runs = []
            piece.anchor = offset(of: range.lowerBound)
        } else {
            piece.runs = runs[runIndex(of: range.lowerBound)...runIndex(of: range.upperBound - 1)]
            piece.anchor = offset(of: range.lowerBound)
        }
        return piece
    }

    package static func == (text: Text, string: String) -> Bool { text.bytes.elementsEqual(string.utf8) }

    package func hasPrefix(_ prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }

    // MARK: Where it stands

    /// The bytes of the file that the whole text stands for.
    package var span: SourceSpan { span(of: indices) }

    /// The bytes of the file that a piece stands for: from the first byte's beginning to the last byte's end.
    package func span(of range: Range<Int>) -> SourceSpan {
        guard !range.isEmpty else {
            let place = offset(of: range.lowerBound)
            return SourceSpan(place, place)
        }
        return spanOfByte(range.lowerBound).union(spanOfByte(range.upperBound - 1))
    }

    /// Whether any part of it has a value that is not in the file.
    package var isSymbolic: Bool { runs.contains { $0.kind == .symbolic } }

    /// Whether the byte belongs to a piece whose value is not in the file.
    package func isSymbolic(at index: Int) -> Bool {
        guard runs.count > 1 || runs.first?.kind == .symbolic else { return false }
        return runs[runIndex(of: index)].kind == .symbolic
    }

    /// Whether the file holds the text byte for byte, in one piece.
    package var isVerbatim: Bool {
        guard runs.allSatisfy({ $0.kind == .verbatim }) else { return false }
        return span.count == count
    }

    private func spanOfByte(_ index: Int) -> SourceSpan {
        let run = runs[runIndex(of: index)]
        guard run.kind == .verbatim else { return run.span }
        let offset = run.span.start + index - run.start
        return SourceSpan(offset, offset + 1)
    }

    /// Where the file goes on at an index: the beginning of that byte, or past the end the end of the last one.
    private func offset(of index: Int) -> Int {
        if index < endIndex { return spanOfByte(index).start }
        return isEmpty ? anchor : spanOfByte(endIndex - 1).end
    }

    /// Index of the run that holds a byte.
    private func runIndex(of index: Int) -> Int {
        var low = runs.startIndex
        var high = runs.endIndex
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].start <= index { low = middle } else { high = middle }
        }
        return low
    }

    // MARK: Building

    /// Appends bytes that stand for one span of the file as a whole.
    package mutating func append(_ bytes: some Sequence<UInt8>, _ kind: Kind, from span: SourceSpan) {
        let start = self.bytes.endIndex
        self.bytes.append(contentsOf: bytes)
        guard self.bytes.endIndex > start else { return }
        if kind == .verbatim, let last = runs.last, last.kind == .verbatim,
            last.span.start + start - last.start == span.start
        {
            return
        }
        runs.append(Run(kind: kind, start: start, span: span))
    }

    /// Appends one byte that an escape stands for.
    package mutating func append(_ byte: UInt8, decodedFrom span: SourceSpan) {
        append(CollectionOfOne(byte), .decoded, from: span)
    }

    /// Appends another text, which keeps its places.
    package mutating func append(_ text: Text) {
        for index in text.runs.indices {
            let run = text.runs[index]
            let first = max(run.start, text.startIndex)
            let last = index + 1 < text.runs.endIndex ? text.runs[index + 1].start : text.endIndex
            append(
                text.bytes[first..<last], run.kind, from: run.kind == .verbatim ? text.span(of: first..<last) : run.span
            )
        }
    }

    /// The same bytes as a piece whose value is not in the file.
    package var asSymbolic: Text {
        var text = Text(at: span.start)
        text.append(bytes, .symbolic, from: span)
        return text
    }

    /// The same bytes, all of them standing for one span of the file.
    package func relocated(to span: SourceSpan) -> Text {
        var text = Text(at: span.start)
        for index in runs.indices {
            let first = max(runs[index].start, startIndex)
            let last = index + 1 < runs.endIndex ? runs[index + 1].start : endIndex
            text.append(bytes[first..<last], runs[index].kind == .symbolic ? .symbolic : .decoded, from: span)
        }
        return text
    }
}
