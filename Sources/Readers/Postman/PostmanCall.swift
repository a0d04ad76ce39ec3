internal import Requests
internal import SourceText

/// The message that Postman makes of a collection's request.
struct PostmanCall {
    let message: HTTPMessage
    /// The objects in which a single argument stands.
    let entries: PostmanEntries

    /// Methods whose body Postman leaves out unless it is told otherwise.
    private static let withoutBody = ["get", "copy", "head", "purge", "unlock"]

    /// Nil where the request has no URL, or none that the scope wants. A string is the URL of a GET.
    init?(
        _ node: Node, _ inheritance: PostmanInheritance, _ variables: inout PostmanVariables, _ scope: Scope
    ) throws(SyntaxError) {
        let auth = inheritance.auth.map { PostmanAuth($0, &variables) }
        guard let target = node.text == nil ? node["url"] : node,
            let url = try PostmanURL(target, adding: auth?.query, &variables)
        else { return nil }
        // Whatever else stands in a collection is not taken apart.
        guard scope == .everything || Endpoint(URLText(url.text)) != nil else { return nil }
        let method = node["method"]?.text.map { variables.filled($0) }.flatMap { $0.isEmpty ? nil : $0 }
        let sent = method ?? Text("GET", decodedFrom: url.text.span)
        let hasBody = inheritance.keepsBodies || !PostmanCall.withoutBody.contains { sent.isEqual(toLowercased: $0) }
        let body = hasBody ? try PostmanBody(node["body"], &variables) : PostmanBody()
        message = HTTPMessage(
            method: sent, url: url.text,
            headers: try PostmanHeaders(node["header"], auth: auth?.header, type: body.type, &variables).fields,
            body: body.body, span: node.span)
        entries = PostmanEntries(url.entries + body.entries)
    }
}
