internal import SourceText

/// A body that travels in chunks (RFC 9112, section 7.1), put together: each byte keeps its place among the chunk heads.
struct ChunkedBody {
    private(set) var content: Text
    /// Index of the first byte after the last chunk and the trailer fields.
    private(set) var end: Int

    /// Reads chunks from the beginning of a text. Chunk extensions and trailer fields are passed over, and lines may end in
    /// a bare LF. A text that ends after the last chunk's size is complete.
    init(_ text: Text) throws(SyntaxError) {
        content = Text(at: text.span.start)
        end = text.startIndex
        while true {
            var lines = LineCursor(text, from: end)
            guard let line = lines.next() else {
                throw SyntaxError("the last chunk is missing", at: text.span(of: text.endIndex..<text.endIndex))
            }
            let size = try ChunkedBody.size(line)
            end = lines.index
            if size == 0 { break }
            try takeChunk(text, size: size, head: line)
        }
        var trailer = LineCursor(text, from: end)
        while let line = trailer.next(), !line.isEmpty {}
        end = trailer.index
    }

    private static func size(_ line: Text) throws(SyntaxError) -> Int {
        let digits = line.split(UInt8(ascii: ";"))[0].trimmed
        guard (1...15).contains(digits.count), digits.bytes.allSatisfy({ Text.hexValue($0) != nil }) else {
            throw SyntaxError("expected the size of a chunk in hexadecimal", at: line.span)
        }
        return digits.bytes.reduce(0) { $0 << 4 | Int(Text.hexValue($1) ?? 0) }
    }

    private mutating func takeChunk(_ text: Text, size: Int, head: Text) throws(SyntaxError) {
        guard size <= text.endIndex - end else {
            throw SyntaxError(
                "the chunk says it has \(size) bytes, but only \(text.endIndex - end) follow", at: head.span)
        }
        content.append(text[end..<end + size])
        end += size
        var rest = LineCursor(text, from: end)
        guard let line = rest.next(), line.isEmpty else {
            throw SyntaxError(
                "expected a line end after the chunk's \(size) bytes",
                at: text.span(of: end..<min(end + 1, text.endIndex)))
        }
        end = rest.index
    }
}
