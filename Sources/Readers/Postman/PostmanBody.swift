internal import Requests
internal import SourceText

/// The body of a request, in the mode that is chosen; what stands under other modes is not sent.
struct PostmanBody {
    private(set) var body = HTTPMessage.Body.none
    /// The content type that Postman adds where no header says it.
    private(set) var type: Text?
    /// The elements of `urlencoded` or `formdata` that are sent.
    private(set) var entries: [SourceSpan] = []

    private static let modes = ["raw", "urlencoded", "formdata", "file", "graphql"]
    /// Content types by `options.raw.language`.
    private static let types = [
        "json": "application/json", "html": "text/html", "xml": "application/xml",
        "javascript": "application/javascript",
    ]

    /// No body.
    init() {}

    init(_ node: Node?, _ variables: inout PostmanVariables) throws(SyntaxError) {
        guard let node, !node.isNull, node["disabled"]?.bool != true else { return }
        guard node.members != nil else { throw SyntaxError("body is \(node.kind), not an object", at: node.span) }
        guard let mode = node["mode"]?.text, !mode.isEmpty else { return }
        guard PostmanBody.modes.contains(where: { mode == $0 }) else {
            let names = PostmanBody.modes.joined(separator: ", ")
            throw SyntaxError("'\(mode.string)' is no mode of a body; there are \(names)", at: mode.span)
        }
        guard let content = node[mode.string], !content.isNull else { return }
        switch mode.string {
        case "raw": readRaw(content, language: node["options"]?["raw"]?["language"]?.text ?? mode, &variables)
        case "urlencoded": readForm(content, mode, &variables)
        case "formdata": readParts(content, mode, &variables)
        case "file": readFile(content, &variables)
        // GraphQL, which the API does not speak.
        default: break
        }
    }

    private mutating func readRaw(_ content: Node, language: Text, _ variables: inout PostmanVariables) {
        if let text = content.text {
            guard !text.isEmpty else { return }
            body = .text(variables.filled(text))
        } else {
            body = .object(content.markingVariables)
        }
        type = Text(PostmanBody.types[language.string] ?? "text/plain", decodedFrom: language.span)
    }

    /// Names and values are percent-encoded when they are sent, unlike those of a URL.
    private mutating func readForm(_ content: Node, _ mode: Text, _ variables: inout PostmanVariables) {
        if let text = content.text {
            body = text.isEmpty ? .none : .text(variables.filled(text))
        } else {
            var pairs: [(name: Text, value: Text)] = []
            for field in Field.enabled(in: content) {
                pairs.append((variables.filled(field.name), variables.filled(field.value)))
                entries.append(field.span)
            }
            guard !pairs.isEmpty else { return }
            body = .text(FormText.encoded(pairs, at: content.span.start))
        }
        type = Text("application/x-www-form-urlencoded", decodedFrom: mode.span)
    }

    private mutating func readParts(_ content: Node, _ mode: Text, _ variables: inout PostmanVariables) {
        var parts: [HTTPMessage.Part] = []
        for field in Field.enabled(in: content) {
            let value = field.isFile ? nil : variables.filled(field.value)
            entries.append(field.span)
            parts.append(HTTPMessage.Part(name: variables.filled(field.name), value: value, span: field.span))
        }
        guard !parts.isEmpty else { return }
        body = .parts(parts)
        type = Text("multipart/form-data", decodedFrom: mode.span)
    }

    private mutating func readFile(_ content: Node, _ variables: inout PostmanVariables) {
        if let name = content["src"]?.text ?? content.text, !name.isEmpty {
            body = .file(variables.filled(name))
        } else if let text = content["content"]?.text, !text.isEmpty {
            body = .text(variables.filled(text))
        }
    }
}

/// An element of `urlencoded` or `formdata`.
private struct Field {
    var name: Text
    var value: Text
    /// Its value is a file's content.
    var isFile: Bool
    var span: SourceSpan

    /// Those that are sent, as far as they hold one argument more than a request may have. A row without name and value is
    /// what Postman keeps open for the next one.
    static func enabled(in list: Node) -> [Field] {
        var fields: [Field] = []
        for element in list.elements ?? [] where element["disabled"]?.bool != true {
            let name = element["key"]?.scalarText ?? Text(at: element.span.start)
            let value = element["value"]?.scalarText ?? Text(at: name.span.end)
            let isFile = element["type"]?.string == "file"
            guard !(name.isEmpty && value.isEmpty) else { continue }
            fields.append(Field(name: name, value: value, isFile: isFile, span: element.span))
            if fields.count > Reading.argumentLimit { break }
        }
        return fields
    }
}
