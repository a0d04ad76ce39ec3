/// A range of bytes in a source file: `start` is the offset of the first byte, `end` is one past the last.
package struct SourceSpan: Hashable, Sendable {
    package var start: Int
    package var end: Int

    package init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    package var count: Int { end - start }
    package var isEmpty: Bool { start == end }

    /// The smallest span that covers both.
    package func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(min(start, other.start), max(end, other.end))
    }
}
