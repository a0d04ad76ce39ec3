extension Ledger {
    /// A registration as it can be written down and read back.
    package struct RegistrationRecord: Equatable, Sendable {
        package var registration: EntityID
        /// Doubtful where it is not certain how it stands.
        package var state: Standing.State
        package var user = EntityID.none
        package var application = EntityID.none
        package var rule = EntityID.none
        /// The registration that took its user from it, where it was displaced.
        package var displacedBy = EntityID.none
        package var since = PackedTime.none
        /// The request that let it stand so; nil where an export tells it.
        package var number: Int?
        package var isExported = false
        package var mayBeDeleted = false

        package init(_ registration: EntityID, _ state: Standing.State) {
            self.registration = registration
            self.state = state
        }
    }

    /// A user who is known not to be bound, or of whom it is doubtful.
    package struct UserRecord: Equatable, Sendable {
        package var user: EntityID
        package var state: Standing.State
        package var since = PackedTime.none
        package var number: Int?
        package var isExported = false

        package init(_ user: EntityID, _ state: Standing.State) {
            self.user = user
            self.state = state
        }
    }

    /// A ledger read back: what the records say, in any order.
    package init(
        _ registrations: some Sequence<RegistrationRecord>, users: some Sequence<UserRecord>, isComplete: Bool
    ) {
        self.init()
        for record in users where record.user != .none { add(record) }
        for record in registrations where record.registration != .none { add(record) }
        self.isComplete = isComplete
    }

    /// Adds what one record says of a registration; for a second record of one, the later counts.
    package mutating func add(_ record: RegistrationRecord) {
        let index = registrations.index(adding: record.registration)
        let number = record.number ?? RegistrationEntry.noNumber
        let user = record.user == .none ? -1 : users.index(adding: record.user)
        detach(index, record.state == .bound ? .unseen : record.state, since: record.since, number: number)
        if record.state == .bound {
            if user >= 0, users[user].registration >= 0 {
                detach(Int(users[user].registration), .doubtful, since: .none, number: RegistrationEntry.noNumber)
            }
            attach(
                index, user: user, application: record.application, rule: record.rule, since: record.since,
                number: number)
        } else {
            registrations[index].user = Int32(user)
            if record.displacedBy != .none {
                let displacer = registrations.index(adding: record.displacedBy)
                registrations[index].displacer = Int32(displacer)
            }
        }
        registrations[index].isExported = record.isExported
        registrations[index].mayBeDeleted = record.mayBeDeleted
    }

    /// Adds what one record says of a user; nothing of one who is bound.
    mutating func add(_ record: UserRecord) {
        let index = users.index(adding: record.user)
        guard users[index].registration < 0 else { return }
        setUser(index, record.state, since: record.since, number: record.number ?? RegistrationEntry.noNumber)
        users[index].isExported = record.isExported
    }

    // MARK: Writing down

    /// Every registration of which something is known, in the order in which they were met.
    package func forEachRegistration(_ body: (RegistrationRecord) -> Void) {
        for index in 0..<registrations.count where registrations[index].state != .unseen { body(record(index)) }
    }

    /// Every user of whom something is known and who is not bound.
    package func forEachUnboundUser(_ body: (UserRecord) -> Void) {
        for index in 0..<users.count {
            let entry = users[index]
            guard entry.registration < 0, entry.state != .unseen else { continue }
            var record = UserRecord(entry.id, entry.state)
            record.since = entry.since
            record.number = entry.number == RegistrationEntry.noNumber ? nil : entry.number
            record.isExported = entry.isExported
            body(record)
        }
    }

    /// The bindings that stand, by the number of the request that made them.
    package var standing: [RegistrationRecord] { records { $0.state == .bound } }

    /// The registrations that lost their users to others and were not bound, unbound nor deleted since, by the number of the
    /// request that displaced them.
    package var displaced: [RegistrationRecord] { records { $0.state == .displaced } }

    private func records(where isMeant: (RegistrationEntry) -> Bool) -> [RegistrationRecord] {
        let indices = (0..<registrations.count).filter { isMeant(registrations[$0]) }
        return indices.sorted { (registrations[$0].number, $0) < (registrations[$1].number, $1) }.map(record)
    }

    func record(_ index: Int) -> RegistrationRecord {
        let entry = registrations[index]
        var record = RegistrationRecord(entry.id, entry.state)
        record.user = entry.user < 0 ? .none : users[Int(entry.user)].id
        record.application = applications.id(of: entry)
        record.rule = rules.id(of: entry)
        record.displacedBy = entry.displacer < 0 ? .none : registrations[Int(entry.displacer)].id
        record.since = entry.since
        record.number = entry.number == RegistrationEntry.noNumber ? nil : entry.number
        record.isExported = entry.isExported
        record.mayBeDeleted = entry.mayBeDeleted
        return record
    }
}
