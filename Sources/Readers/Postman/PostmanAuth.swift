internal import Requests
internal import SourceText

/// What the authorization helper of a request, or of a folder around it, adds to what is sent.
///
/// Helpers that the API does not know (`digest`, `ntlm`, `awsv4` and the like) add nothing that counts for it.
struct PostmanAuth {
    /// It takes the place of every header of its name.
    private(set) var header: HTTPMessage.Header?
    /// A parameter of the URL, which takes the place of every one of its name.
    private(set) var query: (name: Text, value: Text)?

    init(_ node: Node, _ variables: inout PostmanVariables) {
        guard let type = node["type"]?.text else { return }
        func attribute(_ name: String) -> Text? { PostmanAuth.attribute(name, of: node) }
        switch type.string {
        case "bearer":
            if let token = attribute("token") { authorize("Bearer", variables.filled(token)) }
        case "basic":
            let end = Text(at: node.span.end)
            addUser(
                variables.filled(attribute("username") ?? end), variables.filled(attribute("password") ?? end),
                at: type.span)
        case "apikey":
            let name = attribute("key") ?? Text(at: type.span.start)
            let value = attribute("value") ?? Text(at: name.span.end)
            guard !name.isEmpty else { return }
            if attribute("in")?.string == "query" {
                query = (name, value)
            } else {
                header = HTTPMessage.Header(name: variables.filled(name), value: variables.filled(value))
            }
        case "oauth2": addToken(attribute("accessToken").map { variables.filled($0) }, "access_token", node)
        // The token is made when the request is sent.
        case "jwt": addToken(nil, "token", node)
        default: break
        }
    }

    /// An attribute that is not empty: an element of a list in v2.1, a member in v2.0.
    private static func attribute(_ name: String, of node: Node) -> Text? {
        guard let type = node["type"]?.string, let attributes = node[type] else { return nil }
        let value = attributes.elements?.last { $0["key"]?.string == name }?["value"] ?? attributes[name]
        guard let text = value?.scalarText, !text.isEmpty else { return nil }
        return text
    }

    private mutating func authorize(_ scheme: String, _ secret: Text) {
        // The scheme stands nowhere in the file, so that it is no part of the secret.
        var value = Text("\(scheme) ", decodedFrom: SourceSpan(secret.span.start, secret.span.start))
        value.append(secret)
        header = HTTPMessage.Header(name: Text("authorization", decodedFrom: secret.span), value: value)
    }

    private mutating func addUser(_ user: Text, _ password: Text, at place: SourceSpan) {
        guard !user.isEmpty || !password.isEmpty else { return }
        var pair = user
        pair.append(UInt8(ascii: ":"), decodedFrom: user.isEmpty ? password.span : user.span)
        pair.append(password)
        let place = password.isEmpty ? user.span : password.span
        authorize("Basic", pair.base64.relocated(to: place))
    }

    /// A token in the header, or in the URL where the helper is told so. One that is not in the file is symbolic.
    private mutating func addToken(_ token: Text?, _ parameter: String, _ node: Node) {
        let token = token ?? Text("{{\(parameter)}}", decodedFrom: node.span).asSymbolic
        if PostmanAuth.attribute("addTokenTo", of: node)?.hasPrefix("query") == true {
            let name = PostmanAuth.attribute("queryParamKey", of: node)
            query = (name ?? Text(parameter, decodedFrom: node.span), token)
        } else {
            let scheme = PostmanAuth.attribute("headerPrefix", of: node)?.trimmed.string ?? "Bearer"
            authorize(scheme, token)
        }
    }

    // MARK: Secrets

    private static let secretNames: Set<String> = [
        "token", "password", "value", "accessToken", "refreshToken", "secret", "clientSecret", "privateKey",
        "passphrase", "secretKey", "sessionToken", "consumerSecret", "tokenSecret", "authKey", "clientToken",
    ]

    /// The values of all attributes that are secrets, also of types that are not in use.
    static func secrets(in auth: Node) -> [Text] {
        var secrets: [Text] = []
        for type in auth.members ?? [] {
            for attribute in type.value.elements ?? [] where secretNames.contains(attribute["key"]?.string ?? "") {
                if let text = attribute["value"]?.scalarText { secrets.append(text) }
            }
            for attribute in type.value.members ?? [] where secretNames.contains(attribute.key.string) {
                if let text = attribute.value.scalarText { secrets.append(text) }
            }
        }
        return secrets
    }
}
