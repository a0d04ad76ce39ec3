internal import Requests
internal import SourceText

/// What the requests before a request, and those elsewhere, say about it.
package struct Circumstances {
    /// What the request does, and who calls, which the history had to find out.
    var action: Action?
    var account: Int?
    var effect: Effect
    /// Where the request stands that bound the registration which this one displaces.
    var displacing: Finding.Place?
    /// The request elsewhere that gives the same user another registration.
    var rival: (place: Finding.Place, registration: RegistrationID)?
    /// Its time is before that of a request that came earlier, by more than is put right.
    var isOutOfOrder = false
}

/// The circumstances of every request. Requests are numbered through all sources.
struct History {
    private struct Entry {
        var action: Action?
        var account: Int?
        var effect: Effect
        var place: Finding.Place
    }

    private var entries: [Entry] = []
    private var contested: [Int: (request: Int, registration: RegistrationID)] = [:]

    /// The requests whose displacement lasts to the end of their sequence.
    private(set) var lasting: Set<Int> = []

    /// Runs every sequence through a ledger of its account, and compares what they leave behind.
    init(_ sources: [Engine.Source], _ catalog: Catalog) {
        var rivals = Rivals()
        for (index, source) in sources.enumerated() {
            var ledgers: [Int?: Ledger] = [:]
            for request in source.requests {
                let action = request.action(catalog)
                let account = request.account
                if !source.isSequence { ledgers = [:] }
                let effect = ledgers[account, default: Ledger()].apply(request, action, number: entries.count)
                entries.append(
                    Entry(
                        action: action, account: account, effect: effect,
                        place: Finding.Place(file: index, span: History.span(of: request))))
                if !source.isSequence { add(ledgers, to: &rivals) }
            }
            if source.isSequence { add(ledgers, to: &rivals) }
        }
        contested = rivals.contested()
    }

    private func add(_ ledgers: [Int?: Ledger], to rivals: inout Rivals) {
        let standing = ledgers.values.flatMap(\.standing).sorted { $0.request < $1.request }
        rivals.add(standing) { entries[$0].account }
    }

    func circumstances(of number: Int) -> Circumstances {
        let entry = entries[number]
        var displacing: Finding.Place?
        if case .known(let change) = entry.effect { displacing = change.displacedRequest.map { entries[$0].place } }
        return Circumstances(
            action: entry.action, account: entry.account, effect: entry.effect, displacing: displacing,
            rival: contested[number].map { (entries[$0.request].place, $0.registration) })
    }

    /// Where a request is pointed at from elsewhere: at its user, else at its method.
    private static func span(of request: Request) -> SourceSpan {
        if let user = request.argument("user_id") ?? request.argument("user_name") { return user.span }
        let method = request.method.text.span
        return method.isEmpty ? request.origin.span : method
    }
}
