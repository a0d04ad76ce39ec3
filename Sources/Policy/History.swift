internal import Requests
internal import SourceText

/// What the requests before each request, and those elsewhere, say about it. Requests are numbered through all sources.
struct History {
    private var effects: [Effect] = []
    private var contested: [Int: (request: Int, registration: RegistrationID)] = [:]
    private var places: [Finding.Place] = []
    /// The number of the request whose turn it is.
    private var current = -1

    /// Runs every sequence through a ledger of its account, and compares what they leave behind.
    init(_ sources: [Engine.Source], _ catalog: Catalog) {
        var rivals = Rivals()
        var accounts: [Int?] = []
        for (index, source) in sources.enumerated() {
            var ledgers: [Int?: Ledger] = [:]
            for request in source.requests {
                let number = places.count
                let account = request.account
                places.append(Finding.Place(file: index, span: History.span(of: request)))
                accounts.append(account)
                if !source.isSequence { ledgers = [:] }
                effects.append(
                    ledgers[account, default: Ledger()].apply(request, request.action(catalog), number: number))
                if !source.isSequence { rivals.add(ledgers.values.flatMap(\.standing)) { accounts[$0] } }
            }
            if source.isSequence {
                let standing = ledgers.values.flatMap(\.standing).sorted { $0.request < $1.request }
                rivals.add(standing) { accounts[$0] }
            }
        }
        contested = rivals.contested()
    }

    /// The next request, in the order of the sources, ready to be judged.
    mutating func next(_ request: Request, _ vocabulary: Vocabulary) -> Subject {
        current += 1
        var subject = Subject(request, vocabulary)
        subject.bind(effects[current])
        if let rival = contested[current] { subject.bind(rival: rival.registration) }
        return subject
    }

    /// Where the request stands that bound the registration which the current one displaces.
    var displacing: Finding.Place? {
        guard case .known(let change) = effects[current] else { return nil }
        return change.displacedRequest.map { places[$0] }
    }

    /// Where the request stands that gives the same user another registration.
    var rival: Finding.Place? { contested[current].map { places[$0.request] } }

    /// Where a request is pointed at from elsewhere: at its user, else at its method.
    private static func span(of request: Request) -> SourceSpan {
        if let user = request.argument("user_id") ?? request.argument("user_name") { return user.span }
        let method = request.method.text.span
        return method.isEmpty ? request.origin.span : method
    }
}
