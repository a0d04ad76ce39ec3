internal import SourceText

/// What a JSON Web Token says of itself (RFC 7519); its signature is not looked at.
///
/// Voximplant's tokens are signed with RS256, name the key in `kid` and the account in `iss`, and live for at most an
/// hour (https://docs.voximplant.ai/platform/management-api/authorization).
package struct Token: Sendable {
    package var algorithm: String?
    package var keyID: String?
    /// The account, written as a number or as a string.
    package var issuer: String?
    package var issued: Timestamp?
    package var expires: Timestamp?

    /// Nil where the text is not a readable token: three parts, of which the first two are JSON objects in base64url.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let header = Token.object(parts[0]), let claims = Token.object(parts[1]) else {
            return nil
        }
        algorithm = header["alg"]?.string
        keyID = header["kid"]?.string
        issuer = claims["iss"]?.string ?? claims["iss"]?.integer.map(String.init)
        issued = Token.time(claims["iat"])
        expires = Token.time(claims["exp"])
    }

    private static func time(_ claim: Node?) -> Timestamp? {
        guard case .number(let number) = claim?.value, let seconds = Double(number.string), seconds.magnitude < 1e15
        else {
            return nil
        }
        return Timestamp(seconds: Int64(seconds.rounded(.down)))
    }

    private static func object(_ part: Substring) -> Node? {
        guard let bytes = Base64.decode(part.utf8) else { return nil }
        let text = Text(bytes: bytes, span: SourceSpan(0, bytes.count))
        guard let node = try? Node(json: text), node.members != nil else { return nil }
        return node
    }
}
