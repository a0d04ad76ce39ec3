internal import Requests
internal import SourceText

/// A URL as curl takes it apart and sends it (`lib/urlapi.c` of curl 7.88.1): a missing scheme is `http`, a missing path
/// is `/`, dot segments are removed, bytes beyond ASCII in the path are percent-encoded, the fragment is dropped.
struct CurlURL {
    /// Nil where the URL begins with a variable that may hold it.
    private var scheme: Text?
    /// User and password, as written.
    private(set) var user: Text?
    private var authority: Text
    private(set) var path: Text
    private(set) var query: Text?
    /// A place for what is added to the URL.
    private let end: Int

    /// Throws where curl refuses the URL.
    init(_ text: Text, defaultScheme: Text?, keepsDotSegments: Bool) throws(SyntaxError) {
        if let junk = text.indices.first(where: { (text[$0] <= 0x20 || text[$0] == 0x7F) && !text.isSymbolic(at: $0) })
        {
            throw SyntaxError(
                "curl refuses a URL with a space or control character", at: text.span(of: junk..<junk + 1))
        }
        var rest = text
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[rest.startIndex..<hash] }
        end = rest.span.end
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = rest[mark + 1..<rest.endIndex]
            rest = rest[rest.startIndex..<mark]
        }
        if let colon = CurlURL.endOfScheme(rest) {
            scheme = rest[rest.startIndex..<colon]
            var start = colon + 1
            while start < rest.endIndex, start < colon + 4, rest[start] == UInt8(ascii: "/") { start += 1 }
            rest = rest[start..<rest.endIndex]
        } else if rest.isEmpty || !rest.isSymbolic(at: rest.startIndex) {
            scheme = defaultScheme ?? Text("http", decodedFrom: SourceSpan(rest.span.start, rest.span.start))
        }
        let slash = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        authority = rest[rest.startIndex..<slash]
        path = rest[slash..<rest.endIndex]
        if let at = authority.bytes.lastIndex(of: UInt8(ascii: "@")), !authority.isSymbolic(at: at) {
            user = authority[authority.startIndex..<at]
            authority = authority[at + 1..<authority.endIndex]
        }
        if scheme != nil { try checkHost() }
        if path.isEmpty {
            if scheme != nil { path = Text("/", decodedFrom: SourceSpan(authority.span.end, authority.span.end)) }
        } else if !keepsDotSegments {
            path = CurlURL.withoutDotSegments(path)
        }
        path = CurlURL.encoded(path)
    }

    /// Whether the request goes by HTTP, as far as the scheme is known.
    var isHTTP: Bool {
        guard let scheme, !scheme.isSymbolic else { return true }
        let name = scheme.string.lowercased()
        return name == "http" || name == "https"
    }

    /// Adds a piece to the query, behind what the URL has of its own.
    mutating func addQuery(_ piece: Text) {
        guard var whole = query else {
            query = piece
            return
        }
        if let last = whole.bytes.last, last != UInt8(ascii: "&") {
            whole.append(UInt8(ascii: "&"), decodedFrom: piece.span)
        }
        whole.append(piece)
        query = whole
    }

    /// Adds the uploaded file's name where the path names a folder.
    mutating func addFileName(_ file: Text) {
        guard path.bytes.last == UInt8(ascii: "/"), !file.isEmpty, !(file == "-"), !(file == ".") else { return }
        let slash = file.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? file.startIndex
        path.append(file[slash..<file.endIndex].fileNameEncoded)
    }

    /// The whole URL as sent; `target` replaces path and query.
    func text(target: Text?) -> Text {
        var text = Text(at: scheme?.span.start ?? authority.span.start)
        if let scheme {
            text.append(scheme)
            text.append("://".utf8, .decoded, from: SourceSpan(authority.span.start, authority.span.start))
        }
        text.append(authority)
        if let target {
            text.append(target)
            return text
        }
        text.append(path)
        if let query {
            text.append(UInt8(ascii: "?"), decodedFrom: SourceSpan(query.span.start, query.span.start))
            text.append(query)
        }
        return text
    }

    // MARK: Parts

    /// The colon behind the scheme: only one that a slash follows, as `localhost:80` has a port.
    private static func endOfScheme(_ text: Text) -> Int? {
        for index in text.indices where !text.isSymbolic(at: index) {
            let byte = text[index]
            if byte == UInt8(ascii: ":") {
                let hasSlash = index + 1 < text.endIndex && text[index + 1] == UInt8(ascii: "/")
                return hasSlash && index > text.startIndex ? index : nil
            }
            let isSchemeByte =
                (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "+")
                || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ".")
            guard isSchemeByte else { return nil }
        }
        return nil
    }

    private func checkHost() throws(SyntaxError) {
        var host = authority
        if host.bytes.first == UInt8(ascii: "["), let bracket = host.firstIndex(of: UInt8(ascii: "]")) {
            guard bracket > host.startIndex + 1 else { throw SyntaxError("the URL has no host", at: host.span) }
            return
        }
        if let colon = host.firstIndex(of: UInt8(ascii: ":")) { host = host[host.startIndex..<colon] }
        guard !host.isEmpty else { throw SyntaxError("the URL has no host", at: authority.span) }
        let forbidden: ByteSet = "!{}[]\\$'\"^`*<>=;,&()"
        if let bad = host.indices.first(where: { forbidden.contains(host[$0]) && !host.isSymbolic(at: $0) }) {
            throw SyntaxError("a host's name cannot hold this character", at: host.span(of: bad..<bad + 1))
        }
    }

    /// RFC 3986, section 5.2.4.
    private static func withoutDotSegments(_ path: Text) -> Text {
        var kept: [Text] = []
        var endsInFolder = false
        let segments = path.split(UInt8(ascii: "/")).dropFirst()
        guard segments.contains(where: { $0 == "." || $0 == ".." }) else { return path }
        for segment in segments {
            endsInFolder = segment == "." || segment == ".."
            if segment == ".." {
                if !kept.isEmpty { kept.removeLast() }
            } else if !endsInFolder {
                kept.append(path[segment.startIndex - 1..<segment.endIndex])
            }
        }
        var result = Text(at: path.span.start)
        for segment in kept { result.append(segment) }
        if endsInFolder { result.append(UInt8(ascii: "/"), decodedFrom: SourceSpan(path.span.end, path.span.end)) }
        return result
    }

    private static func encoded(_ path: Text) -> Text {
        guard path.bytes.contains(where: { $0 >= 0x80 }) else { return path }
        var encoded = Text(at: path.span.start)
        for index in path.indices {
            if path[index] >= 0x80, !path.isSymbolic(at: index) {
                encoded.append(Text.percentEncoded(path[index]), .decoded, from: path.span(of: index..<index + 1))
            } else {
                encoded.append(path[index..<index + 1])
            }
        }
        return encoded
    }
}
