package import Requests
internal import SourceText

/// The exports of a run: of one account, or one for each of several.
package struct Accounts: Sendable {
    private let own: Directory?
    private let byID: [Int: Directory]
    /// What was bound when the answers were saved, by account.
    package let ledgers: Ledgers

    /// `own` is the export that belongs to no account by name; `byID` are those of accounts by their ids.
    package init(own: Directory?, byID: [Int: Directory] = [:]) {
        self.own = own
        self.byID = byID
        var names = NameTable()
        var ledgers: [Int?: Ledger] = [:]
        for (account, directory) in byID { ledgers[account] = directory.ledger(&names) }
        let alone = own?.ledger(&names) ?? Ledger()
        if own != nil {
            ledgers[nil] = alone
        } else if byID.count == 1, let only = byID.keys.first {
            ledgers[nil] = ledgers[only]
        }
        self.ledgers = Ledgers(ledgers, initial: byID.isEmpty ? alone : Ledger(), names: names)
    }

    /// The export of an account. One that stands alone is every request's: a request seldom says whose it is, and an export
    /// never does.
    package func directory(of account: Int?) -> Directory? {
        if let account, let directory = byID[account] { return directory }
        if byID.isEmpty || account == nil, let own { return own }
        return account == nil && byID.count == 1 ? byID.first?.value : nil
    }

    /// Gives a request that says no roles those of the key that signed its token, where an export has that key.
    package func addRoles(to request: inout Request) {
        guard request.caller.roles.isEmpty, let value = request.http?.header("authorization")?.value,
            let secret = Request.bearerToken(in: value), !secret.isSymbolic, let key = Token(secret.string)?.keyID,
            let roles = roles(ofKey: key, request.account)
        else { return }
        request.caller.roles = roles.map { Text($0, decodedFrom: value.span) }
    }

    /// A parent account's key may sign for its children.
    private func roles(ofKey key: String, _ account: Int?) -> [String]? {
        if let roles = directory(of: account)?.roles(ofKey: key) { return roles }
        return byID.keys.sorted().lazy.compactMap { byID[$0]?.roles(ofKey: key) }.first ?? own?.roles(ofKey: key)
    }

    /// Says by ids what a call names, as `Directory.resolve`.
    package func resolve(_ call: inout LedgerCall, account: Int?, _ names: LedgerNames) {
        guard let directory = directory(of: account) else { return }
        call = names.withTable { table in
            var resolved = call
            directory.resolve(&resolved, &table)
            return resolved
        }
    }

    /// What the export of the caller's account says of a request; nil where there is none.
    func facts(of request: Request, account: Int?) -> AccountFacts? {
        directory(of: account)?.facts(of: Mentions(request))
    }
}
