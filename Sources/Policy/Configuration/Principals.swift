package import Requests
internal import SourceText

/// Whom a configuration says requests belong to.
package struct Principal: Sendable {
    package enum Sign: Sendable {
        /// The id of the key that signed the request's token.
        case key(String)
        case account(Int)
        /// The file that the request stands in.
        case paths([Glob])
    }

    package var sign: Sign
    package var roles: [String]
}

/// Who sends the requests that do not say it themselves.
///
/// What is nearest to the request counts: its own word, the key that signed it, its account, its file, and at last whoever
/// is said to send all. Of several principals that fit equally well the last counts.
package struct Principals: Sendable {
    package var entries: [Principal] = []
    /// The roles of whoever sends the requests of which nothing else is known.
    package var others: [String] = []

    package init() {}

    package var isEmpty: Bool { entries.isEmpty && others.isEmpty }

    /// Gives a request that says no roles those that are known. `path` is its file's, relative to the configuration's
    /// folder; nil for one that has none.
    package func addRoles(to request: inout Request, accounts: Accounts?, path: String?) {
        guard request.caller.roles.isEmpty else { return }
        if !entries.isEmpty, let authorization = request.http?.header("authorization")?.value,
            let key = Principals.key(authorization), let roles = roles(ofKey: key)
        {
            request.caller.roles = roles.map { Text($0, decodedFrom: authorization.span) }
            return
        }
        accounts?.addRoles(to: &request)
        guard request.caller.roles.isEmpty else { return }
        let place = request.method.text.span
        request.caller.roles = roles(account: request.account, path: path).map { Text($0, decodedFrom: place) }
    }

    /// The roles that follow from an account and a path alone.
    package func roles(account: Int?, path: String?) -> [String] {
        account.flatMap(roles(ofAccount:)) ?? path.flatMap(roles(ofPath:)) ?? others
    }

    private static func key(_ authorization: Text) -> String? {
        guard let secret = Request.bearerToken(in: authorization), !secret.isSymbolic else { return nil }
        return Token(secret.string)?.keyID
    }

    private func roles(ofKey key: String) -> [String]? {
        entries.last { if case .key(key) = $0.sign { true } else { false } }?.roles
    }

    private func roles(ofAccount account: Int) -> [String]? {
        entries.last { if case .account(account) = $0.sign { true } else { false } }?.roles
    }

    private func roles(ofPath path: String) -> [String]? {
        entries.last { if case .paths(let globs) = $0.sign { globs.match(path) } else { false } }?.roles
    }
}
