internal import Requests

extension Ledger {
    /// Puts right what an answer of GetSipRegistrations lists; after one that lists everything, what it leaves out is gone.
    mutating func resynchronise(_ listing: Listing, _ call: LedgerCall) {
        if listing.isComplete { sweep(listing, call) }
        for entry in listing.entries where entry.registration != .none {
            set(entry, call, isComplete: listing.isComplete)
        }
        if listing.isComplete { isComplete = true }
    }

    /// Deletes what is not listed; looks only at what is there, of which no more is there afterwards than was listed.
    private mutating func sweep(_ listing: Listing, _ call: LedgerCall) {
        for entry in listing.entries {
            let index = registrations.index(of: entry.registration)
            if index >= 0 { registrations[index].isListed = true }
        }
        var gone = applications.members(mayBe: .none, registrations)
        var index = firstIdle
        while index >= 0 {
            gone.append(index)
            index = registrations[Int(index)].links[0].next
        }
        for index in gone {
            guard !registrations[Int(index)].isListed else {
                registrations[Int(index)].isListed = false
                continue
            }
            if registrations[Int(index)].isExported { contradictions += 1 }
            let user = detach(Int(index), .deleted, since: .none, number: call.number)
            if user >= 0 { setUser(user, .unbound, number: call.number) }
        }
        for entry in listing.entries {
            let index = registrations.index(of: entry.registration)
            if index >= 0 { registrations[index].isListed = false }
        }
    }

    /// The user of another registration, or none, than before is free; that is certain only where all are listed.
    private mutating func set(_ listed: Listing.Entry, _ call: LedgerCall, isComplete: Bool) {
        let freed: Standing.State = isComplete ? .unbound : .doubtful
        let index = registrations.index(adding: listed.registration)
        let isBound = listed.user != .none || listed.application != .none || listed.rule != .none
        guard isBound else {
            switch registrations[index].state {
            case .unbound, .displaced, .created: return
            case .unseen, .doubtful, .bound, .deleted:
                if registrations[index].isExported { contradictions += 1 }
                let user = detach(index, .unbound, since: .none, number: call.number)
                if user >= 0 { setUser(user, freed, number: call.number) }
                return
            }
        }
        let entry = registrations[index]
        let keepsSince = entry.state == .bound && mayBeSame(listed, entry)
        if entry.isExported, !keepsSince { contradictions += 1 }
        let user = listed.user == .none ? -1 : users.index(adding: listed.user)
        if user >= 0, users[user].registration >= 0, users[user].registration != Int32(index) {
            detach(Int(users[user].registration), .doubtful, since: .none, number: RegistrationEntry.noNumber)
        }
        let former = detach(index, .unseen, since: .none, number: RegistrationEntry.noNumber)
        if keepsSince { _ = endings?.popLast() }
        if former >= 0, former != user { setUser(former, freed, number: call.number) }
        attach(
            index, user: user, application: listed.application, rule: listed.rule,
            since: keepsSince ? entry.since : .none, number: keepsSince ? entry.number : call.number)
        registrations[index].isExported = keepsSince && entry.isExported
    }

    /// Whether nothing tells a listed binding from the one that is known. A list leaves out nothing of a binding.
    private func mayBeSame(_ listed: Listing.Entry, _ entry: RegistrationEntry) -> Bool {
        func mayBe(_ listed: EntityID, _ known: EntityID) -> Bool {
            known == .none || listed != .none && listed.agreement(with: known) != .different
        }
        return mayBe(listed.user, entry.user < 0 ? .none : users[Int(entry.user)].id)
            && mayBe(listed.application, applications.id(of: entry)) && mayBe(listed.rule, rules.id(of: entry))
    }
}
