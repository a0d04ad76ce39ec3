internal import Requests
internal import SourceText

/// The objects of a request's lists (`query`, `urlencoded`, `formdata`) in which a single argument stands.
struct PostmanEntries {
    /// In the order of the file.
    private let spans: [SourceSpan]

    init(_ spans: [SourceSpan]) { self.spans = spans.sorted { $0.start < $1.start } }

    /// Gives an argument the object that it stands in, by which it can be taken out, and the place that findings point at.
    func place(_ argument: inout Argument, in text: Text) {
        let name = argument.name.span
        let value = argument.value.span
        if let entry = entry(around: name) {
            argument.span = entry
            argument.place = PostmanEntries.isOneLine(entry, in: text) ? entry : PostmanEntries.quoted(value, in: text)
            if value == entry { argument.place = PostmanEntries.quoted(name, in: text) }
        } else if value.start < name.start {
            // A helper's attributes stand in any order; what is between them is none of its own.
            argument.span = value
            argument.place = value
        }
    }

    /// The last entry that begins before a span, where it holds all of it.
    private func entry(around span: SourceSpan) -> SourceSpan? {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].start <= span.start { low = middle + 1 } else { high = middle }
        }
        guard low > 0, spans[low - 1].end >= span.end else { return nil }
        return spans[low - 1]
    }

    private static func isOneLine(_ span: SourceSpan, in text: Text) -> Bool {
        span.start >= text.startIndex && span.end <= text.endIndex
            && !text.bytes[span.start..<span.end].contains(where: { $0 == 0x0A || $0 == 0x0D })
    }

    /// With the quotes around it, so that an empty text has a place too.
    private static func quoted(_ span: SourceSpan, in text: Text) -> SourceSpan {
        guard span.start > text.startIndex, span.end < text.endIndex, text[span.start - 1] == UInt8(ascii: "\""),
            text[span.end] == UInt8(ascii: "\"")
        else { return span }
        return SourceSpan(span.start - 1, span.end + 1)
    }
}
