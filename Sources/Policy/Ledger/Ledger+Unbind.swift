internal import Requests

extension Ledger {
    /// Clears what the request's selectors all fit. One that is a variable may fit anything; what may fit is not known any
    /// more, so that after an unbind that nobody can read nothing is said to be taken.
    mutating func unbind(_ call: LedgerCall, _ effect: inout Effect) {
        var cleared: [Int] = []
        var doubtful: [Int] = []
        for candidate in candidates(call) {
            let index = Int(candidate)
            guard registrations[index].state == .bound else { continue }
            switch fit(call, registrations[index]) {
            case .same: cleared.append(index)
            case .uncertain: doubtful.append(index)
            case .different:
                searchAllowance -= 1
                if searchAllowance < 0 { doubtful.append(index) }
            }
        }
        effect.clears = clears(call, cleared: cleared.count, doubtful: doubtful.count)
        for index in doubtful { forget(index, call) }
        for index in cleared where registrations[index].state == .bound {
            if call.outcome == .unknown {
                forget(index, call)
            } else {
                let user = detach(index, .unbound, since: call.time, number: call.number)
                if user >= 0 { setUser(user, .unbound, since: call.time, number: call.number) }
            }
        }
        if call.outcome == .unknown { effect.blur() } else { settle(call) }
    }

    /// Whether all selectors fit a binding.
    private func fit(_ call: LedgerCall, _ entry: RegistrationEntry) -> Agreement {
        var fit = Agreement.same
        func take(_ agreement: Agreement) {
            if agreement == .different || fit == .same { fit = agreement }
        }
        if call.registration != .none { take(call.registration.agreement(with: entry.id)) }
        if call.user != .none {
            take(entry.user < 0 ? .different : call.user.agreement(with: users[Int(entry.user)].id))
        }
        for (selector, bound) in [
            (call.application, applications.id(of: entry)), (call.rule, rules.id(of: entry)),
        ] where selector != .none && fit != .different {
            take(bound == .none ? .uncertain : selector.agreement(with: bound))
        }
        return fit
    }

    // MARK: Candidates

    /// The bindings that an unbind may concern, found by the selector that leaves the fewest.
    private func candidates(_ call: LedgerCall) -> [Int32] {
        let all = boundCount
        let byRegistration = countByRegistration(call.registration)
        let byUser = countByUser(call.user)
        let byApplication = call.application == .none ? all : applications.count(mayBe: call.application)
        let byRule = call.rule == .none ? all : rules.count(mayBe: call.rule)
        let fewest = min(all, byRegistration, byUser, byApplication, byRule)
        if fewest == 0 { return [] }
        if fewest == byRegistration, byRegistration < all || call.registration.isID {
            let index = registrations.index(of: call.registration)
            return (index < 0 ? [] : [Int32(index)]) + (symbolicRegistrations > 0 ? vague : [])
        }
        if fewest == byUser, byUser < all || call.user.isID {
            let user = users.index(of: call.user)
            let bound = user < 0 ? -1 : users[user].registration
            return (bound < 0 ? [] : [bound]) + (userCounts.mayHold(another: call.user) ? vague : [])
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
    private func countByUser(_ id: EntityID) -> Int {
        guard id != .none, !id.isSymbolic else { return boundCount }
        guard userCounts.mayHold(another: id) else { return 1 }
        return id.isID || userCounts.ids == 0 ? 1 + vague.count : boundCount
    }

    // MARK: What is known of it

    /// How many bindings it clears, as far as they were seen.
    private func clears(_ call: LedgerCall, cleared: Int, doubtful: Int) -> Effect.Clears {
        guard doubtful == 0 else { return .unknown }
        if cleared > 0 { return .number(cleared) }
        var isDoubtful = false
        if call.registration != .none {
            switch state(ofRegistration: call.registration) {
            case .bound, .unbound, .displaced, .deleted, .created: return .number(0)
            case .doubtful: isDoubtful = true
            case .unseen: break
            }
        }
        if call.user != .none {
            switch standing(ofUser: call.user).state {
            case .bound, .unbound, .displaced, .deleted, .created: return .number(0)
            case .doubtful: isDoubtful = true
            case .unseen: break
            }
        }
        if isDoubtful { return .unknown }
        return isComplete && doubtfulCount == 0 ? .number(0) : .absent
    }

    private func state(ofRegistration id: EntityID) -> Standing.State {
        let index = registrations.index(of: id)
        guard index >= 0, !id.isSymbolic else { return .unseen }
        return registrations[index].state
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
