/// The steps that every change is made of; each keeps the lists and counts right.
extension Ledger {
    /// Binds a registration that stands bound to nothing yet, or idle.
    mutating func attach(
        _ index: Int, user: Int, application: EntityID, rule: EntityID, since: PackedTime, number: Int
    ) {
        leaveIdle(index)
        registrations[index].stand(.bound, user: user, since: since, number: number)
        applications.insert(index, application, &registrations)
        rules.insert(index, rule, &registrations)
        let isSymbolic = registrations[index].id.isSymbolic
        if isSymbolic { symbolicRegistrations += 1 }
        if isSymbolic || user >= 0 && !users[user].id.isID {
            registrations[index].position = Int32(vague.count)
            vague.append(Int32(index))
        }
        guard user >= 0 else { return }
        userCounts.insert(users[user].id)
        users[user].bind(to: index)
    }

    /// Takes a registration out of its binding, if it has one, and lets it stand in another state. Its user, whose entry is
    /// returned or -1, stands doubtful until somebody says how.
    @discardableResult
    mutating func detach(_ index: Int, _ state: Standing.State, since: PackedTime, number: Int) -> Int {
        if endings != nil, registrations[index].state == .bound { noteEnding(of: index, state) }
        let user = registrations[index].state == .bound ? unbindEntry(index) : -1
        leaveIdle(index)
        registrations[index].stand(state, user: -1, since: since, number: number)
        switch state {
        case .deleted: deletedCount += 1
        case .unseen: break
        case .doubtful, .bound, .unbound, .displaced, .created:
            if state == .doubtful { doubtfulCount += 1 }
            enterIdle(index)
        }
        return user
    }

    private mutating func unbindEntry(_ index: Int) -> Int {
        applications.remove(index, &registrations)
        rules.remove(index, &registrations)
        if registrations[index].id.isSymbolic { symbolicRegistrations -= 1 }
        let position = Int(registrations[index].position)
        if position >= 0, let last = vague.popLast() {
            registrations[index].position = -1
            if position < vague.count {
                vague[position] = last
                registrations[Int(last)].position = Int32(position)
            }
        }
        // So that it is not taken out of the list of the idle, where it does not stand.
        registrations[index].state = .bound
        let user = Int(registrations[index].user)
        guard user >= 0 else { return -1 }
        userCounts.remove(users[user].id)
        if users[user].registration == Int32(index) {
            users[user].registration = -1
            users[user].state = .doubtful
        }
        return user
    }

    /// How a user stands who is not bound.
    mutating func setUser(
        _ index: Int, _ state: Standing.State, since: PackedTime = .none, number: Int = RegistrationEntry.noNumber
    ) {
        users[index].stand(state, since: since, number: number)
    }

    /// How something stands that a request may have changed. Proposed requests leave out of account what they cannot know;
    /// of past ones, what was seen and lost is doubtful, for rules must not take it for undisturbed.
    func forgotten(_ call: LedgerCall) -> Standing.State {
        call.outcome == .proposed && !isComplete ? .unseen : .doubtful
    }

    /// A registration and its user are not known any more.
    mutating func forget(_ index: Int, _ call: LedgerCall) {
        let state = forgotten(call)
        let user = detach(index, state, since: .none, number: RegistrationEntry.noNumber)
        if user >= 0 { setUser(user, state) }
    }

    // MARK: The idle

    private mutating func enterIdle(_ index: Int) {
        registrations[index].links[0] = GroupLink(group: GroupLink.idle, next: firstIdle, previous: -1)
        if firstIdle >= 0 { registrations[Int(firstIdle)].links[0].previous = Int32(index) }
        firstIdle = Int32(index)
    }

    /// Takes an entry that is not bound out of the list, or out of the count of the deleted.
    private mutating func leaveIdle(_ index: Int) {
        switch registrations[index].state {
        case .deleted: deletedCount -= 1
        case .doubtful: doubtfulCount -= 1
        case .unseen, .bound, .unbound, .displaced, .created: break
        }
        let place = registrations[index].links[0]
        guard place.group == GroupLink.idle else { return }
        registrations[index].links[0] = GroupLink()
        if place.next >= 0 { registrations[Int(place.next)].links[0].previous = place.previous }
        if place.previous >= 0 {
            registrations[Int(place.previous)].links[0].next = place.next
        } else {
            firstIdle = place.next
        }
    }
}
