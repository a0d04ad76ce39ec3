internal import Requests
internal import SourceText

/// The lines before a message's or a part's content: perhaps a request line, header fields, an empty line (RFC 9112).
struct MessageHead {
    /// The three words of the request line.
    var requestLine: (method: Text, target: Text, version: Text)?
    var headers: [HTTPMessage.Header] = []
    /// Index of the first byte of the content.
    var end: Int

    /// Nil where a line is neither a header field nor the empty line that ends the head.
    init?(_ text: Text, startsWithRequestLine: Bool) {
        var lines = LineCursor(text)
        if startsWithRequestLine {
            guard let line = lines.next(), let words = MessageHead.requestLine(line) else { return nil }
            requestLine = words
        }
        while let line = lines.next(), !line.isEmpty {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
            headers.append(
                HTTPMessage.Header(
                    name: line[line.startIndex..<colon].trimmed, value: line[colon + 1..<line.endIndex].trimmed))
        }
        end = lines.index
    }

    /// `POST /platform_api HTTP/1.1`, or nil for anything else.
    static func requestLine(_ line: Text) -> (method: Text, target: Text, version: Text)? {
        let words = line.split(0x20).filter { !$0.isEmpty }
        guard words.count == 3, words[2].hasPrefix("HTTP/"), isMethod(words[0]) else { return nil }
        return (words[0], words[1], words[2])
    }

    /// Whether a word is one of HTTP's methods in capitals.
    static func isMethod(_ word: Text) -> Bool {
        ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"].contains { word == $0 }
    }
}

/// Walks the lines of a text; LF and CRLF end a line and belong to none.
struct LineCursor {
    let text: Text
    /// Index of the first byte of the line to come.
    private(set) var index: Int

    init(_ text: Text) {
        self.text = text
        index = text.startIndex
    }

    mutating func next() -> Text? {
        guard index < text.endIndex else { return nil }
        let start = index
        let newline = text.bytes[start...].firstIndex(of: 0x0A) ?? text.endIndex
        index = min(newline + 1, text.endIndex)
        let end = newline > start && text[newline - 1] == 0x0D ? newline - 1 : newline
        return text[start..<end]
    }
}
