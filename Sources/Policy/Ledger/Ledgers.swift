/// The ledgers of all accounts, and the names that they share. Requests whose account is not known are an account of
/// their own.
package struct Ledgers: Sendable {
    package var names = NameTable()
    private var numbers: [Int?: Int] = [:]
    private var ledgers: [Ledger] = []
    /// The account of the request before, for a log mostly has one.
    private var last: (account: Int?, number: Int)?

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

    /// Applies a request to the ledger of its account.
    package mutating func apply(_ call: LedgerCall, _ listing: Listing? = nil, account: Int?) -> Effect {
        ledgers[number(of: account)].apply(call, listing)
    }

    private mutating func number(of account: Int?) -> Int {
        if let last, last.account == account { return last.number }
        let number = numbers[account] ?? ledgers.count
        if number == ledgers.count {
            ledgers.append(initial)
            numbers[account] = number
        }
        last = (account, number)
        return number
    }
}
