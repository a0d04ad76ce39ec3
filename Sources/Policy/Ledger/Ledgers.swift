/// The ledgers of all accounts, and the names that they share. Requests whose account is not known are an account of
/// their own.
package struct Ledgers: Sendable {
    package var names = NameTable()
    private var numbers: [Int?: Int] = [:]
    private var ledgers: [Ledger] = []
    /// Accounts that were met lately and the numbers of their ledgers, by the last bits of their ids.
    private var recent: [(account: Int?, number: Int)] = []

    private static let recentCount = 256

    /// What an account begins with that has no ledger.
    package let initial: Ledger

    package init() { initial = Ledger() }

    /// Ledgers of accounts, and the one that every other account begins with.
    package init(_ ledgers: [Int?: Ledger], initial: Ledger, names: NameTable) {
        self.initial = initial
        self.names = names
        for (account, ledger) in ledgers { self[account] = ledger }
    }

    /// The accounts that have a ledger, in ascending order, the unknown one first.
    package var accounts: [Int?] { numbers.keys.sorted { ($0 ?? .min) < ($1 ?? .min) } }

    /// The ledger of an account; the initial one where it has none.
    package subscript(account: Int?) -> Ledger {
        get { numbers[account].map { ledgers[$0] } ?? initial }
        set { ledgers[number(of: account)] = newValue }
    }

    /// How often a ledger was emptied because of requests whose arguments were not all seen.
    package private(set) var losses = 0

    /// Applies a request to the ledger of its account.
    package mutating func apply(
        _ call: LedgerCall, _ listing: Listing? = nil, account: Int?, foreseen: Ledger.Found = Ledger.Found()
    ) -> Effect {
        let number = number(of: account)
        let before = ledgers[number].losses
        defer { losses += ledgers[number].losses - before }
        return ledgers[number].apply(call, listing, foreseen: foreseen)
    }

    /// Whether the ledgers note which bindings end. Ask before the first request.
    package var recordsEndings = false {
        didSet { for index in ledgers.indices { ledgers[index].endings = recordsEndings ? [] : nil } }
    }

    /// Works on the ledger of an account where it stands.
    mutating func changing<Result>(_ account: Int?, _ body: (inout Ledger) -> Result) -> Result {
        body(&ledgers[number(of: account)])
    }

    /// Looks up what a request names in the ledger of its account.
    package func find(_ call: LedgerCall, account: Int?) -> Ledger.Found {
        let known = recent.isEmpty ? (account: nil, number: -1) : recent[(account ?? 0) & (Ledgers.recentCount - 1)]
        guard known.number >= 0, known.account == account else { return Ledger.Found() }
        return ledgers[known.number].find(call)
    }

    private mutating func number(of account: Int?) -> Int {
        if recent.isEmpty { recent = Array(repeating: (nil, -1), count: Ledgers.recentCount) }
        let slot = (account ?? 0) & (Ledgers.recentCount - 1)
        if recent[slot].number >= 0, recent[slot].account == account { return recent[slot].number }
        let number = numbers[account] ?? ledgers.count
        if number == ledgers.count {
            ledgers.append(initial)
            if recordsEndings { ledgers[number].endings = [] }
            numbers[account] = number
        }
        recent[slot] = (account, number)
        return number
    }
}
