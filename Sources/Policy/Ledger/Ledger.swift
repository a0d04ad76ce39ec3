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

    /// Searched entries that each request adds to the allowance.
    private static let searchedPerRequest = 64

    package init() {}

    /// How many registrations are bound.
    package var boundCount: Int { applications.count }

    /// Applies a request and says what it did.
    package mutating func apply(_ call: LedgerCall) -> Effect {
        searchAllowance += Ledger.searchedPerRequest
        var effect = effectBefore(call)
        guard call.outcome != .failed else { return effect }
        switch call.action {
        case .list:
            if let listing = call.listing { resynchronise(listing, call) }
        case .delete where call.registration != .none: delete(call)
        case .delete where !call.hasUnseenArguments: break
        case nil, .delete: loseTrack(call, &effect)
        case .bind, .update, .create, .unbind:
            if call.hasUnseenArguments {
                loseTrack(call, &effect)
            } else if call.action == .unbind {
                unbind(call, &effect)
            } else {
                bind(call, &effect)
            }
        }
        return effect
    }

    // MARK: Before

    /// What was known of what the request names.
    private func effectBefore(_ call: LedgerCall) -> Effect {
        var effect = Effect()
        if call.registration != .none, call.action != .create {
            effect.registrationBefore = standing(ofRegistration: call.registration)
            effect.isOfDeleted = isDeleted(call.registration)
            effect.isOfUnknown = isUnknown(call.registration)
        }
        if call.user != .none { effect.userBefore = standing(ofUser: call.user) }
        return effect
    }

    private func isDeleted(_ id: EntityID) -> Effect.Truth {
        if id.isSymbolic { return deletedCount > 0 ? .unknown : .no }
        let index = registrations.index(of: id)
        guard index >= 0 else { return .no }
        return registrations[index].state == .deleted ? .yes : registrations[index].mayBeDeleted ? .unknown : .no
    }

    private func isUnknown(_ id: EntityID) -> Effect.Truth {
        guard isComplete else { return .absent }
        return id.isSymbolic ? .unknown : registrations.index(of: id) < 0 ? .yes : .no
    }

    package func standing(ofRegistration id: EntityID) -> Standing {
        let index = registrations.index(of: id)
        guard index >= 0 else { return Standing() }
        let entry = registrations[index]
        guard entry.state != .unseen, entry.state != .doubtful else { return Standing(entry.state) }
        var standing = Standing(entry.state)
        standing.isExported = entry.isExported
        standing.since = entry.since
        standing.number = entry.number == RegistrationEntry.noNumber ? nil : entry.number
        standing.application = applications.id(of: entry)
        standing.rule = rules.id(of: entry)
        if entry.user >= 0 { standing.counterpart = users[Int(entry.user)].id }
        return standing
    }

    package func standing(ofUser id: EntityID) -> Standing {
        let index = users.index(of: id)
        guard index >= 0, !id.isSymbolic, users[index].state != .unseen else {
            return Standing(userCounts.mayHold(id, besides: .none) ? .doubtful : .unseen)
        }
        let entry = users[index]
        if entry.registration >= 0 {
            let registration = registrations[Int(entry.registration)]
            var standing = standing(ofRegistration: registration.id)
            standing.counterpart = registration.id
            return standing
        }
        guard entry.state != .doubtful, !userCounts.mayHold(id, besides: .none) else { return Standing(.doubtful) }
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
            let losses = losses
            self = Ledger()
            self.losses = losses + 1
            return
        }
        isComplete = false
        let user = call.user == .none ? -1 : users.index(of: call.user)
        let registration = call.registration == .none ? -1 : registrations.index(of: call.registration)
        for index in [registration, user < 0 ? -1 : Int(users[user].registration)] where index >= 0 {
            if registrations[index].state == .bound { effect.setUnknown() }
            if registrations[index].state != .deleted { forget(index, call) }
        }
        if user >= 0 { setUser(user, forgotten(call)) }
    }
}
