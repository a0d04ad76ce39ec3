internal import Requests
internal import SourceText

/// `POST url HTTP/1.1`, `POST url` or a bare URL.
struct HTTPFileRequestLine {
    /// Nil where none is written, which means GET.
    var method: Text?
    var url: Text
    /// False for the clients' other protocols.
    var isHTTP = true

    /// Nil for a line that is neither a method with a URL nor a URL.
    init?(_ line: Text) {
        let words = line.trimmed
        let space = words.bytes.firstIndex(where: Text.isSpace) ?? words.endIndex
        let first = words[words.startIndex..<space]
        let rest = HTTPFileRequestLine.withoutVersion(words[space..<words.endIndex].trimmed)
        if ["GRAPHQL", "GRPC", "WEBSOCKET", "RSOCKET"].contains(where: { first == $0 }) {
            isHTTP = false
            url = rest
        } else if let method = HTTPFileRequestLine.method(first), !rest.isEmpty {
            self.method = method
            url = rest
        } else {
            url = HTTPFileRequestLine.withoutVersion(words)
            guard HTTPFileRequestLine.looksLikeURL(url) else { return nil }
        }
    }

    /// A method in capitals, or one of HTTP's in any case, which is sent in capitals.
    private static func method(_ word: Text) -> Text? {
        if !word.isEmpty, word.bytes.allSatisfy({ $0 &- 0x41 < 26 }) { return word }
        let name = word.string.uppercased()
        return RequestLine.methods.contains(name) ? Text(name, decodedFrom: word.span) : nil
    }

    /// A URL without the protocol version that may follow it.
    static func withoutVersion(_ url: Text) -> Text {
        var index = url.startIndex
        while let space = url.firstIndex(of: 0x20, from: index) {
            if url[space + 1..<url.endIndex].hasPrefix("HTTP/") { return url[url.startIndex..<space].trimmed }
            index = space + 1
        }
        return url
    }

    /// The URL with the scheme that both clients take where it begins with a host.
    static func absolute(_ url: Text) -> Text {
        let parts = URLText(url)
        guard parts.scheme == nil, parts.host != nil else { return url }
        var absolute = Text("http://", decodedFrom: SourceSpan(url.span.start, url.span.start))
        absolute.append(url)
        return absolute
    }

    private static func looksLikeURL(_ text: Text) -> Bool {
        let mark = text.firstIndex(of: UInt8(ascii: "?")) ?? text.endIndex
        let front = text[text.startIndex..<mark]
        return !front.bytes.contains(0x20) && (front.bytes.contains(UInt8(ascii: "/")) || front.hasPrefix("{{"))
            || front.hasPrefix("http://") || front.hasPrefix("https://") || front.hasPrefix("{{")
    }
}
