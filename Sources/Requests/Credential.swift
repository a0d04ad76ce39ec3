package import SourceText

/// What proves to the API who calls.
package struct Credential: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// A JSON Web Token in the header `Authorization`.
        case bearer
        /// A key of an account, an admin user or a parent account, which runs with every right.
        case apiKey = "api_key"
        case password
        /// A session of the older API, from Logon.
        case session
    }

    package var kind: Kind
    /// The parameter or header that carries it.
    package var name: String
    /// The secret itself.
    package var secret: Text
    /// Where it travels; nil for a header.
    package var location: Argument.Location?
    /// The whole writing: the argument or the header's value.
    package var span: SourceSpan

    package init(kind: Kind, name: String, secret: Text, location: Argument.Location?, span: SourceSpan) {
        self.kind = kind
        self.name = name
        self.secret = secret
        self.location = location
        self.span = span
    }

    /// Whether the secret is written out: neither a variable nor a placeholder that stands for one.
    package var isLiteral: Bool { Credential.isLiteral(secret) }

    package static func isLiteral(_ secret: Text) -> Bool {
        !secret.isSymbolic && !secret.isEmpty && !isPlaceholder(secret.string)
    }

    /// Whether a text stands for a secret that the reader is to fill in: `<token>`, `YOUR_KEY`, `xxx`, `...`, `***`.
    package static func isPlaceholder(_ text: String) -> Bool {
        let word = text.lowercased()
        let marks: Set<Character> = ["x", "*", ".", "…", "-", "_", "0"]
        return word.hasPrefix("<") || word.hasPrefix("{") || word.hasPrefix("[") || word.hasPrefix("$")
            || word.hasPrefix("%") || word.hasPrefix("your") || word.hasPrefix("my_") || word.hasPrefix("my-")
            || word.contains("placeholder") || word.contains("example") || word.contains("changeme")
            || word.contains("redacted") || word.contains("your_") || word.contains("your-") || word.contains("…")
            || word.allSatisfy(marks.contains)
    }
}
