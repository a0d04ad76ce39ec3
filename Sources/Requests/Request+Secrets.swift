package import SourceText

extension Request {
    /// The secrets that are written out: what must not be shown of the request.
    package func literalSecrets(_ catalog: Catalog) -> [Text] {
        secretTexts(catalog).filter(Credential.isLiteral)
    }

    /// Credentials, parameters that the catalog calls secret or whose name says that they are, headers of that kind, the
    /// password of a URL, and secrets that stand beside what is sent; also where they are variables.
    package func secretTexts(_ catalog: Catalog) -> [Text] {
        var texts = secrets
        for argument in arguments where catalog.isSecret(argument.name) || Request.isSecretName(argument.name) {
            texts.append(argument.value)
        }
        for header in http?.headers ?? [] {
            if header.isNamed("authorization") || header.isNamed("proxy-authorization") {
                texts.append(Request.credentials(in: header.value))
            } else if header.isNamed("cookie") || Request.isSecretName(header.name) {
                texts.append(header.value)
            }
        }
        if let password = http.flatMap({ Request.password(in: $0.url) }) { texts.append(password) }
        return texts
    }

    private static let secretWords = ["apikey", "password", "secret", "token", "sessionid"].map { Array($0.utf8) }

    /// Whether a name such as `X-Api-Key` says that its value is a secret.
    private static func isSecretName(_ name: Text) -> Bool {
        guard name.count <= 64 else { return false }
        return name.indices.contains { start in
            // No word begins otherwise; most letters of most names are passed over here.
            switch name[start] | 0x20 {
            case UInt8(ascii: "a"), UInt8(ascii: "p"), UInt8(ascii: "s"), UInt8(ascii: "t"):
                secretWords.contains { stands($0, in: name, at: start) }
            default: false
            }
        }
    }

    /// Whether a word stands in a name, in any case, perhaps with hyphens and underscores in it.
    private static func stands(_ word: [UInt8], in name: Text, at start: Int) -> Bool {
        var index = start
        for letter in word {
            while index < name.endIndex, name[index] == UInt8(ascii: "-") || name[index] == UInt8(ascii: "_") {
                index += 1
            }
            guard index < name.endIndex, name[index] | 0x20 == letter else { return false }
            index += 1
        }
        return true
    }

    /// What stands behind the scheme: `Bearer …`; all of a value without one.
    private static func credentials(in value: Text) -> Text {
        let words = value.trimmed
        guard let space = words.firstIndex(of: 0x20) else { return words }
        return words[space + 1..<words.endIndex].trimmed
    }

    /// The password of `https://user:password@host`.
    private static func password(in url: Text) -> Text? {
        guard let scheme = url.firstIndex(of: UInt8(ascii: ":")), url[scheme..<url.endIndex].hasPrefix("://") else {
            return nil
        }
        let end = url.firstIndex(of: UInt8(ascii: "/"), from: scheme + 3) ?? url.endIndex
        let authority = url[scheme + 3..<end]
        guard let at = authority.bytes.lastIndex(of: UInt8(ascii: "@")),
            let colon = authority.firstIndex(of: UInt8(ascii: ":")), colon < at
        else { return nil }
        return authority[colon + 1..<at]
    }
}
