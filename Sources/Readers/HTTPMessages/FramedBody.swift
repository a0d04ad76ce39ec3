internal import Requests
internal import SourceText

/// The body that follows a message's head, as its headers frame it.
struct FramedBody {
    var body: HTTPMessage.Body
    /// Index of the first byte after it.
    var end: Int

    /// A body without a length, as people write it by hand, goes to the next line that begins a message. A length past the
    /// end of the text is no error: line ends that were converted, or a cut recording, leave fewer bytes than were sent.
    init(_ text: Text, head: MessageHead) throws(SyntaxError) {
        let content: Text
        if let coding = head.header("transfer-encoding")?.value, coding.string.lowercased().hasSuffix("chunked") {
            let chunked = try ChunkedBody(text)
            content = chunked.content
            end = chunked.end
        } else if let length = head.header("content-length")?.value {
            guard let count = Int(length.string), count >= 0 else {
                throw SyntaxError("expected a number of bytes", at: length.span)
            }
            end = text.startIndex + min(count, text.count)
            content = text[text.startIndex..<end]
        } else {
            end =
                FramedBody.startsMessage(text)
                ? text.startIndex : RawReader.nextStartLine(in: text, after: text.startIndex)
            content = text[text.startIndex..<end].trimmed
        }
        let isCompressed = head.header("content-encoding").map { $0.value.string.lowercased() != "identity" } ?? false
        body = content.isEmpty ? .none : isCompressed ? .notRecorded : .text(content)
    }

    private static func startsMessage(_ text: Text) -> Bool {
        var lines = LineCursor(text)
        guard let line = lines.next() else { return true }
        return line.hasPrefix("HTTP/") || RequestLine(line) != nil
    }
}
