import Policy
import Requests

/// What a request names, as the plain ledger has it.
enum Named: Hashable {
    case id(Int)
    case symbolic(String)
    case created(Int)
    /// `place` is the application as given, a number where it is an id.
    case name(String, place: String?)

    /// True: one thing; false: two; nil: they may be one.
    func isSame(as other: Named) -> Bool? {
        if self == other { return true }
        switch (self, other) {
        case (.symbolic, _), (_, .symbolic), (.id, .name), (.name, .id): return nil
        case (.name(let first, let place), .name(let second, let otherPlace)):
            guard first == second else { return false }
            guard let place, let otherPlace, !place.hasPrefix("$"), !otherPlace.hasPrefix("$") else { return nil }
            return (Int(place) == nil) == (Int(otherPlace) == nil) ? false : nil
        default: return false
        }
    }

    static func isSame(_ first: Named?, _ second: Named?) -> Bool? {
        guard let first, let second else { return first == nil && second == nil }
        return first.isSame(as: second)
    }
}

/// A request as the plain ledger takes it.
struct PlainCall {
    var action: Action?
    var outcome = LedgerCall.Outcome.succeeded
    var isUnseen = false
    var registration: Named?
    var target: Target
    var time: Int
    var listed: [(registration: Named, target: Target)]?
    var listsAll = false

    struct Target: Hashable {
        var user: Named?
        var application: Named?
        var rule: Named?
        var isEmpty: Bool { user == nil && application == nil && rule == nil }
    }
}

/// The ledger as it is meant: no index, no list, everything looked at each time.
struct PlainLedger {
    struct Row {
        var state: Standing.State
        var target = PlainCall.Target()
        var since: Int?
        var mayBeDeleted = false
    }

    struct Report: Equatable {
        var displaces: Effect.Truth = .absent
        var displaced: Named?
        var displacedSince: Int?
        var moves: Effect.Truth = .absent
        var repeats: Effect.Truth = .absent
        var clears: Effect.Clears = .absent
        var ofDeleted: Effect.Truth = .absent
        var ofUnknown: Effect.Truth = .absent
        var registration: Standing.State = .unseen
        var user: Standing.State = .unseen
    }

    var rows: [Named: Row] = [:]
    /// Users who are known not to be bound, or doubtful.
    var free: [Named: (state: Standing.State, since: Int?)] = [:]
    var isComplete = false

    private func bound(to user: Named) -> Named? {
        rows.first { $0.value.state == .bound && $0.value.target.user == user }?.key
    }

    /// Whether somebody bound, other than to one registration, may be the user though written otherwise.
    private func mayBeBound(_ user: Named, besides registration: Named? = nil) -> Bool {
        rows.contains { key, row in
            guard row.state == .bound, key != registration, let other = row.target.user else { return false }
            if case .symbolic = user { return true }
            return user.isSame(as: other) == nil
        }
    }

    private func state(of user: Named) -> Standing.State {
        if case .symbolic = user { return mayBeBound(user) ? .doubtful : .unseen }
        if bound(to: user) != nil { return .bound }
        if mayBeBound(user) || free[user]?.state == .doubtful { return .doubtful }
        return free[user]?.state ?? .unseen
    }

    private mutating func forget(_ id: Named, _ call: PlainCall) {
        let isDoubtful = call.outcome != .proposed || isComplete
        if let row = rows[id], row.state == .bound, let user = row.target.user {
            free[user] = isDoubtful ? (.doubtful, nil) : nil
        }
        rows[id] = isDoubtful ? Row(state: .doubtful) : nil
    }

    mutating func apply(_ call: PlainCall, number: Int) -> Report {
        var report = Report()
        if let id = call.registration, call.action != .create {
            report.registration = rows[id]?.state ?? .unseen
            if case .symbolic = id {
                report.ofDeleted = rows.values.contains { $0.state == .deleted } ? .unknown : .no
                report.ofUnknown = isComplete ? .unknown : .absent
            } else {
                report.ofDeleted =
                    rows[id]?.state == .deleted ? .yes : rows[id]?.mayBeDeleted == true ? .unknown : .no
                report.ofUnknown = !isComplete ? .absent : rows[id] == nil ? .yes : .no
            }
        }
        if let user = call.target.user { report.user = state(of: user) }
        guard call.outcome != .failed else { return report }
        switch call.action {
        case .list: if call.listed != nil { list(call) }
        case .delete where call.registration != nil: delete(call)
        case .delete where !call.isUnseen: break
        case nil, .delete: lose(call, &report)
        default:
            if call.isUnseen {
                lose(call, &report)
            } else if call.action == .unbind {
                unbind(call, &report)
            } else {
                bind(call, number, &report)
            }
        }
        return report
    }

    private mutating func lose(_ call: PlainCall, _ report: inout Report) {
        let isTouched: Bool
        if call.isUnseen {
            isTouched = rows.values.contains { $0.state == .bound }
            self = PlainLedger()
        } else {
            isComplete = false
            let ids = [call.registration, call.target.user.flatMap { bound(to: $0) }].compactMap { $0 }
            isTouched = ids.contains { rows[$0]?.state == .bound }
            for id in ids where rows[id]?.state != .deleted { forget(id, call) }
            if let user = call.target.user { free[user] = call.outcome == .proposed ? nil : (.doubtful, nil) }
        }
        guard isTouched else { return }
        (report.displaces, report.moves, report.repeats, report.clears) = (.unknown, .unknown, .unknown, .unknown)
    }

    private mutating func bind(_ call: PlainCall, _ number: Int, _ report: inout Report) {
        if call.action == .create, call.registration == nil { isComplete = false }
        (report.displaces, report.moves, report.repeats) = (.no, .no, .no)
        if call.target.isEmpty, call.action != .bind {
            if call.action == .create, let id = call.registration, call.outcome != .unknown {
                if let user = rows[id]?.target.user, rows[id]?.state == .bound { free[user] = (.doubtful, nil) }
                rows[id] = Row(state: .created, since: call.time)
            }
            return
        }
        guard let id = call.registration ?? (call.action == .create ? .created(number) : nil) else {
            (report.displaces, report.moves, report.repeats) = (.absent, .absent, .absent)
            return
        }
        let before = rows[id]
        if let before, before.state == .bound {
            let parts = [
                Named.isSame(before.target.user, call.target.user),
                Named.isSame(before.target.application, call.target.application),
                Named.isSame(before.target.rule, call.target.rule),
            ]
            let isSame = parts.allSatisfy { $0 == true }
            report.moves = parts.contains(false) ? .yes : isSame ? .no : .unknown
            report.repeats = isSame ? .yes : parts.contains(false) ? .no : .unknown
        } else if before?.state == .doubtful {
            (report.moves, report.repeats) = (.unknown, .unknown)
        }
        let user = call.target.user
        let taken = user.flatMap { bound(to: $0) }.flatMap { $0 == id ? nil : $0 }
        if let user {
            let isSymbolic = [user, id, taken ?? id].contains { if case .symbolic = $0 { true } else { false } }
            if taken != nil {
                report.displaces = isSymbolic ? .unknown : .yes
            } else if mayBeBound(user, besides: id) || free[user]?.state == .doubtful {
                let isOwn = bound(to: user) == id
                if case .symbolic = user { report.displaces = .unknown } else if !isOwn { report.displaces = .unknown }
            }
        }
        if report.displaces == .yes, let taken {
            report.displaced = taken
            report.displacedSince = rows[taken]?.since
        }
        let isRepeated = report.repeats == .yes
        let isDisplacing = report.displaces == .yes
        if call.outcome == .unknown {
            if !isRepeated {
                if let taken { forget(taken, call) }
                forget(id, call)
                if let user { free[user] = (.doubtful, nil) }
            }
            if report.displaces == .yes { report.displaces = .unknown }
            if report.moves == .yes { report.moves = .unknown }
            if report.repeats == .yes { report.repeats = .unknown }
            return
        }
        guard !isRepeated else { return }
        if let taken {
            if isDisplacing {
                rows[taken] = Row(state: .displaced, target: .init(user: user), since: call.time)
            } else {
                forget(taken, call)
            }
        }
        if let before, before.state == .bound, let former = before.target.user, former != user {
            if let user, former.isSame(as: user) == false {
                free[former] = (.unbound, call.time)
            } else {
                free[former] = call.outcome == .proposed && !isComplete ? nil : (.doubtful, nil)
            }
        }
        rows[id] = Row(state: .bound, target: call.target, since: call.time)
        if let user { free[user] = nil }
    }

    private mutating func delete(_ call: PlainCall) {
        guard case .id = call.registration, let id = call.registration, rows[id]?.state != .deleted else { return }
        if call.outcome == .unknown {
            forget(id, call)
            rows[id, default: Row(state: .unseen)].mayBeDeleted = true
            return
        }
        if let user = rows[id]?.target.user, rows[id]?.state == .bound { free[user] = (.unbound, call.time) }
        rows[id] = Row(state: .deleted, since: call.time)
    }

    private mutating func unbind(_ call: PlainCall, _ report: inout Report) {
        var cleared: [Named] = []
        var doubtful: [Named] = []
        for (id, row) in rows where row.state == .bound {
            var fits: [Bool?] = []
            if let selector = call.registration { fits.append(selector.isSame(as: id)) }
            if let selector = call.target.user { fits.append(row.target.user.map { selector.isSame(as: $0) } ?? false) }
            for (selector, value) in [
                (call.target.application, row.target.application), (call.target.rule, row.target.rule),
            ] {
                if let selector { fits.append(value.flatMap { selector.isSame(as: $0) }) }
            }
            if fits.allSatisfy({ $0 == true }) {
                cleared.append(id)
            } else if !fits.contains(false) {
                doubtful.append(id)
            }
        }
        let states =
            [
                call.registration.map { if case .symbolic = $0 { .unseen } else { rows[$0]?.state ?? .unseen } },
                call.target.user.map { state(of: $0) },
            ]
            .compactMap { $0 } as [Standing.State]
        if !doubtful.isEmpty {
            report.clears = .unknown
        } else if !cleared.isEmpty {
            report.clears = call.outcome == .unknown ? .unknown : .number(cleared.count)
        } else if states.contains(where: { $0 != .unseen && $0 != .doubtful }) {
            report.clears = .number(0)
        } else if states.contains(.doubtful) {
            report.clears = .unknown
        } else if isComplete, !rows.values.contains(where: { $0.state == .doubtful }) {
            report.clears = .number(0)
        }
        for id in doubtful + (call.outcome == .unknown ? cleared : []) { forget(id, call) }
        guard call.outcome != .unknown else { return }
        for id in cleared {
            if let user = rows[id]?.target.user { free[user] = (.unbound, call.time) }
            rows[id] = Row(state: .unbound, since: call.time)
        }
        guard call.target.rule == nil else { return }
        if case .id = call.registration, let id = call.registration, call.target.isEmpty {
            if [.unseen, .doubtful].contains(rows[id]?.state ?? .unseen) {
                rows[id] = Row(state: .unbound, since: call.time)
            }
        } else if call.registration == nil, let user = call.target.user, bound(to: user) == nil {
            if case .symbolic = user { return }
            if free[user] == nil || free[user]?.state == .doubtful && call.target.application == nil {
                free[user] = (.unbound, call.time)
            }
        }
    }

    private mutating func list(_ call: PlainCall) {
        let listed = call.listed ?? []
        if call.listsAll {
            for (id, row) in rows
            where row.state != .deleted && row.state != .unseen && !listed.contains(where: { $0.registration == id }) {
                if let user = row.target.user, row.state == .bound { free[user] = (.unbound, nil) }
                rows[id] = Row(state: .deleted)
            }
        }
        for (id, target) in listed {
            let before = rows[id]
            if target.isEmpty, [.unbound, .displaced, .created].contains(before?.state) { continue }
            let isKept =
                before?.state == .bound && Named.isSame(before?.target.user, target.user) != false
                && Named.isSame(before?.target.application, target.application) != false
                && Named.isSame(before?.target.rule, target.rule) != false
            if let user = target.user, let other = bound(to: user), other != id { rows[other] = Row(state: .doubtful) }
            if let former = before?.target.user, before?.state == .bound, former != target.user {
                free[former] = (call.listsAll ? .unbound : .doubtful, nil)
            }
            rows[id] =
                target.isEmpty
                ? Row(state: .unbound) : Row(state: .bound, target: target, since: isKept ? before?.since : nil)
            if let user = target.user { free[user] = nil }
        }
        if call.listsAll { isComplete = true }
    }
}
