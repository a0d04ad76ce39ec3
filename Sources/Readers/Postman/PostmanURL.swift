internal import Requests
internal import SourceText

/// The URL of a request: a text, or an object with its parts.
///
/// Of an object Postman sends the parts and never looks at `raw`, which is a copy for people to read; so does bindlint.
/// Only where there are no parts, as in files that were written by hand, `raw` is taken.
struct PostmanURL {
    /// As sent: with variables filled in, and without the entries that are disabled.
    let text: Text
    /// The elements of `query` that are sent.
    private(set) var entries: [SourceSpan] = []

    /// Nil where there is no URL. `auth` is a parameter that replaces those of its name.
    init?(
        _ node: Node, adding auth: (name: Text, value: Text)?, _ variables: inout PostmanVariables
    ) throws(SyntaxError) {
        var written = Text(at: node.span.start)
        switch node.value {
        case .null: return nil
        case .string(let text): written = text.trimmed
        case .object:
            if ["host", "path", "query"].contains(where: { node[$0].map { !$0.isNull } ?? false }) {
                written = PostmanURL.front(of: node)
                entries = PostmanURL.append(node["query"], except: auth?.name, to: &written)
            } else if let raw = node["raw"]?.text {
                written = raw.trimmed
            }
        case .bool, .number, .list:
            throw SyntaxError("url is \(node.kind), not a string or an object", at: node.span)
        }
        guard !written.isEmpty else { return nil }
        if let auth {
            let hasQuery = written.bytes.contains(UInt8(ascii: "?"))
            PostmanURL.append(name: auth.name, value: auth.value, isFirst: !hasQuery, to: &written)
        }
        let filled = FormText.escaped(variables.filled(written)) { $0 <= 0x20 || $0 == 0x7F }
        text = HTTPFileRequestLine.absolute(filled)
    }

    /// Everything before the query.
    private static func front(of node: Node) -> Text {
        var url = Text(at: node.span.start)
        if let scheme = node["protocol"]?.text, !scheme.isEmpty {
            url.append(scheme)
            if !scheme.string.hasSuffix("://") { url.append("://".utf8, .decoded, from: end(of: scheme.span)) }
        }
        append(pieces(of: node["host"]), separatedBy: UInt8(ascii: "."), to: &url)
        if let port = node["port"]?.scalarText, !port.isEmpty {
            url.append(UInt8(ascii: ":"), decodedFrom: start(of: port.span))
            url.append(port)
        }
        let segments = pieces(of: node["path"]).map { segment(named: $0, in: node["variable"]) }
        guard let first = segments.first else { return url }
        if first.bytes.first != UInt8(ascii: "/") {
            url.append(UInt8(ascii: "/"), decodedFrom: start(of: first.span))
        }
        append(segments, separatedBy: UInt8(ascii: "/"), to: &url)
        return url
    }

    /// The texts of a list, or a text itself. A segment of a path may be an object with a `value`.
    private static func pieces(of node: Node?) -> [Text] {
        guard let node else { return [] }
        guard let elements = node.elements else { return node.scalarText.map { [$0] } ?? [] }
        return elements.compactMap { $0.scalarText ?? $0["value"]?.scalarText }
    }

    /// A segment `:name` is what `variable` has for the name, else the variable of that name.
    private static func segment(named text: Text, in variables: Node?) -> Text {
        guard text.bytes.first == UInt8(ascii: ":"), text.count > 1 else { return text }
        let name = text[text.startIndex + 1..<text.endIndex].string
        let variable = variables?.elements?.last {
            ($0["key"] ?? $0["id"])?.string == name && $0["disabled"]?.bool != true
        }
        if let value = variable?["value"]?.scalarText, !value.isEmpty { return value }
        return Text("{{\(name)}}", decodedFrom: text.span)
    }

    /// Appends the query, and gives the places of its elements. A text is a query as it is.
    private static func append(_ query: Node?, except replaced: Text?, to url: inout Text) -> [SourceSpan] {
        guard let elements = query?.elements else {
            if let text = query?.text, !text.isEmpty {
                url.append(UInt8(ascii: "?"), decodedFrom: start(of: text.span))
                url.append(text)
            }
            return []
        }
        var entries: [SourceSpan] = []
        for element in elements where element["disabled"]?.bool != true && entries.count <= Reading.argumentLimit {
            let key = element["key"]?.scalarText
            let value = element["value"]?.scalarText
            guard key?.isEmpty == false || value?.isEmpty == false else { continue }
            if let replaced, key?.bytes == replaced.bytes { continue }
            append(name: key ?? Text(at: element.span.start), value: value, isFirst: entries.isEmpty, to: &url)
            entries.append(element.span)
        }
        return entries
    }

    /// Only what would end a name or a value is percent-encoded.
    private static func append(name: Text, value: Text?, isFirst: Bool, to url: inout Text) {
        url.append(isFirst ? UInt8(ascii: "?") : UInt8(ascii: "&"), decodedFrom: start(of: name.span))
        url.append(FormText.escaped(name) { [0x23, 0x26, 0x3D].contains($0) })
        guard let value else { return }
        url.append(UInt8(ascii: "="), decodedFrom: start(of: value.span))
        url.append(FormText.escaped(value) { [0x23, 0x26].contains($0) })
    }

    private static func append(_ pieces: [Text], separatedBy separator: UInt8, to url: inout Text) {
        for (index, piece) in pieces.enumerated() {
            if index > 0 { url.append(separator, decodedFrom: start(of: piece.span)) }
            url.append(piece)
        }
    }

    private static func start(of span: SourceSpan) -> SourceSpan { SourceSpan(span.start, span.start) }
    private static func end(of span: SourceSpan) -> SourceSpan { SourceSpan(span.end, span.end) }
}
