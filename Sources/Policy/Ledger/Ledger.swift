internal import Requests

/// Who is bound to what, as the requests applied so far leave it.
///
/// A value type without a clock: a request that failed changes nothing, and what a request names by a variable is never
/// guessed. One ledger serves one account and one sequence of requests.
struct Ledger: Sendable {
    private var bindings: [RegistrationID: RegistrationBinding] = [:]
    private var registrationOfUser: [UserID: RegistrationID] = [:]
    private var users = UserCounts()
    /// Bindings whose registration is a variable.
    private var symbolicRegistrations = 0

    /// Bindings that stand, by the number of the request that made them.
    var standing: [RegistrationBinding] { bindings.values.sorted { $0.request < $1.request } }

    /// Applies a request and says what it did. `number` tells the request in `RegistrationBinding.request`.
    mutating func apply(_ request: Request, _ action: Action?, number: Int) -> Effect {
        guard request.outcome?.succeeded != false else { return .none }
        guard let action else { return applyUnknown(request) }
        switch action {
        case .list: return .none
        case .bind, .update, .create: return bind(request, action, number: number)
        case .unbind: return unbind(request)
        case .delete:
            if let registration = RegistrationID(request), case .id = registration { forget(registration) }
            return .none
        }
    }

    /// Something may have been bound or unbound: whoever it names is not known any more.
    private mutating func applyUnknown(_ request: Request) -> Effect {
        if request.unseenArguments != nil {
            let effect: Effect = bindings.isEmpty ? .none : .unknown
            self = Ledger()
            return effect
        }
        guard let user = UserID(request), let known = registrationOfUser[user], known != RegistrationID(request) else {
            return .none
        }
        forget(known)
        return .unknown
    }

    private mutating func bind(_ request: Request, _ action: Action, number: Int) -> Effect {
        guard request.unseenArguments == nil else { return applyUnknown(request) }
        let registration = action == .create ? .created(number) : RegistrationID(request)
        guard let registration else { return .none }
        let binding = RegistrationBinding(registration, request, number: number)
        if action == .update, !binding.hasTarget { return .none }
        let registrationBefore = bindings[registration]
        let userBefore = binding.user.flatMap { registrationOfUser[$0] }.flatMap { bindings[$0] }
        let isUncertain = isUncertain(binding, userBefore)
        let displaced = userBefore.flatMap { $0.registration == registration ? nil : $0 }
        let change = Change(
            displaces: displaced?.registration, displacedRequest: displaced?.request,
            moves: registrationBefore.map { !$0.hasSameTarget(as: binding) } ?? false,
            repeats: registrationBefore?.hasSameTarget(as: binding) ?? false,
            registrationBefore: registrationBefore, userBefore: userBefore)
        if let displaced { forget(displaced.registration) }
        forget(registration)
        remember(binding)
        return isUncertain ? .unknown : .known(change)
    }

    /// Whether it is not known what a bind displaces: a variable may be any user or registration, and a user by name may
    /// be one who was bound by id.
    private func isUncertain(_ binding: RegistrationBinding, _ userBefore: RegistrationBinding?) -> Bool {
        guard let user = binding.user else { return false }
        if let userBefore, !user.isSymbolic {
            return userBefore.registration != binding.registration
                && (userBefore.registration.isSymbolic || binding.registration.isSymbolic)
        }
        var others = users
        if let own = bindings[binding.registration]?.user { others.remove(own) }
        return others.mayHold(user)
    }

    /// Clears what the request's selectors all fit. One that is a variable may fit anything, so it fits: after an unbind
    /// that nobody can read, nothing is said to be taken.
    private mutating func unbind(_ request: Request) -> Effect {
        guard request.unseenArguments == nil else { return applyUnknown(request) }
        let registration = RegistrationID(request)
        let selector = RegistrationBinding(registration ?? .created(-1), request, number: 0)
        for binding in candidates(registration, selector.user) {
            let fits =
                (registration?.mayBe(binding.registration) ?? true)
                && (selector.user?.mayBe(binding.user) ?? true)
                && RegistrationBinding.mayAgree(selector.application, binding.application)
                && RegistrationBinding.mayAgree(selector.rule, binding.rule)
            if fits { forget(binding.registration) }
        }
        return .none
    }

    /// The bindings that an unbind may concern: those it names, or all where it names none exactly.
    private func candidates(_ registration: RegistrationID?, _ user: UserID?) -> [RegistrationBinding] {
        if let registration, !registration.isSymbolic, symbolicRegistrations == 0 {
            return bindings[registration].map { [$0] } ?? []
        }
        if registration == nil, let user, !users.mayHold(another: user) {
            return registrationOfUser[user].flatMap { bindings[$0] }.map { [$0] } ?? []
        }
        return Array(bindings.values)
    }

    private mutating func remember(_ binding: RegistrationBinding) {
        bindings[binding.registration] = binding
        if binding.registration.isSymbolic { symbolicRegistrations += 1 }
        guard let user = binding.user else { return }
        registrationOfUser[user] = binding.registration
        users.insert(user)
    }

    private mutating func forget(_ registration: RegistrationID) {
        guard let binding = bindings.removeValue(forKey: registration) else { return }
        if registration.isSymbolic { symbolicRegistrations -= 1 }
        guard let user = binding.user else { return }
        if registrationOfUser[user] == registration { registrationOfUser[user] = nil }
        users.remove(user)
    }
}

/// How many users of each kind are bound, to tell without a search whether one of them may be a given user.
private struct UserCounts: Sendable {
    private var ids = 0
    private var symbols = 0
    private var names = 0
    private var byName: [String: Int] = [:]

    mutating func insert(_ user: UserID) { add(1, user) }

    mutating func remove(_ user: UserID) { add(-1, user) }

    private mutating func add(_ count: Int, _ user: UserID) {
        switch user {
        case .id: ids += count
        case .symbolic: symbols += count
        case .name(let name, _):
            names += count
            byName[name, default: 0] += count
        }
    }

    /// Whether one of them may be the user, who is not among them as he is written; any may be a variable.
    func mayHold(_ user: UserID) -> Bool {
        switch user {
        case .id: names + symbols > 0
        case .name(let name, _): ids + symbols + byName[name, default: 0] > 0
        case .symbolic: ids + names + symbols > 0
        }
    }

    /// Whether one of them may be the user though written otherwise.
    func mayHold(another user: UserID) -> Bool {
        switch user {
        case .id: names + symbols > 0
        case .name(let name, _): ids + symbols > 0 || byName[name, default: 0] > 1
        case .symbolic: true
        }
    }
}

/// What a request does to the ledger.
enum Effect: Sendable {
    /// Nothing that concerns bindings.
    case none
    /// A variable decides it.
    case unknown
    case known(Change)
}

/// What a bind does to the bindings before it.
struct Change: Sendable {
    /// The registration that it silently unbinds from the same user, and the number of the request that had bound it.
    var displaces: RegistrationID?
    var displacedRequest: Int?
    /// The registration was bound to something else.
    var moves: Bool
    /// It was bound just so.
    var repeats: Bool
    var registrationBefore: RegistrationBinding?
    var userBefore: RegistrationBinding?
}
