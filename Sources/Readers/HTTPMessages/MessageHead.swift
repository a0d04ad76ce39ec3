internal import Requests
internal import SourceText

/// The lines before a message's or a part's content: perhaps a start line, header fields, an empty line (RFC 9112).
struct MessageHead {
    var headers: [HTTPMessage.Header] = []
    /// Index of the first byte of the content.
    var end: Int

    /// Reads header fields up to the empty line or the end of the text. An indented line continues the field above it.
    init(_ text: Text) throws(SyntaxError) {
        var lines = LineCursor(text)
        while let line = lines.next(), !line.isEmpty {
            if Text.isSpace(line[line.startIndex]), let last = headers.indices.last {
                headers[last].value.append(
                    UInt8(ascii: " "), decodedFrom: SourceSpan(line.span.start, line.span.start + 1))
                headers[last].value.append(line.trimmed)
            } else {
                headers.append(try MessageHead.header(line))
            }
        }
        end = lines.index
    }

    /// `Name: value`.
    static func header(_ line: Text) throws(SyntaxError) -> HTTPMessage.Header {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
            throw SyntaxError("expected a header field, such as 'Content-Type: …'", at: line.span)
        }
        return HTTPMessage.Header(
            name: line[line.startIndex..<colon].trimmed, value: line[colon + 1..<line.endIndex].trimmed)
    }

    /// The first header of that name (lower case).
    func header(_ name: String) -> HTTPMessage.Header? { headers.first { $0.isNamed(name) } }
}

/// The first line of a request: `POST /platform_api HTTP/1.1`.
struct RequestLine {
    var method: Text
    var target: Text

    /// Nil for any other line: the method is one of HTTP's, in capitals, and the version is there.
    init?(_ line: Text) {
        let words = line.split(0x20).filter { !$0.isEmpty }
        guard words.count == 3, words[2].hasPrefix("HTTP/"), RequestLine.methods.contains(where: { words[0] == $0 })
        else { return nil }
        method = words[0]
        target = words[1]
    }

    /// HTTP's methods (RFC 9110, section 9; RFC 5789).
    static let methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"]
}
