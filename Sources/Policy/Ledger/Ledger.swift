internal import Requests

/// Who is bound to what in one account, as the requests applied so far leave it.
///
/// A value type without a clock: a request that failed changes nothing, and what a request names by a variable is never
/// guessed. What was not seen is not known; what was seen and lost is doubtful.
package struct Ledger: Sendable {
    var registrations = EntityTable<RegistrationEntry>()
    var users = EntityTable<UserEntry>()
    var applications = GroupTable(link: 0)
    var rules = GroupTable(link: 1)
    var userCounts = UserCounts()
    /// Bound registrations that are variables, or whose users are told otherwise than by id.
    var vague: [Int32] = []
    var symbolicRegistrations = 0
    /// The first of the registrations that are there and not bound.
    var firstIdle: Int32 = -1
    var doubtfulCount = 0
    var deletedCount = 0
    /// Entries that an unbind may yet look at in vain; then it forgets them instead, so that time grows with the number of
    /// requests whatever they are.
    var searchAllowance = 4_096
    /// Every registration of the account is known, and with them every user who is bound.
    package internal(set) var isComplete = false
    /// How often everything was forgotten, because of a request whose arguments were not all seen.
    package internal(set) var losses = 0
    /// How many registrations stood in the account export otherwise than a list in the log shows them, before the log said
    /// anything of them.
    package internal(set) var contradictions = 0
    /// The bindings that ended; nil where nobody asks.
    var endings: [Ending]?

    /// Searched entries that each request adds to the allowance.
    private static let searchedPerRequest = 64

    package init() {}

    /// How many registrations are bound.
    package var boundCount: Int { applications.count }

    /// How many users were met.
    package var userCount: Int { users.count }

    /// Applies a request and says what it did. `listing` is what a GetSipRegistrations answered.
    ///
    /// `foreseen` is what `find` said before, if other requests were applied since: what was found stays where it is.
    package mutating func apply(
        _ call: LedgerCall, _ listing: Listing? = nil, foreseen: Found = Found()
    ) -> Effect {
        searchAllowance += Ledger.searchedPerRequest
        var found = foreseen
        if found.registration < 0, call.registration != .none {
            found.registration = registrations.index(of: call.registration)
        }
        if found.user < 0, call.user != .none { found.user = users.index(of: call.user) }
        var effect = effectBefore(call, found)
        guard call.outcome != .failed else { return effect }
        switch call.action {
        case .list:
            if let listing { resynchronise(listing, call) }
        case .delete where call.registration != .none: delete(call)
        case .delete where !call.hasUnseenArguments: break
        case nil, .delete: loseTrack(call, &effect)
        case .bind, .update, .create, .unbind:
            if call.hasUnseenArguments {
                loseTrack(call, &effect)
            } else if call.action == .unbind {
                unbind(call, found, &effect)
            } else {
                bind(call, found, &effect)
            }
        }
        return effect
    }

    // MARK: Before

    /// The entries of what a request names, -1 for none.
    package struct Found: Sendable {
        var registration = -1
        var user = -1

        package init() {}
    }

    /// Looks up what a request names. Looking up for several requests before they are applied one by one lets the memory
    /// deliver several entries at a time.
    package func find(_ call: LedgerCall) -> Found {
        var found = Found()
        if call.registration != .none { found.registration = registrations.index(of: call.registration) }
        if call.user != .none { found.user = users.index(of: call.user) }
        return found
    }

    /// What was known of what the request names.
    private func effectBefore(_ call: LedgerCall, _ found: Found) -> Effect {
        var effect = Effect()
        if call.registration != .none, call.action != .create {
            if found.registration >= 0 { effect.registrationBefore = standing(registration: found.registration) }
            effect.isOfDeleted = isDeleted(call.registration, found.registration)
            effect.isOfUnknown = isUnknown(call.registration, found.registration)
        }
        if call.user != .none { effect.userBefore = standing(user: found.user, call.user) }
        return effect
    }

    private func isDeleted(_ id: EntityID, _ index: Int) -> Effect.Truth {
        if id.isSymbolic { return deletedCount > 0 ? .unknown : .no }
        guard index >= 0 else { return .no }
        return registrations[index].state == .deleted ? .yes : registrations[index].mayBeDeleted ? .unknown : .no
    }

    private func isUnknown(_ id: EntityID, _ index: Int) -> Effect.Truth {
        guard isComplete else { return .absent }
        if id.isSymbolic { return .unknown }
        return index < 0 || registrations[index].state == .unseen ? .yes : .no
    }

    /// How a registration stands.
    package func standing(ofRegistration id: EntityID) -> Standing {
        let index = registrations.index(of: id)
        return index < 0 ? Standing() : standing(registration: index)
    }

    /// How a user stands.
    package func standing(ofUser id: EntityID) -> Standing { standing(user: users.index(of: id), id) }

    private func standing(registration index: Int) -> Standing {
        let entry = registrations[index]
        var standing = Standing(entry.state)
        guard entry.state.isKnown else { return standing }
        standing.isExported = entry.isExported
        standing.since = entry.since
        standing.number = entry.number == RegistrationEntry.noNumber ? nil : entry.number
        guard entry.user >= 0 || entry.state == .bound else { return standing }
        standing.application = applications.id(of: entry)
        standing.rule = rules.id(of: entry)
        if entry.user >= 0 { standing.counterpart = users[Int(entry.user)].id }
        return standing
    }

    private func standing(user index: Int, _ id: EntityID) -> Standing {
        guard index >= 0, !id.isSymbolic, users[index].state != .unseen else {
            return Standing(userCounts.mayHold(id, isBound: false) ? .doubtful : .unseen)
        }
        let entry = users[index]
        if entry.registration >= 0 {
            var standing = standing(registration: Int(entry.registration))
            standing.counterpart = registrations[Int(entry.registration)].id
            return standing
        }
        guard entry.state != .doubtful, !userCounts.mayHold(id, isBound: false) else { return Standing(.doubtful) }
        var standing = Standing(entry.state)
        standing.isExported = entry.isExported
        standing.since = entry.since
        standing.number = entry.number == RegistrationEntry.noNumber ? nil : entry.number
        return standing
    }

    // MARK: Losing track

    /// Something may have been bound or unbound: whoever it names is not known any more, and where it may name anybody,
    /// nobody is.
    private mutating func loseTrack(_ call: LedgerCall, _ effect: inout Effect) {
        guard !call.hasUnseenArguments else {
            if boundCount > 0 { effect.setUnknown() }
            let (losses, contradictions) = (losses + 1, contradictions)
            if endings != nil { noteEndingOfAll() }
            let endings = endings
            if registrations.count > 0 || users.count > 0 { self = Ledger() }
            self.endings = endings
            self.losses = losses
            self.contradictions = contradictions
            isComplete = false
            return
        }
        isComplete = false
        if call.registration != .none {
            let index = registrations.index(adding: call.registration)
            if registrations[index].state == .bound { effect.setUnknown() }
            if registrations[index].state != .deleted { forget(index, call) }
        }
        guard call.user != .none else { return }
        let user = users.index(adding: call.user)
        if users[user].registration >= 0 {
            effect.setUnknown()
            forget(Int(users[user].registration), call)
        }
        setUser(user, forgotten(call))
    }
}
