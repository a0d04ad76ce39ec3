/// What a request does to the ledger, and what the ledger knew before.
package struct Effect: Sendable {
    /// A statement that may not concern the request, or not be known.
    package enum Truth: UInt8, Sendable {
        /// Nothing was seen that it could be about.
        case absent
        case no, yes, unknown
    }

    /// How many bindings an unbind clears.
    package enum Clears: Equatable, Sendable {
        case absent, unknown
        case number(Int)
    }

    /// Whether it silently unbinds another registration from the same user.
    package internal(set) var isDisplacing = Truth.absent
    /// That registration, the number of the request that had bound it, and when that was.
    package internal(set) var displaces = EntityID.none
    package internal(set) var displacedNumber: Int?
    package internal(set) var displacedSince = PackedTime.none
    /// The registration was bound to something else.
    package internal(set) var moves = Truth.absent
    /// It was bound just so.
    package internal(set) var repeats = Truth.absent
    package internal(set) var clears = Clears.absent
    /// The request names a registration that was deleted.
    package internal(set) var isOfDeleted = Truth.absent
    /// It names one that is not in the account; absent where not all of them are known.
    package internal(set) var isOfUnknown = Truth.absent
    /// How the registration that the request names stood before it, and the user.
    package internal(set) var registrationBefore = Standing()
    package internal(set) var userBefore = Standing()

    /// A request of which nothing is known.
    package init() {}

    /// All of it that takes few values, and `clears`: requests of one shape and one code get the same verdicts from rules that
    /// read nothing else.
    package var code: UInt64 {
        var code = UInt64(isDisplacing.rawValue)
        code = code << 2 | UInt64(moves.rawValue)
        code = code << 2 | UInt64(repeats.rawValue)
        code = code << 2 | UInt64(isOfDeleted.rawValue)
        code = code << 2 | UInt64(isOfUnknown.rawValue)
        code = code << 8 | registrationBefore.code
        code = code << 8 | userBefore.code
        switch clears {
        case .absent: return code << 30
        case .unknown: return code << 30 | 1
        case .number(let number): return code << 30 | UInt64(min(number, Effect.mostClears) + 2)
        }
    }

    /// More are shown as so many.
    static let mostClears = 1 << 30 - 3

    /// Nothing of it is known.
    mutating func setUnknown() {
        isDisplacing = .unknown
        moves = .unknown
        repeats = .unknown
        clears = .unknown
    }

    /// It happened, or it did not: what would be the same in both cases stays.
    mutating func blur() {
        if isDisplacing == .yes { isDisplacing = .unknown }
        if moves == .yes { moves = .unknown }
        if repeats == .yes { repeats = .unknown }
        if case .number(let number) = clears, number > 0 { clears = .unknown }
    }
}

/// How a registration or a user stands.
package struct Standing: Sendable {
    package enum State: UInt8, CaseIterable, Sendable {
        /// Nothing was seen of it.
        case unseen
        /// It was, and how it stands is not known.
        case doubtful
        case bound, unbound, displaced, deleted
        /// Made, and not bound yet.
        case created

        /// Whether it is certain how it stands.
        package var isKnown: Bool { self != .unseen && self != .doubtful }

        /// The word for rules and reports; nil where there is nothing to tell.
        package var word: String? {
            switch self {
            case .unseen, .doubtful: nil
            case .bound: "bound"
            case .unbound: "unbound"
            case .displaced: "displaced"
            case .deleted: "deleted"
            case .created: "created"
            }
        }
    }

    package internal(set) var state = State.unseen
    /// Known from an account export only.
    package internal(set) var isExported = false
    /// The user of a registration, the registration of a user; of one that was displaced, whom it was bound to.
    package internal(set) var counterpart = EntityID.none
    package internal(set) var application = EntityID.none
    package internal(set) var rule = EntityID.none
    /// When it came to stand so, and by which request; none where only an export or a list tells.
    package internal(set) var since = PackedTime.none
    package internal(set) var number: Int?

    init() {}

    init(_ state: State) { self.state = state }

    /// Eight bits: what is there of it, and the state.
    var code: UInt64 {
        var code = UInt64(state.rawValue) << 5
        if isExported { code |= 1 }
        if counterpart != .none { code |= 2 }
        if application != .none { code |= 4 }
        if rule != .none { code |= 8 }
        if since != .none { code |= 16 }
        return code
    }
}
