internal import Requests
internal import SourceText

/// What a record says was called: method and URL.
struct LoggedTarget {
    /// Nil where the record names none.
    var method: Text?
    /// As sent, with its query.
    var url: Text
    /// Whether the path ends in a place to fill that takes any rest, `/{proxy+}`: anything may have been called.
    var isAnything = false

    /// From the field `url`, which may hold a whole request line, else from `path`; the query is added where it is not
    /// part of it.
    init?(_ call: LoggedCall) {
        method = call[.method]?.words
        if let words = call[.url]?.words {
            let line = LoggedRequestLine(words)
            url = line?.target ?? words
            method = method ?? line?.method
        } else if let path = call[.path]?.words {
            url = path
        } else {
            return nil
        }
        url = LoggedTarget.withoutTemplate(url)
        if !url.bytes.contains(UInt8(ascii: "?")) { addQuery(of: call) }
        isAnything = url.isSymbolic && URLText(url).path.string.hasSuffix("+}")
    }

    private mutating func addQuery(of call: LoggedCall) {
        guard let value = call[.query], !value.isBlank else { return }
        var query = value.text
        if value.kind == .json || query.bytes.first == UInt8(ascii: "{") {
            guard let members = value.node?.members, !members.isEmpty else { return }
            let pairs = members.flatMap { member in
                (member.value.elements ?? [member.value]).map { (name: member.key, value: $0.argumentText) }
            }
            query = FormText.encoded(pairs, at: value.text.span.start)
        } else if query.bytes.first == UInt8(ascii: "?") {
            query = query[query.startIndex + 1..<query.endIndex]
        }
        guard !query.isEmpty else { return }
        url.append(UInt8(ascii: "?"), decodedFrom: SourceSpan(query.span.start, query.span.start))
        url.append(query)
    }

    /// The URL with each segment of its path that is a place to fill, such as `{proxy+}`, made symbolic.
    private static func withoutTemplate(_ url: Text) -> Text {
        let end = url.firstIndex(of: UInt8(ascii: "?")) ?? url.endIndex
        guard url[url.startIndex..<end].unfilteredIndex(of: UInt8(ascii: "{"), from: url.startIndex) != nil else {
            return url
        }
        var marked = Text(at: url.span.start)
        var kept = url.startIndex
        while let open = url[url.startIndex..<end].firstIndex(of: UInt8(ascii: "{"), from: kept),
            let close = url[url.startIndex..<end].firstIndex(of: UInt8(ascii: "}"), from: open)
        {
            marked.append(url[kept..<open])
            marked.append(url[open..<close + 1].asSymbolic)
            kept = close + 1
        }
        marked.append(url[kept..<url.endIndex])
        return marked
    }
}

/// The first line of a request as servers log it: the version may be missing, and the target may hold spaces.
struct LoggedRequestLine {
    let method: Text
    let target: Text

    /// Nil for anything else, such as the bytes of another protocol.
    init?(_ line: Text) {
        guard let space = line.unfilteredIndex(of: 0x20, from: line.startIndex) else { return nil }
        method = line[line.startIndex..<space]
        guard (3...16).contains(method.count), method.bytes.allSatisfy({ $0 &- 0x41 < 26 }) else { return nil }
        var rest = line[space + 1..<line.endIndex].trimmed
        if let last = rest.bytes.lastIndex(of: 0x20), rest[last + 1..<rest.endIndex].hasPrefix("HTTP/") {
            rest = rest[rest.startIndex..<last].trimmed
        }
        guard !rest.isEmpty, !rest.hasPrefix("HTTP/") else { return nil }
        target = rest
    }
}
