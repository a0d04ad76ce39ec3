package import Requests
internal import SourceText

/// What the requests before a request, and those elsewhere, say about it.
package struct Circumstances {
    /// What the request does, and who calls, which the history had to find out.
    var action: Action?
    var account: Int?
    var effect: Effect
    /// What the effect's ids are called.
    var names: LedgerNames
    /// Where the request stands that bound the registration which this one displaces.
    var displacing: Finding.Place?
    /// The request elsewhere that gives the same user another registration.
    var rival: (place: Finding.Place, registration: EntityID)?
    /// What the account export says of what the request names.
    var accountFacts: AccountFacts?
    /// Its time is before that of a request that came earlier, by more than is put right.
    var isOutOfOrder = false

    init(action: Action?, account: Int?, effect: Effect, names: LedgerNames) {
        self.action = action
        self.account = account
        self.effect = effect
        self.names = names
    }

    /// The circumstances of a log's record. A request that is pointed at from it stands at the beginning of the second of the
    /// files that it is judged with.
    package init(action: Action?, account: Int?, effect: Effect, names: LedgerNames, isOutOfOrder: Bool) {
        self.init(action: action, account: account, effect: effect, names: names)
        self.isOutOfOrder = isOutOfOrder
        if effect.displacedNumber != nil { displacing = Finding.Place(file: 1, span: SourceSpan(0, 0)) }
    }
}

/// The circumstances of every request. Requests are numbered through all sources.
struct History {
    private struct Entry {
        var action: Action?
        var account: Int?
        var effect: Effect
        var place: Finding.Place
        var isOutOfOrder: Bool
    }

    private var entries: [Entry] = []
    private var names: LedgerNames
    private var contested: [Int: Rivals.Rival] = [:]

    /// The requests whose displacement lasts to the end of their sequence.
    private(set) var lasting: Set<Int> = []

    /// Runs every sequence through a ledger of its account, which begins as the account's export has it, and compares what
    /// they leave behind.
    init(_ sources: [Engine.Source], _ catalog: Catalog, _ accounts: Accounts? = nil) {
        var rivals = Rivals()
        let start = accounts?.ledgers ?? Ledgers()
        var names = start.names
        self.names = LedgerNames(names)
        for (index, source) in sources.enumerated() {
            var ledgers: [Int?: Ledger] = [:]
            var latest: Timestamp?
            for request in source.requests {
                let action = request.action(catalog)
                let account = request.account
                if !source.isSequence { ledgers = [:] }
                var call = LedgerCall(request, action, number: entries.count, names: &names)
                var listing = Listing(request, catalog, names: &names)
                accounts?.directory(of: account)?.resolve(&call, &listing, &names)
                let effect = ledgers[account, default: start[account]].apply(call, listing)
                entries.append(
                    Entry(
                        action: action, account: account, effect: effect,
                        place: Finding.Place(file: index, span: History.span(of: request)),
                        isOutOfOrder: source.isSequence && History.isLate(request, &latest)))
                if !source.isSequence { add(ledgers, to: &rivals) }
            }
            if source.isSequence { add(ledgers, to: &rivals) }
            for ledger in ledgers.values { lasting.formUnion(ledger.displaced.compactMap(\.number)) }
        }
        contested = rivals.contested()
        self.names = LedgerNames(names)
    }

    /// Seconds by which requests of a sequence may be out of the order of their times.
    private static let reorderWindow: Int64 = 5

    private static func isLate(_ request: Request, _ latest: inout Timestamp?) -> Bool {
        guard let time = request.time else { return false }
        defer { latest = max(latest ?? time, time) }
        return latest.map { time.seconds < $0.seconds - reorderWindow } ?? false
    }

    private func add(_ ledgers: [Int?: Ledger], to rivals: inout Rivals) {
        var standing: [Rivals.Claim] = []
        for (account, ledger) in ledgers {
            ledger.forEachRegistration { record in
                guard record.state == .bound, !record.isExported, let request = record.number else { return }
                standing.append(
                    Rivals.Claim(
                        registration: record.registration, user: record.user, account: account, request: request))
            }
        }
        rivals.add(standing.sorted { $0.request < $1.request })
    }

    func circumstances(of number: Int) -> Circumstances {
        let entry = entries[number]
        var circumstances = Circumstances(
            action: entry.action, account: entry.account, effect: entry.effect, names: names)
        circumstances.isOutOfOrder = entry.isOutOfOrder
        circumstances.displacing = entry.effect.displacedNumber.map { entries[$0].place }
        circumstances.rival = contested[number].map { (entries[$0.request].place, $0.registration) }
        return circumstances
    }

    /// Where a request is pointed at from elsewhere: at its user, else at its method.
    private static func span(of request: Request) -> SourceSpan {
        if let user = request.argument("user_id") ?? request.argument("user_name") { return user.span }
        let method = request.method.text.span
        return method.isEmpty ? request.origin.span : method
    }
}
