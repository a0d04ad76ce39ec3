package import Requests
internal import SourceText

/// The exports of a run: of one account, or one for each of several.
package struct Accounts: Sendable {
    private let own: Directory?
    private let byID: [Int: Directory]
    /// What was bound when the answers were saved, by account.
    package let ledgers: Ledgers

    /// Whether `own` is every account's.
    package let servesAll: Bool

    /// `own` is the export that belongs to no account by name; `byID` are those of accounts by their ids. `initial` is the
    /// ledger, written down by an earlier run, that accounts begin with that have none. `names` are those of all ledgers
    /// that were read back.
    package init(
        own: Directory?, byID: [Int: Directory] = [:], initial: SavedLedger? = nil, names: NameTable = NameTable()
    ) {
        self.own = own
        self.byID = byID
        servesAll = initial != nil || own != nil && own?.saved == nil && byID.isEmpty
        var names = names
        var ledgers: [Int?: Ledger] = [:]
        for (account, directory) in byID { ledgers[account] = directory.ledger(&names) }
        if let own, initial == nil || own.saved != nil { ledgers[nil] = own.ledger(&names) }
        if own == nil, byID.count == 1, let only = byID.first, only.value.saved == nil {
            ledgers[nil] = ledgers[only.key]
        }
        let alone = initial?.ledger ?? (servesAll ? own?.ledger(&names) : nil)
        self.ledgers = Ledgers(ledgers, initial: alone ?? Ledger(), names: names)
    }

    /// The export of an account. One that stands alone is every request's: a request seldom says whose it is, and an export
    /// never does.
    package func directory(of account: Int?) -> Directory? {
        if servesAll { return own }
        guard let account else {
            let isOnlyOne = byID.count == 1 && byID.first?.value.saved == nil
            return own ?? (isOnlyOne ? byID.first?.value : nil)
        }
        return byID[account]
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

    /// Says by ids what a call and a listing name, as `Directory.resolve`.
    package func resolve(_ call: inout LedgerCall, _ listing: inout Listing?, account: Int?, _ names: inout NameTable) {
        directory(of: account)?.resolve(&call, &listing, &names)
    }

    /// The same of a call without a listing. Nothing is looked up for one that says all by ids.
    package func resolve(_ call: inout LedgerCall, account: Int?, _ names: LedgerNames) {
        guard call.isNamed, let directory = directory(of: account) else { return }
        call = names.withTable { table in
            var resolved = call
            directory.resolve(&resolved, &table)
            return resolved
        }
    }

    /// What the export says of a record that was not built, as a shape has it, by what the record says to the ledger; 0
    /// without an export. A call does not show a name that is given beside its id: such a record must be judged by itself.
    package func code(of call: LedgerCall, account: Int?, _ names: LedgerNames) -> UInt64 {
        directory(of: account)?.facts(of: Mentions(call, names)).bits ?? 0
    }

    /// The same of a request.
    package func code(of request: Request, account: Int?) -> UInt64 { facts(of: request, account: account)?.bits ?? 0 }

    /// What the export of the caller's account says of a request; nil where there is none.
    func facts(of request: Request, account: Int?) -> AccountFacts? {
        directory(of: account)?.facts(of: Mentions(request))
    }
}
