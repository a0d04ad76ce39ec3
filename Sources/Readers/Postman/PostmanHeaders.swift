internal import Requests
internal import SourceText

/// The header fields of a request: those that are written and enabled, and those that Postman adds.
struct PostmanHeaders {
    private(set) var fields: [HTTPMessage.Header] = []

    /// Reads `header`: a list of objects, or all of them as one text. `auth` replaces a field of its name; `type` is the
    /// content type where none is written.
    init(
        _ node: Node?, auth: HTTPMessage.Header?, type: Text?, _ variables: inout PostmanVariables
    ) throws(SyntaxError) {
        if let node { try add(node, &variables) }
        if let auth {
            fields.removeAll { $0.isNamed(auth.name.string.lowercased()) }
            fields.append(auth)
        }
        if let type, !fields.contains(where: { $0.isNamed("content-type") }) {
            fields.append(HTTPMessage.Header(name: Text("content-type", decodedFrom: type.span), value: type))
        }
    }

    private mutating func add(_ node: Node, _ variables: inout PostmanVariables) throws(SyntaxError) {
        switch node.value {
        case .null: break
        case .list(let elements): add(elements, &variables)
        case .string(let text): try add(text, &variables)
        case .bool, .number, .object: throw SyntaxError("header is \(node.kind), not a list", at: node.span)
        }
    }

    private mutating func add(_ elements: [Node], _ variables: inout PostmanVariables) {
        for element in elements where element["disabled"]?.bool != true {
            guard let name = element["key"]?.scalarText, !name.isEmpty else { continue }
            let value = element["value"]?.scalarText ?? Text(at: name.span.end)
            fields.append(HTTPMessage.Header(name: variables.filled(name), value: variables.filled(value)))
        }
    }

    /// `Name: value` on lines.
    private mutating func add(_ text: Text, _ variables: inout PostmanVariables) throws(SyntaxError) {
        var lines = LineCursor(text)
        while let line = lines.next() {
            if line.trimmed.isEmpty { continue }
            let header = try MessageHead.header(line)
            fields.append(
                HTTPMessage.Header(name: variables.filled(header.name), value: variables.filled(header.value)))
        }
    }
}
