internal import Requests
package import SourceText

/// A ledger written down: answers of GetSipRegistrations, one a line, each with a member `bindlint` that holds what such an
/// answer cannot. Reading goes by that member alone and gives the same ledger back.
package enum LedgerFile {
    /// A record of a log, by the log's index among `logs` of the run that wrote it down.
    package struct Place: Hashable, Sendable {
        package var log: Int
        package var line: Int

        package init(log: Int, line: Int) {
            self.log = log
            self.line = line
        }
    }

    /// What is written beside the registrations and users.
    package struct Context {
        /// What its ids are called.
        package var names: NameTable
        /// The logs that requests' numbers refer to, by their index, and where each request stands.
        package var logs: [String]
        package var place: (_ number: Int) -> Place
        /// The export that the run began with, which tells what is frozen.
        package var directory: Directory?
        /// It is what accounts begin with that have no ledger of their own.
        package var isInitial = false
        /// What rules over time remember, as they have it.
        package var windows: [JSON] = []

        package init(names: NameTable, logs: [String], place: @escaping (_ number: Int) -> Place) {
            self.names = names
            self.logs = logs
            self.place = place
        }
    }

    /// Elements of one line.
    static let pageLength = 1_000

    static let version = 1

    /// Whether a file is a ledger that was written down.
    package static func isLedger(_ file: SourceFile) -> Bool {
        file.text.hasPrefix(#"{"bindlint":"#)
    }

    /// Writes a ledger, line by line.
    package static func write<Failure: Error>(
        _ ledger: Ledger, _ context: Context, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try LedgerWriter(ledger, context).write(to: sink)
    }
}

/// Writes one ledger.
private struct LedgerWriter {
    private let ledger: Ledger
    private let context: LedgerFile.Context
    private let registrations: [Ledger.RegistrationRecord]
    private let users: [Ledger.UserRecord]
    private let total: Int

    init(_ ledger: Ledger, _ context: LedgerFile.Context) {
        self.ledger = ledger
        self.context = context
        var registrations: [Ledger.RegistrationRecord] = []
        ledger.forEachRegistration { registrations.append($0) }
        // What the export lists and nothing is known of any more is written down too: rules may ask whether it is listed.
        let seen = Set(registrations.map(\.registration))
        for id in (context.directory?.registrations.keys.sorted() ?? []) {
            if let entity = EntityID(id), !seen.contains(entity) { registrations.append(.init(entity, .unseen)) }
        }
        var users: [Ledger.UserRecord] = []
        ledger.forEachUnboundUser { users.append($0) }
        // One state of things is one text, however it came about.
        let names = context.names
        self.registrations = registrations.sorted { LedgerWriter.isOrdered($0.registration, $1.registration, names) }
        self.users = users.sorted { LedgerWriter.isOrdered($0.user, $1.user, names) }
        total = registrations.reduce(0) { $0 + (LedgerWriter.isListed($1) ? 1 : 0) }
    }

    /// By kind, number, text and application.
    private static func isOrdered(_ first: EntityID, _ second: EntityID, _ names: NameTable) -> Bool {
        guard first.kind == second.kind else { return first.kind.rawValue < second.kind.rawValue }
        if let one = first.number, let other = second.number { return one < other }
        if let one = first.creation, let other = second.creation { return one < other }
        let (one, other) = (first.text(names), second.text(names))
        guard one.utf8.elementsEqual(other.utf8) else { return one.utf8.lexicographicallyPrecedes(other.utf8) }
        let (within, otherwise) = (first.application(names), second.application(names))
        return within != otherwise && isOrdered(within, otherwise, names)
    }

    func write<Failure: Error>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        try sink(line(header, registrations: [], users: []))
        for start in stride(from: 0, to: users.count, by: LedgerFile.pageLength) {
            let page = users[start..<min(users.count, start + LedgerFile.pageLength)]
            try sink(line([], registrations: [], users: page))
        }
        for start in stride(from: 0, to: registrations.count, by: LedgerFile.pageLength) {
            let page = registrations[start..<min(registrations.count, start + LedgerFile.pageLength)]
            try sink(line([], registrations: page, users: []))
        }
    }

    private var header: [(name: String, value: JSON)] {
        [
            ("version", .int(LedgerFile.version)), ("initial", .bool(context.isInitial)),
            ("complete", .bool(ledger.isComplete)), ("losses", .int(ledger.losses)),
            ("allowance", .int(ledger.searchAllowance)),
            ("export_complete", .bool(context.directory?.isWhole ?? false)),
            ("registration_records", .int(registrations.count)), ("user_records", .int(users.count)),
            ("logs", .list(context.logs.map(JSON.string))), ("windows", .list(context.windows)),
        ]
    }

    private func line(
        _ header: [(name: String, value: JSON)], registrations: ArraySlice<Ledger.RegistrationRecord>,
        users: ArraySlice<Ledger.UserRecord>
    ) -> [UInt8] {
        let listed = registrations.filter(LedgerWriter.isListed).map(answer)
        let own = header + [("registrations", .list(registrations.map(json))), ("users", .list(users.map(json)))]
        let document = JSON.object([
            ("bindlint", .object(own)), ("result", .list(listed)), ("count", .int(listed.count)),
            ("total_count", .int(total)),
        ])
        return document.serialized() + [UInt8(ascii: "\n")]
    }

    /// Whether the API would list it, as far as is known.
    private static func isListed(_ record: Ledger.RegistrationRecord) -> Bool {
        record.registration.number != nil && record.state != .deleted && record.state != .unseen
    }

    /// As GetSipRegistrations lists it.
    private func answer(_ record: Ledger.RegistrationRecord) -> JSON {
        var members: [(name: String, value: JSON)] = [("sip_registration_id", .int(record.registration.number ?? 0))]
        if record.state == .bound {
            for (name, entity) in [("user", record.user), ("application", record.application), ("rule", record.rule)] {
                if let number = entity.number {
                    members.append(("\(name)_id", .int(number)))
                } else if entity.kind == .name {
                    members.append(("\(name)_name", .string(entity.text(context.names))))
                }
            }
        }
        if let exported = exported(record) { members.append(("deactivated", .bool(exported.isDeactivated))) }
        return .object(members)
    }

    private func exported(_ record: Ledger.RegistrationRecord) -> Registration? {
        record.registration.number.flatMap { context.directory?.registrations[$0] }
    }

    // MARK: What an answer cannot say

    private func json(_ record: Ledger.RegistrationRecord) -> JSON {
        var members = [("id", json(record.registration)), ("state", JSON.string(record.state.name))]
        for (name, entity) in [
            ("user", record.user), ("application", record.application), ("rule", record.rule),
            ("displaced_by", record.displacedBy),
        ] where entity != .none {
            members.append((name, json(entity)))
        }
        add(record.since, record.number, record.isExported, to: &members)
        if record.mayBeDeleted { members.append(("may_be_deleted", true)) }
        if let exported = exported(record) { members.append(("listed", json(exported))) }
        return .object(members.map { (name: $0.0, value: $0.1) })
    }

    private func json(_ record: Ledger.UserRecord) -> JSON {
        var members = [("id", json(record.user)), ("state", JSON.string(record.state.name))]
        add(record.since, record.number, record.isExported, to: &members)
        return .object(members.map { (name: $0.0, value: $0.1) })
    }

    private func add(_ since: PackedTime, _ number: Int?, _ isExported: Bool, to members: inout [(String, JSON)]) {
        if since != .none { members.append(("since", .int(Int(since.nanoseconds)))) }
        if let number { members.append(("by", json(context.place(number)))) }
        if isExported { members.append(("exported", true)) }
    }

    /// The members that rules read of a registration that the export lists.
    private func json(_ exported: Registration) -> JSON {
        var members: [(name: String, value: JSON)] = [("sip_registration_id", .int(exported.id))]
        let numbers = [
            ("user_id", exported.userID), ("application_id", exported.applicationID), ("rule_id", exported.ruleID),
        ]
        let texts = [
            ("user_name", exported.userName), ("application_name", exported.applicationName),
            ("rule_name", exported.ruleName),
        ]
        for (name, number) in numbers { if let number { members.append((name, .int(number))) } }
        for (name, text) in texts { if let text { members.append((name, .string(text))) } }
        if exported.isDeactivated { members.append(("deactivated", true)) }
        return .object(members)
    }

    private func json(_ place: LedgerFile.Place) -> JSON { .list([.int(place.log), .int(place.line)]) }

    private func json(_ entity: EntityID) -> JSON {
        let text = entity.text(context.names)
        switch entity.kind {
        case .none: return .null
        case .id: return .int(entity.number ?? 0)
        case .largeID: return ["large": .string(text)]
        case .symbolic: return ["symbolic": .string(text)]
        case .created: return ["created": json(context.place(entity.creation ?? 0))]
        case .name:
            let application = entity.application(context.names)
            return application == .none
                ? ["name": .string(text)] : ["name": .string(text), "in": json(application)]
        }
    }
}

extension Standing.State {
    /// The word by which it is written down.
    var name: String {
        switch self {
        case .unseen: "unseen"
        case .doubtful: "doubtful"
        case .bound, .unbound, .displaced, .deleted, .created: word ?? ""
        }
    }

    init?(name: String) {
        guard let state = Standing.State.allCases.first(where: { $0.name == name }) else { return nil }
        self = state
    }
}
