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
    private var layout: Layout

    /// Where the bytes stand in the file. Almost every text has one run, which needs no list of its own.
    private enum Layout: Sendable {
        /// One verbatim run, or no bytes at all: the file's offset is the index and the distance.
        case verbatim(distance: Int)
        /// One run of another kind.
        case decoded(SourceSpan), symbolic(SourceSpan)
        /// Several runs. A piece keeps the list of the whole, of which it has those that hold its bytes.
        case runs([Run])

        init(_ run: Run) {
            switch run.kind {
            case .verbatim: self = .verbatim(distance: run.span.start - run.start)
            case .decoded: self = .decoded(run.span)
            case .symbolic: self = .symbolic(run.span)
            }
        }
    }

    /// An empty text, to be appended to, that stands at an offset of the file.
    package init(at offset: Int) {
        bytes = []
        layout = .verbatim(distance: offset)
    }

    /// Bytes of the file as they are; indices are offsets in the file.
    package init(bytes: [UInt8], span: SourceSpan) {
        self.bytes = bytes[span.start..<span.end]
        layout = .verbatim(distance: 0)
    }

    /// A text that stands for one span of the file as a whole: a decoded value.
    package init(_ string: String, decodedFrom span: SourceSpan) {
        bytes = ArraySlice(string.utf8)
        layout = bytes.isEmpty ? .verbatim(distance: span.start) : .decoded(span)
    }

    // MARK: Reading

    @inlinable package var indices: Range<Int> { bytes.startIndex..<bytes.endIndex }
    @inlinable package var startIndex: Int { bytes.startIndex }
    @inlinable package var endIndex: Int { bytes.endIndex }
    @inlinable package var count: Int { bytes.count }
    @inlinable package var isEmpty: Bool { bytes.startIndex == bytes.endIndex }

    @inlinable package subscript(index: Int) -> UInt8 { bytes[index] }

    /// The bytes as a string, with U+FFFD for what is not UTF-8.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// A piece of the text, with the same indices.
    package subscript(range: Range<Int>) -> Text { Text(bytes[range], layout(of: range)) }

    private init(_ bytes: ArraySlice<UInt8>, _ layout: Layout) {
        self.bytes = bytes
        self.layout = layout
    }

    private func layout(of range: Range<Int>) -> Layout {
        if case .verbatim = layout { return layout }
        if range.isEmpty { return .verbatim(distance: offset(of: range.lowerBound) - range.lowerBound) }
        guard case .runs(let runs) = layout else { return layout }
        let first = runs[Text.index(of: range.lowerBound, in: runs)]
        let last = runs[Text.index(of: range.upperBound - 1, in: runs)]
        return first.start == last.start ? Layout(first) : layout
    }

    package static func == (text: Text, string: String) -> Bool {
        text.count == string.utf8.count && text.hasPrefix(string)
    }

    package func hasPrefix(_ prefix: String) -> Bool {
        let prefix = prefix.utf8.span
        guard prefix.count <= count else { return false }
        let bytes = self.bytes.span
        for index in prefix.indices where bytes[index] != prefix[index] { return false }
        return true
    }

    /// Whether the text is a string in lower case but for the case of its ASCII letters.
    package func isEqual(toLowercased string: String) -> Bool {
        let string = string.utf8.span
        guard string.count == count else { return false }
        let bytes = self.bytes.span
        for index in string.indices {
            let byte = bytes[index]
            guard (byte &- 0x41 < 26 ? byte | 0x20 : byte) == string[index] else { return false }
        }
        return true
    }

    // MARK: Where it stands

    /// The runs, of which the first may begin before the text and the last end behind it.
    package var runs: ArraySlice<Run> {
        guard !isEmpty else { return [] }
        switch layout {
        case .verbatim(let distance):
            return [
                Run(kind: .verbatim, start: startIndex, span: SourceSpan(startIndex + distance, endIndex + distance))
            ]
        case .decoded(let span): return [Run(kind: .decoded, start: startIndex, span: span)]
        case .symbolic(let span): return [Run(kind: .symbolic, start: startIndex, span: span)]
        case .runs(let runs): return runs[Text.index(of: startIndex, in: runs)...Text.index(of: endIndex - 1, in: runs)]
        }
    }

    /// The bytes of the file that the whole text stands for.
    package var span: SourceSpan { span(of: indices) }

    /// The bytes of the file that a piece stands for: from the first byte's beginning to the last byte's end.
    package func span(of range: Range<Int>) -> SourceSpan {
        if case .verbatim(let distance) = layout {
            return SourceSpan(range.lowerBound + distance, range.upperBound + distance)
        }
        guard !range.isEmpty else {
            let place = offset(of: range.lowerBound)
            return SourceSpan(place, place)
        }
        return spanOfByte(range.lowerBound).union(spanOfByte(range.upperBound - 1))
    }

    /// Whether any part of it has a value that is not in the file.
    package var isSymbolic: Bool {
        switch layout {
        case .verbatim, .decoded: false
        case .symbolic: true
        case .runs: runs.contains { $0.kind == .symbolic }
        }
    }

    /// Whether the byte belongs to a piece whose value is not in the file.
    package func isSymbolic(at index: Int) -> Bool {
        switch layout {
        case .verbatim, .decoded: false
        case .symbolic: true
        case .runs(let runs): runs[Text.index(of: index, in: runs)].kind == .symbolic
        }
    }

    /// Whether all of it has a value that is not in the file, as a variable has.
    package var isWhollySymbolic: Bool { !isEmpty && runs.allSatisfy { $0.kind == .symbolic } }

    /// Whether the file holds the text byte for byte, in one piece.
    package var isVerbatim: Bool {
        switch layout {
        case .verbatim: true
        case .decoded, .symbolic: false
        case .runs: runs.allSatisfy { $0.kind == .verbatim } && span.count == count
        }
    }

    private func spanOfByte(_ index: Int) -> SourceSpan {
        switch layout {
        case .verbatim(let distance): return SourceSpan(index + distance, index + distance + 1)
        case .decoded(let span), .symbolic(let span): return span
        case .runs(let runs):
            let run = runs[Text.index(of: index, in: runs)]
            guard run.kind == .verbatim else { return run.span }
            let offset = run.span.start + index - run.start
            return SourceSpan(offset, offset + 1)
        }
    }

    /// Where the file goes on at an index: the beginning of that byte, or past the end the end of the last one.
    private func offset(of index: Int) -> Int {
        if case .verbatim(let distance) = layout { return index + distance }
        return index < endIndex ? spanOfByte(index).start : spanOfByte(endIndex - 1).end
    }

    /// Index of the run that holds a byte.
    private static func index(of index: Int, in runs: [Run]) -> Int {
        var low = 0
        var high = runs.count
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
        append(Run(kind: kind, start: start, span: span))
    }

    /// Notes where the bytes stand that were appended last.
    private mutating func append(_ run: Run) {
        if run.start == startIndex {
            layout = Layout(run)
            return
        }
        if case .verbatim(let distance) = layout, run.kind == .verbatim, run.start + distance == run.span.start {
            return
        }
        var runs = takeRuns(upTo: run.start)
        if let last = runs.last, run.kind == .verbatim, last.kind == .verbatim,
            last.span.start + run.start - last.start == run.span.start
        {
            layout = .runs(runs)
            return
        }
        runs.append(run)
        layout = .runs(runs)
    }

    /// The runs of the bytes before an index, as a list that only this text holds where it can be so.
    private mutating func takeRuns(upTo end: Int) -> [Run] {
        let placed: (kind: Kind, span: SourceSpan)
        switch layout {
        case .verbatim(let distance): placed = (.verbatim, SourceSpan(startIndex + distance, end + distance))
        case .decoded(let span): placed = (.decoded, span)
        case .symbolic(let span): placed = (.symbolic, span)
        case .runs(let runs):
            layout = .verbatim(distance: 0)
            let first = Text.index(of: startIndex, in: runs)
            let last = Text.index(of: end - 1, in: runs)
            return first == 0 && last == runs.count - 1 ? runs : Array(runs[first...last])
        }
        return [Run(kind: placed.kind, start: startIndex, span: placed.span)]
    }

    /// Appends one byte that an escape stands for.
    package mutating func append(_ byte: UInt8, decodedFrom span: SourceSpan) {
        append(CollectionOfOne(byte), .decoded, from: span)
    }

    /// Appends another text, which keeps its places. A text without bytes takes over the other one and its indices.
    package mutating func append(_ text: Text) {
        guard !text.isEmpty else { return }
        guard !isEmpty else {
            self = text
            return
        }
        guard case .runs = text.layout else {
            let start = endIndex
            bytes.append(contentsOf: text.bytes)
            for run in text.runs { append(Run(kind: run.kind, start: start, span: run.span)) }
            return
        }
        let runs = text.runs
        for index in runs.indices {
            let run = runs[index]
            let first = max(run.start, text.startIndex)
            let last = index + 1 < runs.endIndex ? runs[index + 1].start : text.endIndex
            append(
                text.bytes[first..<last], run.kind, from: run.kind == .verbatim ? text.span(of: first..<last) : run.span
            )
        }
    }

    /// The same bytes as a piece whose value is not in the file.
    package var asSymbolic: Text { isEmpty ? self : Text(bytes, .symbolic(span)) }

    /// The same bytes, all of them standing for one span of the file.
    package func relocated(to span: SourceSpan) -> Text {
        if isEmpty { return Text(at: span.start) }
        guard case .runs = layout, isSymbolic else { return Text(bytes, isSymbolic ? .symbolic(span) : .decoded(span)) }
        var text = Text(at: span.start)
        let runs = self.runs
        for index in runs.indices {
            let first = max(runs[index].start, startIndex)
            let last = index + 1 < runs.endIndex ? runs[index + 1].start : endIndex
            text.append(bytes[first..<last], runs[index].kind == .symbolic ? .symbolic : .decoded, from: span)
        }
        return text
    }
}
