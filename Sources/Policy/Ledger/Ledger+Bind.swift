internal import Requests

extension Ledger {
    /// Binds what a bind, an update or a creation says; an update without a target binds nothing.
    mutating func bind(_ call: LedgerCall, _ found: Found, _ effect: inout Effect) {
        let isCreation = call.action == .create
        if isCreation, call.registration == .none { isComplete = false }
        guard call.hasTarget || call.action == .bind else {
            effect.isDisplacing = .no
            effect.moves = .no
            effect.repeats = .no
            if isCreation, call.registration != .none, call.outcome != .unknown { make(call) }
            return
        }
        let id = isCreation && call.registration == .none ? EntityID.created(call.number) : call.registration
        guard id != .none else { return }
        let user = call.user == .none ? -1 : found.user >= 0 ? found.user : users.index(adding: call.user)
        let index = found.registration >= 0 ? found.registration : registrations.index(adding: id)
        compare(call, index, &effect)
        displace(call, index, user: user, &effect)
        if call.outcome == .unknown {
            if effect.repeats != .yes { bindPerhaps(call, index, user: user) }
            effect.blur()
        } else if effect.repeats == .yes {
            bindAgain(call, index)
        } else {
            bindSurely(call, index, user: user, isDisplacing: effect.isDisplacing == .yes)
        }
    }

    private mutating func make(_ call: LedgerCall) {
        detach(registrations.index(adding: call.registration), .created, since: call.time, number: call.number)
    }

    // MARK: What it does

    /// Whether it moves or repeats the binding of the registration.
    private func compare(_ call: LedgerCall, _ index: Int, _ effect: inout Effect) {
        let entry = registrations[index]
        guard entry.state == .bound else {
            effect.moves = entry.state == .doubtful ? .unknown : .no
            effect.repeats = effect.moves
            return
        }
        let bound = entry.user < 0 ? EntityID.none : users[Int(entry.user)].id
        let agreement = call.user.agreement(with: bound)
            .and(call.application.agreement(with: applications.id(of: entry)))
            .and(call.rule.agreement(with: rules.id(of: entry)))
        switch agreement {
        case .same:
            effect.moves = .no
            effect.repeats = .yes
        case .uncertain:
            effect.moves = .unknown
            effect.repeats = .unknown
        case .different:
            effect.moves = .yes
            effect.repeats = .no
        }
    }

    /// Which registration it takes from the user. A variable may be any user or registration, and a user by name may be one
    /// who was bound by id.
    private func displace(_ call: LedgerCall, _ index: Int, user: Int, _ effect: inout Effect) {
        effect.isDisplacing = .no
        guard user >= 0 else { return }
        let entry = registrations[index]
        let bound = users[user].registration
        if bound >= 0, !call.user.isSymbolic {
            guard bound != Int32(index) else { return }
            let displaced = registrations[Int(bound)]
            guard !displaced.id.isSymbolic, !entry.id.isSymbolic else {
                effect.isDisplacing = .unknown
                return
            }
            effect.isDisplacing = .yes
            effect.displaces = displaced.id
            effect.displacedSince = displaced.since
            effect.displacedNumber = displaced.number == RegistrationEntry.noNumber ? nil : displaced.number
            return
        }
        let own = entry.state == .bound && entry.user >= 0 ? users[Int(entry.user)].id : .none
        if users[user].state == .doubtful || userCounts.mayHold(call.user, isBound: false, besides: own) {
            effect.isDisplacing = .unknown
        }
    }

    // MARK: What is known after it

    /// It is bound just so already, perhaps from where no request of the log could say so.
    private mutating func bindAgain(_ call: LedgerCall, _ index: Int) {
        guard registrations[index].isExported || registrations[index].number == RegistrationEntry.noNumber else {
            return
        }
        registrations[index].number = call.number
        registrations[index].isExported = false
    }

    private mutating func bindSurely(_ call: LedgerCall, _ index: Int, user: Int, isDisplacing: Bool) {
        let bound = user < 0 ? -1 : Int(users[user].registration)
        if bound >= 0, bound != index {
            if isDisplacing {
                detach(bound, .displaced, since: call.time, number: call.number)
                registrations[bound].user = Int32(user)
                registrations[bound].displacer = Int32(index)
            } else {
                forget(bound, call)
            }
        }
        let former = detach(index, .unseen, since: .none, number: RegistrationEntry.noNumber)
        if former >= 0, former != user {
            if call.user != .none, users[former].id.agreement(with: call.user) == .different {
                setUser(former, .unbound, since: call.time, number: call.number)
            } else {
                setUser(former, forgotten(call))
            }
        }
        attach(
            index, user: user, application: call.application, rule: call.rule, since: call.time, number: call.number)
    }

    /// It may be bound so now, or as before.
    private mutating func bindPerhaps(_ call: LedgerCall, _ index: Int, user: Int) {
        if user >= 0 {
            let bound = Int(users[user].registration)
            if bound >= 0 { forget(bound, call) }
            setUser(user, .doubtful)
        }
        forget(index, call)
    }

    // MARK: Deleting

    mutating func delete(_ call: LedgerCall) {
        guard call.registration.isID else { return }
        let index = registrations.index(adding: call.registration)
        guard registrations[index].state != .deleted else { return }
        guard call.outcome != .unknown else {
            forget(index, call)
            registrations[index].mayBeDeleted = true
            return
        }
        let user = detach(index, .deleted, since: call.time, number: call.number)
        if user >= 0 { setUser(user, .unbound, since: call.time, number: call.number) }
    }
}
