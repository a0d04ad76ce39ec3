/// What a test of the typed plan comes to.
enum Outcome {
    case `true`
    case `false`
    case unknown(Unknowns)
    /// The error of reading a slot that is absent.
    case absent(slot: Int32)
    /// To be decided by the general plan.
    case undecided

    init(_ flag: Bool) {
        self = flag ? .true : .false
    }

    var isTrue: Bool {
        if case .true = self { return true }
        return false
    }

    var isFalse: Bool {
        if case .false = self { return true }
        return false
    }

    /// Nil for what is neither true nor false.
    var decision: Bool? {
        switch self {
        case .true: true
        case .false: false
        case .unknown, .absent, .undecided: nil
        }
    }

    var negated: Outcome {
        switch self {
        case .true: .false
        case .false: .true
        case .unknown, .absent, .undecided: self
        }
    }

    /// What remains of two outcomes that do not decide a junction: what is undecided might yet decide it, an unknown wins
    /// over an error, the first error over the next.
    func joined(_ other: Outcome) -> Outcome {
        switch (self, other) {
        case (.undecided, _), (_, .undecided): .undecided
        case (.unknown(let a), .unknown(let b)): .unknown(a.union(b))
        case (.unknown, _): self
        case (_, .unknown): other
        case (.absent, _): self
        case (_, .absent): other
        case (.true, _), (.false, _): other
        }
    }
}
