/// What the ledger keeps of a registration, in 64 bytes: numbers of entries rather than ids, -1 for none.
struct RegistrationEntry: Identified, Sendable {
    let id: EntityID
    var since = PackedTime.none
    var number = RegistrationEntry.noNumber
    /// The entry of the user to whom it is bound, or was before it was displaced.
    var user: Int32 = -1
    /// The registration that took its user.
    var displacer: Int32 = -1
    /// Where it stands among the vague ones.
    var position: Int32 = -1
    /// Its places in the lists of its application and of its rule; one that is not bound is in the list of the idle.
    var links = InlineArray<2, GroupLink>(repeating: GroupLink())
    var state = Standing.State.unseen
    var flags: UInt8 = 0

    init(_ id: EntityID) { self.id = id }

    static let noNumber = Int.min

    /// Lets it stand otherwise. All at once, for each access by its number in the table costs as much as this.
    mutating func stand(_ state: Standing.State, user: Int, since: PackedTime, number: Int) {
        self.state = state
        self.user = Int32(user)
        displacer = -1
        self.since = since
        self.number = number
        flags = 0
    }

    /// Known from an account export only.
    var isExported: Bool {
        get { flags & 1 != 0 }
        set { flags = flags & ~1 | (newValue ? 1 : 0) }
    }

    /// Its deletion may have succeeded.
    var mayBeDeleted: Bool {
        get { flags & 2 != 0 }
        set { flags = flags & ~2 | (newValue ? 2 : 0) }
    }

    /// It stands in the list that is being compared.
    var isListed: Bool {
        get { flags & 4 != 0 }
        set { flags = flags & ~4 | (newValue ? 4 : 0) }
    }
}

/// What the ledger keeps of a user: a registration, or since when there is none.
struct UserEntry: Identified, Sendable {
    let id: EntityID
    var since = PackedTime.none
    var number = RegistrationEntry.noNumber
    /// The entry of the registration bound to the user.
    var registration: Int32 = -1
    var state = Standing.State.unseen
    var isExported = false

    init(_ id: EntityID) { self.id = id }

    /// Lets a user stand so who is not bound.
    mutating func stand(_ state: Standing.State, since: PackedTime, number: Int) {
        self.state = state
        self.since = since
        self.number = number
        isExported = false
    }

    /// Lets a user stand bound to the registration of an entry.
    mutating func bind(to registration: Int) {
        self.registration = Int32(registration)
        state = .bound
    }
}
