internal import Requests

extension Ledger {
    /// Clears what the request's selectors all fit. One that is a variable may fit anything; what may fit is not known any
    /// more, so that after an unbind that nobody can read nothing is said to be taken.
    mutating func unbind(_ call: LedgerCall, _ found: Found, _ effect: inout Effect) {
        let isWhole = isComplete && doubtfulCount == 0
        var tally = Tally()
        if let only = onlyCandidate(call, found) {
            if only >= 0 { clear(only, call, &tally) }
        } else {
            for candidate in candidates(call, found) { clear(Int(candidate), call, &tally) }
        }
        effect.clears = clears(call, effect, tally, isWhole: isWhole)
        if call.outcome == .unknown { effect.blur() } else { settle(call) }
    }

    /// How many bindings an unbind fits, and may fit.
    private struct Tally {
        var cleared = 0
        var doubtful = 0
    }

    /// Ends a binding that the request fits.
    private mutating func clear(_ index: Int, _ call: LedgerCall, _ tally: inout Tally) {
        guard registrations[index].state == .bound else { return }
        switch fit(call, index) {
        case .same:
            tally.cleared += 1
            guard call.outcome != .unknown else { return forget(index, call) }
            let user = detach(index, .unbound, since: call.time, number: call.number)
            if user >= 0 { setUser(user, .unbound, since: call.time, number: call.number) }
        case .uncertain:
            tally.doubtful += 1
            forget(index, call)
        case .different:
            searchAllowance -= 1
            guard searchAllowance < 0 else { return }
            tally.doubtful += 1
            forget(index, call)
        }
    }

    /// Whether all selectors fit a binding.
    private func fit(_ call: LedgerCall, _ index: Int) -> Agreement {
        let entry = registrations[index]
        var fit = Agreement.same
        if call.registration != .none { fit = call.registration.agreement(with: entry.id) }
        if call.user != .none {
            fit = fit.and(entry.user < 0 ? .different : call.user.agreement(with: users[Int(entry.user)].id))
        }
        if call.application != .none {
            fit = fit.and(Ledger.fit(call.application, applications.id(of: entry)))
        }
        if call.rule != .none { fit = fit.and(Ledger.fit(call.rule, rules.id(of: entry))) }
        return fit
    }

    private static func fit(_ selector: EntityID, _ bound: EntityID) -> Agreement {
        bound == .none ? .uncertain : selector.agreement(with: bound)
    }

    // MARK: Candidates

    /// The binding that an unbind can concern at most, or -1; nil where there may be several.
    private func onlyCandidate(_ call: LedgerCall, _ found: Found) -> Int? {
        if call.registration.isID, symbolicRegistrations == 0 { return found.registration }
        if call.user != .none, !call.user.isSymbolic, !mayBeOther(call.user, found) {
            return found.user < 0 ? -1 : Int(users[found.user].registration)
        }
        return nil
    }

    /// The bindings that an unbind may concern, found by the selector that leaves the fewest.
    private func candidates(_ call: LedgerCall, _ found: Found) -> [Int32] {
        let all = boundCount
        let byRegistration = countByRegistration(call.registration)
        let byUser = countByUser(call.user, found)
        let byApplication = call.application == .none ? all : applications.count(mayBe: call.application)
        let byRule = call.rule == .none ? all : rules.count(mayBe: call.rule)
        let fewest = min(all, byRegistration, byUser, byApplication, byRule)
        if fewest == 0 { return [] }
        if fewest == byRegistration, byRegistration < all || call.registration.isID {
            let index = found.registration
            return (index < 0 ? [] : [Int32(index)]) + (symbolicRegistrations > 0 ? vague : [])
        }
        if fewest == byUser, byUser < all || call.user.isID {
            let bound = found.user < 0 ? -1 : users[found.user].registration
            return (bound < 0 ? [] : [bound]) + (mayBeOther(call.user, found) ? vague : [])
        }
        if fewest == byApplication { return applications.members(mayBe: call.application, registrations) }
        if fewest == byRule { return rules.members(mayBe: call.rule, registrations) }
        return applications.members(mayBe: .none, registrations)
    }

    private func countByRegistration(_ id: EntityID) -> Int {
        guard id != .none, !id.isSymbolic else { return boundCount }
        return 1 + (symbolicRegistrations > 0 ? vague.count : 0)
    }

    /// A user by name may be any who is bound by id.
    private func countByUser(_ id: EntityID, _ found: Found) -> Int {
        guard id != .none, !id.isSymbolic else { return boundCount }
        guard mayBeOther(id, found) else { return 1 }
        return id.isID || userCounts.ids == 0 ? 1 + vague.count : boundCount
    }

    /// Whether a user who is bound may be this one though written otherwise.
    private func mayBeOther(_ id: EntityID, _ found: Found) -> Bool {
        userCounts.mayHold(id, isBound: found.user >= 0 && users[found.user].registration >= 0)
    }

    // MARK: What is known of it

    /// How many bindings it clears, as far as they were seen. `isWhole` says that nothing was unseen or doubtful before it.
    private func clears(_ call: LedgerCall, _ effect: Effect, _ tally: Tally, isWhole: Bool) -> Effect.Clears {
        guard tally.doubtful == 0 else { return .unknown }
        if tally.cleared > 0 { return .number(tally.cleared) }
        let registration = call.registration.isSymbolic ? .unseen : effect.registrationBefore.state
        let user = effect.userBefore.state
        if registration.isKnown || user.isKnown { return .number(0) }
        if registration == .doubtful || user == .doubtful { return .unknown }
        return isWhole ? .number(0) : .absent
    }

    /// After it, a registration or a user named alone is known not to be bound, however it stood.
    private mutating func settle(_ call: LedgerCall) {
        guard call.rule == .none, call.user == .none || call.registration == .none else { return }
        if call.registration.isID, call.application == .none {
            let index = registrations.index(adding: call.registration)
            guard registrations[index].state == .unseen || registrations[index].state == .doubtful else { return }
            detach(index, .unbound, since: call.time, number: call.number)
        } else if call.user != .none, !call.user.isSymbolic, call.registration == .none {
            let index = users.index(adding: call.user)
            let state = users[index].state
            guard state == .unseen || state == .doubtful && call.application == .none else { return }
            setUser(index, .unbound, since: call.time, number: call.number)
        }
    }
}
