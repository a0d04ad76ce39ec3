package import SourceText

extension Request {
    /// The operation that a misspelt method's name most likely meant.
    package var nearest: Operation? {
        if case .misspelt(let nearest) = method.meaning { nearest } else { nil }
    }

    /// Whether the arguments are those that the caller wrote. The vendor's audit log may have an id where a name was given,
    /// so that nobody can say which of the two it was, nor how a value was written.
    package var showsLiteralArguments: Bool { origin.format != .auditLog }

    /// The first argument of that name.
    package func argument(_ name: String) -> Argument? { arguments.first { $0.name == name } }

    package func indexOfArgument(_ name: String) -> Int? { arguments.firstIndex { $0.name == name } }

    /// What the request does, or nil where that is not known: BindSipRegistration binds unless `bind` is false, and its
    /// `bind` may be a variable, unreadable, or in a part of the request that is not seen.
    package func action(_ catalog: Catalog) -> Action? {
        switch operation {
        case .create: return .create
        case .update: return .update
        case .delete: return .delete
        case .list: return .list
        case nil: return nil
        case .bind:
            guard let bind = argument("bind") else {
                guard unseenArguments == nil else { return nil }
                let assumed = catalog.entries[.bind]?.parameter("bind")?.defaultText.flatMap(ParameterType.boolean)
                return assumed.map { $0 ? .bind : .unbind }
            }
            guard !bind.isSymbolic else { return nil }
            return ParameterType.boolean(bind.value.string).map { $0 ? .bind : .unbind }
        }
    }

    /// The credentials that the request shows: a bearer token in the header `Authorization`, and the common parameters
    /// that the catalog calls credentials.
    package func credentials(_ catalog: Catalog) -> [Credential] {
        var credentials: [Credential] = []
        if let value = http?.header("authorization")?.value, let token = Request.bearerToken(in: value) {
            credentials.append(
                Credential(kind: .bearer, name: "Authorization", secret: token, location: nil, span: value.span))
        }
        for argument in arguments where !argument.value.isEmpty {
            guard let kind = catalog.common.first(where: { argument.name == $0.name })?.credential else { continue }
            credentials.append(
                Credential(
                    kind: kind, name: argument.name.string, secret: argument.value, location: argument.location,
                    span: argument.place))
        }
        return credentials
    }

    /// What stands behind `Bearer` in a header's value; the whole value where it is a variable.
    package static func bearerToken(in value: Text) -> Text? {
        let words = value.trimmed
        guard let space = words.firstIndex(of: 0x20) else { return words.isSymbolic ? words : nil }
        guard words[words.startIndex..<space].isEqual(toLowercased: "bearer") else { return nil }
        return words[space..<words.endIndex].trimmed
    }

    /// Who calls, as far as it is told: the token's key, the subuser, the remote address, or the user agent.
    package var callerName: String? {
        if let value = http?.header("authorization")?.value, let token = Request.bearerToken(in: value),
            !token.isSymbolic, let key = Token(token.string)?.keyID
        {
            return "key \(key)"
        }
        return caller.subuser ?? caller.address ?? caller.agent
    }

    /// The account that calls: stated by the record, or the parameter `account_id`, or the token's issuer.
    package var account: Int? {
        if let account = caller.account { return account }
        if let argument = argument("account_id"), !argument.isSymbolic {
            return ParameterType.number(argument.value.string)
        }
        guard let value = http?.header("authorization")?.value, let secret = Request.bearerToken(in: value),
            !secret.isSymbolic
        else { return nil }
        return Token(secret.string)?.issuer.flatMap(ParameterType.number)
    }
}
