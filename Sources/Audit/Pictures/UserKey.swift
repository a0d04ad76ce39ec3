internal import Policy
internal import Requests

/// A user of an account; the user is `.none` for registrations that are bound to no user.
struct UserKey: Hashable {
    var account: Int?
    var user: EntityID

    init(_ account: Int?, _ user: EntityID) {
        self.account = account
        self.user = user
    }

    /// The user whom a request concerns: the one whom it names, else the one to whom its registration was bound.
    init(_ account: Int?, _ call: LedgerCall, _ effect: Effect) {
        self.init(account, call.user == .none ? effect.registrationBefore.counterpart : call.user)
    }
}

/// Which binding a request made. Requests of one line of a log, or of none, differ in the rest of it.
struct BindingKey: Hashable {
    var account: Int?
    var registration: EntityID
    var since: PackedTime
    var number: Int

    init(_ account: Int?, _ registration: EntityID, since: PackedTime, number: Int) {
        self.account = account
        self.registration = registration
        self.since = since
        self.number = number
    }

    /// The binding that a request makes.
    init(_ account: Int?, _ call: LedgerCall) {
        let isNew = call.action == .create && call.registration == .none
        self.init(
            account, isNew ? .created(call.number) : call.registration, since: call.time, number: call.number)
    }
}
