internal import Requests

/// Who is bound to what, as the requests applied so far leave it.
///
/// A value type without a clock: a request that failed changes nothing, and what a request names by a variable is never
/// guessed. One ledger serves one account and one sequence of requests.
struct Ledger: Sendable {
    private var bindings: [RegistrationID: RegistrationBinding] = [:]
    private var registrationOfUser: [UserID: RegistrationID] = [:]

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
        bindings[registration] = binding
        if let user = binding.user { registrationOfUser[user] = registration }
        return isUncertain ? .unknown : .known(change)
    }

    /// Whether a variable decides what a bind displaces.
    private func isUncertain(_ binding: RegistrationBinding, _ userBefore: RegistrationBinding?) -> Bool {
        guard let user = binding.user else { return false }
        let isRepetition = userBefore?.registration == binding.registration
        if case .symbolic = user {
            return bindings.values.contains { $0.user != nil && $0.registration != binding.registration }
        }
        if registrationOfUser.keys.contains(where: { $0.isSymbolic }) && userBefore == nil { return true }
        guard let userBefore, !isRepetition else { return false }
        return userBefore.registration.isSymbolic || binding.registration.isSymbolic
    }

    /// Clears what the request's selectors all fit. One that is a variable may fit anything, so it fits: after an unbind
    /// that nobody can read, nothing is said to be taken.
    private mutating func unbind(_ request: Request) -> Effect {
        guard request.unseenArguments == nil else { return applyUnknown(request) }
        let selector = RegistrationBinding(RegistrationID(request) ?? .created(-1), request, number: 0)
        let hasRegistration = RegistrationID(request) != nil
        for binding in bindings.values {
            let fits =
                (!hasRegistration || selector.registration.mayBe(binding.registration))
                && (selector.user?.mayBe(binding.user) ?? true)
                && RegistrationBinding.mayAgree(selector.application, binding.application)
                && RegistrationBinding.mayAgree(selector.rule, binding.rule)
            if fits { forget(binding.registration) }
        }
        return .none
    }

    private mutating func forget(_ registration: RegistrationID) {
        guard let binding = bindings.removeValue(forKey: registration) else { return }
        if let user = binding.user, registrationOfUser[user] == registration { registrationOfUser[user] = nil }
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
