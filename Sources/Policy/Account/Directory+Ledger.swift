internal import Requests

extension Directory {
    /// The ledger as an earlier run wrote it down, or as GetSipRegistrations shows it. A registration that is bound to nothing is known not to be, and so is
    /// every user where all registrations are listed.
    func ledger(_ names: inout NameTable) -> Ledger {
        if let saved { return saved.ledger }
        var records: [Ledger.RegistrationRecord] = []
        records.reserveCapacity(registrations.count)
        for registration in registrations.values.sorted(by: { $0.id < $1.id }) {
            var listed = Listing.Entry(registration, &names)
            resolve(&listed, &names)
            let isBound = listed.user != .none || listed.application != .none || listed.rule != .none
            var record = Ledger.RegistrationRecord(listed.registration, isBound ? .bound : .unbound)
            record.user = listed.user
            record.application = listed.application
            record.rule = listed.rule
            record.isExported = true
            records.append(record)
        }
        return Ledger(records, users: [], isComplete: isWhole)
    }

    // MARK: Names and ids

    /// Says by ids what a call says by names, where the export has them: else an id and a name are never one thing.
    package func resolve(_ call: inout LedgerCall, _ listing: inout Listing?, _ names: inout NameTable) {
        resolve(&call, &names)
        guard let count = listing?.entries.count else { return }
        for index in 0..<count {
            if var entry = listing?.entries[index] {
                resolve(&entry, &names)
                listing?.entries[index] = entry
            }
        }
    }

    /// The same of a call without a listing.
    func resolve(_ call: inout LedgerCall, _ names: inout NameTable) {
        if call.isNamed {
            call.application = resolved(application: call.application, names)
            call.user = resolved(call.user, users, call.application, &names)
            call.rule = resolved(call.rule, rules, call.application, &names)
        }
    }

    private func resolve(_ entry: inout Listing.Entry, _ names: inout NameTable) {
        entry.application = resolved(application: entry.application, names)
        entry.user = resolved(entry.user, users, entry.application, &names)
        entry.rule = resolved(entry.rule, rules, entry.application, &names)
    }

    private func resolved(application: EntityID, _ names: NameTable) -> EntityID {
        guard application.kind == .name else { return application }
        let found = applications.named(Array(application.text(names).utf8))
        return found.count == 1 ? EntityID(found[0].id) ?? application : application
    }

    /// The user or rule of a name in an application; where the export has none or several, the name in the application by
    /// its id.
    private func resolved(
        _ entity: EntityID, _ members: AccountMembers, _ application: EntityID, _ names: inout NameTable
    ) -> EntityID {
        guard entity.kind == .name else { return entity }
        let name = Array(entity.text(names).utf8)
        let named = members.named(name)
        if let number = application.number {
            let inside = named.filter { $0.applications?.contains(number) ?? true }
            if inside.count == 1 { return EntityID(inside[0].id) ?? entity }
        } else if application == .none, named.count == 1, members.coverage == .all {
            return EntityID(named[0].id) ?? entity
        }
        guard entity.application(names) != .none else { return entity }
        return .name(name.span, in: application, &names)
    }
}

extension LedgerCall {
    /// Whether it names anything otherwise than by id.
    var isNamed: Bool { application.kind == .name || user.kind == .name || rule.kind == .name }
}
