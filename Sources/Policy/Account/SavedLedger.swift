internal import Requests
package import SourceText

/// A ledger that was written down, as it is read back.
package struct SavedLedger: Sendable {
    package private(set) var ledger = Ledger()
    /// It is what accounts begin with that have no ledger of their own.
    package private(set) var isInitial = false
    /// What rules over time remembered.
    package private(set) var windows: [Node] = []
    /// The registrations that the export listed with which the run began that wrote it down, and whether those were all.
    private(set) var listed: [Int: Registration] = [:]
    private(set) var isWhole = false
    /// Its logs begin there among those of all ledgers that are read.
    private var firstLog = 0
    private var expected: (registrations: Int, users: Int)?
    private var counts = (registrations: 0, users: 0)

    package init() {}

    /// What all the ledgers of a run share that are read back.
    package struct Shared: Sendable {
        package var names = NameTable()
        /// The logs of earlier runs.
        package private(set) var logs: [String] = []
        private var firstLogs: [[String]: Int] = [:]

        package init() {}

        /// Where a list of logs begins among all; lists are the same in every file of one run.
        fileprivate mutating func first(of list: [String]) -> Int {
            if let first = firstLogs[list] { return first }
            firstLogs[list] = logs.count
            logs += list
            return logs.count - list.count
        }
    }

    /// Reads a file of the ledger. `number` makes a request's number of its place among the logs of earlier runs; without it
    /// everything is taken as known from an export, for whoever judges proposed requests. Throws where the file is none
    /// that was written down so.
    package mutating func read(
        _ file: SourceFile, _ shared: inout Shared, number: ((LedgerFile.Place) -> Int)?
    ) throws(SyntaxError) {
        for line in Node.jsonLines(file.text) {
            let document = try line.get()
            guard let own = document["bindlint"] else { throw SyntaxError("'bindlint' is missing", at: document.span) }
            if own["version"] != nil { try readHeader(own, &shared) }
            guard expected != nil else {
                throw SyntaxError("the first line of the ledger is missing", at: document.span)
            }
            let reader = LedgerReader(firstLog: firstLog, number: number)
            for node in own["users"]?.elements ?? [] {
                ledger.add(try reader.user(node, &shared.names))
                counts.users += 1
            }
            for node in own["registrations"]?.elements ?? [] {
                counts.registrations += 1
                if let listed = node["listed"].flatMap(Registration.init) { self.listed[listed.id] = listed }
                let record = try reader.registration(node, &shared.names)
                if record.state != .unseen { ledger.add(record) }
            }
        }
    }

    private mutating func readHeader(_ own: Node, _ shared: inout Shared) throws(SyntaxError) {
        guard own["version"]?.integer == LedgerFile.version else {
            throw SyntaxError(
                "it was written by a version that this one cannot read", at: own["version"]?.span ?? own.span)
        }
        guard expected == nil else { throw SyntaxError("a second ledger begins here", at: own.span) }
        isInitial = own["initial"]?.bool ?? false
        isWhole = own["export_complete"]?.bool ?? false
        windows = own["windows"]?.elements ?? []
        firstLog = shared.first(of: (own["logs"]?.elements ?? []).compactMap(\.string))
        ledger.isComplete = own["complete"]?.bool ?? false
        ledger.losses = own["losses"]?.integer ?? 0
        ledger.searchAllowance = own["allowance"]?.integer ?? ledger.searchAllowance
        expected = (own["registration_records"]?.integer ?? 0, own["user_records"]?.integer ?? 0)
    }

    /// Why it is not whole; nil where it is.
    package var shortfall: String? {
        guard let expected else { return "the ledger has no first line" }
        guard expected != counts else { return nil }
        return "the ledger is cut short: \(counts.registrations) of \(expected.registrations) registrations and "
            + "\(counts.users) of \(expected.users) users; write it anew with --ledger-out"
    }
}

/// Reads the records of a ledger.
private struct LedgerReader {
    let firstLog: Int
    let number: ((LedgerFile.Place) -> Int)?

    func registration(_ node: Node, _ names: inout NameTable) throws(SyntaxError) -> Ledger.RegistrationRecord {
        var record = Ledger.RegistrationRecord(try entity(node["id"], node, &names), try state(node))
        record.user = try optional(node["user"], &names)
        record.application = try optional(node["application"], &names)
        record.rule = try optional(node["rule"], &names)
        record.displacedBy = try optional(node["displaced_by"], &names)
        record.since = since(node)
        record.number = try node["by"].flatMap { node throws(SyntaxError) in number?(try place(node)) }
        record.isExported = number == nil || node["exported"]?.bool == true
        record.mayBeDeleted = node["may_be_deleted"]?.bool ?? false
        return record
    }

    func user(_ node: Node, _ names: inout NameTable) throws(SyntaxError) -> Ledger.UserRecord {
        var record = Ledger.UserRecord(try entity(node["id"], node, &names), try state(node))
        record.since = since(node)
        record.number = try node["by"].flatMap { node throws(SyntaxError) in number?(try place(node)) }
        record.isExported = number == nil || node["exported"]?.bool == true
        return record
    }

    private func state(_ node: Node) throws(SyntaxError) -> Standing.State {
        guard let state = node["state"]?.string.flatMap(Standing.State.init(name:)) else {
            throw SyntaxError("the record has no state that is known", at: node["state"]?.span ?? node.span)
        }
        return state
    }

    private func since(_ node: Node) -> PackedTime {
        node["since"]?.integer.map { PackedTime(nanoseconds: Int64($0)) } ?? .none
    }

    private func place(_ node: Node) throws(SyntaxError) -> LedgerFile.Place {
        guard let elements = node.elements, elements.count == 2, let log = elements[0].integer,
            let line = elements[1].integer, log >= 0, line >= 0
        else { throw SyntaxError("the place is no pair of a log and a line", at: node.span) }
        return LedgerFile.Place(log: firstLog + log, line: line)
    }

    private func optional(_ node: Node?, _ names: inout NameTable) throws(SyntaxError) -> EntityID {
        guard let node else { return .none }
        return try entity(node, node, &names)
    }

    private func entity(_ node: Node?, _ owner: Node, _ names: inout NameTable) throws(SyntaxError) -> EntityID {
        if let number = node?.integer, let id = EntityID(number) { return id }
        if let name = node?["name"]?.text {
            return .name(name.bytes.span, in: try optional(node?["in"], &names), &names)
        }
        if let text = node?["symbolic"]?.text { return .symbolic(text.bytes.span, &names) }
        if let created = node?["created"] {
            let place = try place(created)
            // Without numbers no request has one below zero.
            return .created(number?(place) ?? -1 - place.line)
        }
        if let number = node?["large"]?.string.flatMap({ ParameterType.number($0) }) { return .id(number, &names) }
        throw SyntaxError("the record does not say what it is about", at: owner.span)
    }
}
