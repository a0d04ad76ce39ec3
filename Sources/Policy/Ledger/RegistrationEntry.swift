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
}
