internal import Policy
internal import Requests

/// Who made which bindings, and how many findings concern whom: what timelines tell beside the bindings.
struct Attributions {
    /// Findings by the user whom they concern.
    private(set) var findings: [UserKey: Int] = [:]
    /// Callers by the binding that they made, as numbers of names.
    private var callers: [BindingKey: Int32] = [:]
    private var names: [String] = []
    private var numbers: [String: Int32] = [:]
    /// Records that may yet be read only to learn who sent them: for any user, and for one with findings.
    private var allowance = 20_000
    private var allowanceOfFound = 40_000

    /// Findings of users beyond these, and callers, are not told.
    private static let mostUsers = 20_000
    private static let mostCallers = 80_000
    private static let mostNames = 10_000

    /// Whether a record is to be read to learn who made a binding.
    mutating func wantsCaller(_ call: LedgerCall, _ effect: Effect, account: Int?) -> Bool {
        switch call.action {
        case .bind: break
        case .create, .update: guard call.hasTarget else { return false }
        case nil, .unbind, .delete, .list: return false
        }
        guard call.outcome != .failed, call.outcome != .unknown, effect.repeats != .yes else { return false }
        if allowance > 0 {
            allowance -= 1
            return true
        }
        guard allowanceOfFound > 0, findings[UserKey(account, call.user)] != nil else { return false }
        allowanceOfFound -= 1
        return true
    }

    /// Takes over what the judgements of a round told.
    mutating func add(_ noted: Noted) {
        for (count, user) in noted.findings where user.user != .none {
            guard findings[user] != nil || findings.count < Self.mostUsers else { continue }
            findings[user, default: 0] += count
        }
        for (caller, binding) in noted.callers where callers.count < Self.mostCallers {
            guard let number = numbers[caller] ?? number(adding: caller) else { continue }
            callers[binding] = number
        }
    }

    private mutating func number(adding name: String) -> Int32? {
        guard names.count < Self.mostNames else { return nil }
        let number = Int32(names.count)
        numbers[name] = number
        names.append(name)
        return number
    }

    func caller(of binding: BindingKey) -> String? { callers[binding].map { names[Int($0)] } }

    /// What judgements told since it was asked for, in their order.
    struct Noted {
        private(set) var findings: [(count: Int, user: UserKey)] = []
        private(set) var callers: [(name: String, binding: BindingKey)] = []
        /// Users whose findings wait for the end, by the number of the record.
        private var held: [Int: UserKey] = [:]

        /// Takes a case that was judged: who sent it, as reports may name it.
        mutating func add(_ item: Case, caller: String?) {
            guard let caller else { return }
            callers.append((caller, BindingKey(item.record.account, item.call)))
        }

        /// Takes findings that are reported, and notes whose may still come.
        mutating func add(_ count: Int, of item: Case, isWaiting: Bool) {
            let user = UserKey(item.record.account, item.call, item.effect)
            add(count, of: user)
            if isWaiting { held[item.number.packed] = user }
        }

        /// Takes findings that concern a user.
        mutating func add(_ count: Int, of user: UserKey) {
            if count > 0 { findings.append((count, user)) }
        }

        /// Takes findings that waited.
        mutating func add(_ count: Int, heldBy number: Int) {
            if let user = held[number] { add(count, of: user) }
        }

        /// Forgets those that wait in vain.
        mutating func keepHeld(_ numbers: Set<Int>) { held = held.filter { numbers.contains($0.key) } }

        /// What was noted, which is forgotten but for what waits.
        mutating func take() -> Noted {
            defer { (findings, callers) = ([], []) }
            return self
        }
    }
}

extension Case {
    var record: ScreenedRecord { chunk.records[index] }

    /// What it says to the ledger, with its number.
    var call: LedgerCall {
        var call = record.call
        call.number = number.packed
        return call
    }
}
