internal import Requests
internal import SourceText

/// An HTTP request written as an object: `method`, `url`, `query`, `headers`, `body`.
struct MessageShape {
    let message: HTTPMessage

    /// Without `method` it is POST where there is a body, else GET, as command-line clients do it.
    init(_ node: Node, span: SourceSpan) throws(SyntaxError) {
        var url = node["url"]?.text?.markingVariables ?? Text(at: span.start)
        if let query = (node["query"] ?? node["params"])?.members, let first = query.first {
            let mark = url.bytes.contains(UInt8(ascii: "?")) ? UInt8(ascii: "&") : UInt8(ascii: "?")
            url.append(mark, decodedFrom: first.keySpan)
            let pairs = query.map { (name: $0.key, value: $0.value.markingVariables.argumentText) }
            url.append(FormText.encoded(pairs, at: first.span.start))
        }
        let body = MessageShape.body(of: node)
        let implied = if case .none = body { "GET" } else { "POST" }
        message = HTTPMessage(
            method: try MessageShape.method(node["method"]) ?? Text(implied, decodedFrom: url.span), url: url,
            headers: try MessageShape.headers(node["headers"]) + MessageShape.loneHeaders(of: node), body: body,
            span: span)
    }

    private static func method(_ node: Node?) throws(SyntaxError) -> Text? {
        guard let node else { return nil }
        switch node.value {
        case .string(let text): return text.markingVariables
        case .null: return nil
        case .bool, .number, .list, .object:
            throw SyntaxError("the method is \(node.kind), not a name", at: node.span)
        }
    }

    /// An object, or a list whose elements are pairs, objects with `name` and `value`, or `Name: value` as text.
    private static func headers(_ node: Node?) throws(SyntaxError) -> [HTTPMessage.Header] {
        guard let node else { return [] }
        var headers: [HTTPMessage.Header] = []
        switch node.value {
        case .null: break
        case .object(let members):
            for member in members {
                for value in member.value.elements ?? [member.value] { headers.append(header(member.key, value)) }
            }
        case .list(let elements):
            for element in elements {
                if let pair = element.elements, pair.count == 2, let name = pair[0].text {
                    headers.append(header(name, pair[1]))
                } else if let name = (element["name"] ?? element["key"])?.text, let value = element["value"] {
                    headers.append(header(name, value))
                } else if let line = element.text {
                    headers.append(try MessageHead.header(line.markingVariables))
                } else {
                    throw SyntaxError("expected a header as a name and a value", at: element.span)
                }
            }
        case .bool, .number, .string:
            throw SyntaxError("the headers are \(node.kind), not an object", at: node.span)
        }
        return headers
    }

    /// The headers that a gateway's record has as members of its own.
    private static func loneHeaders(of node: Node) -> [HTTPMessage.Header] {
        guard node["headers"] == nil else { return [] }
        return [("authorization", "authorization"), ("content_type", "content-type")].compactMap { key, name in
            guard let value = node[key], let text = value.text, !text.isEmpty else { return nil }
            return header(Text(name, decodedFrom: value.span), value)
        }
    }

    private static func header(_ name: Text, _ value: Node) -> HTTPMessage.Header {
        HTTPMessage.Header(name: name, value: value.markingVariables.argumentText)
    }

    private static func body(of node: Node) -> HTTPMessage.Body {
        if let file = node["body_file"]?.text { return .file(file) }
        if node["body_kind"]?.string == HTTP.BodyKind.notRecorded.rawValue { return .notRecorded }
        guard let body = node["body"]?.markingVariables else { return .none }
        switch body.value {
        case .null: return .none
        case .string(let text): return text.isEmpty ? .none : .text(text)
        case .bool, .number, .list, .object: return .object(body)
        }
    }
}

extension Request {
    /// Takes the transport that a record states under `http`, and the arguments that its URL and body carry.
    mutating func readTransport(_ node: Node) throws(SyntaxError) {
        let message = try MessageShape(node, span: node.span).message
        let url = URLText(message.url)
        var carried = CarriedArguments(message, query: url.query)
        carried.dropCommands(naming: method.text)
        arguments = carried.arguments
        unseenArguments = carried.unseen
        http = HTTP(
            message, url: url, bodyKind: node["body_kind"]?.string.flatMap(HTTP.BodyKind.init) ?? carried.bodyKind)
    }
}
