extension BooleanPlan {
    func presence(_ source: Source, _ bindings: Bindings) -> Outcome {
        read(source, bindings) { binding in
            switch binding {
            case .value(.unknown), .unknown: .unknown(Evaluation.unknowns(Int(source.origin)))
            case .value, .given: .true
            case .absent: .false
            }
        }
    }

    /// Judges a value where there is one; `holds` gives nil for a value of another kind than it expects.
    func test(_ source: Source, _ bindings: Bindings, _ holds: (borrowing Value) -> Bool?) -> Outcome {
        read(source, bindings) { binding in
            switch binding {
            case .value(let value): holds(value).map { Outcome($0) } ?? .undecided
            case .given, .unknown: .unknown(Evaluation.unknowns(Int(source.origin)))
            case .absent: source.field < 0 && !source.isLocal ? .absent(slot: source.position) : .undecided
            }
        }
    }

    /// Compares two values that are read.
    func pair(
        _ a: Source, _ b: Source, _ pairTest: PairTest, _ bindings: Bindings
    ) -> Outcome {
        var second = Outcome.undecided
        let first = test(a, bindings) { value in
            second = test(b, bindings) { other in pairTest.holds(value, other) }
            return second.decision
        }
        switch first {
        case .true, .false: return first
        // The first has a value: what the second came to stands.
        case .undecided: return second
        case .unknown, .absent: return first.joined(test(b, bindings) { _ in true })
        }
    }

    private func read(_ source: Source, _ bindings: Bindings, _ body: (Binding) -> Outcome) -> Outcome {
        let position = Int(source.position)
        if source.field < 0 { return body(bindings.slots[position]) }
        let owner: Binding
        if source.isLocal {
            guard position < bindings.locals.count else { return .undecided }
            owner = bindings.locals[position]
        } else {
            owner = bindings.slots[position]
        }
        guard case .value(.object(let object)) = owner, Int(source.field) < object.fields.count else {
            return .undecided
        }
        return body(object.fields[Int(source.field)])
    }
}

extension BooleanPlan.PairTest {
    /// Nil for values that are not both texts, integers, times or Booleans.
    fileprivate func holds(_ a: borrowing Value, _ b: borrowing Value) -> Bool? {
        switch (copy a, copy b) {
        case (.string(let a), .string(let b)):
            guard max(a.utf8.count, b.utf8.count) <= BooleanPlan.longestText else { return nil }
            switch self {
            case .equal: return a.hasSameBytes(as: b)
            case .notEqual: return !a.hasSameBytes(as: b)
            case .ordered: return nil
            }
        case (.int(let a), .int(let b)): return holds(comparing: a, b)
        case (.timestamp(let a), .timestamp(let b)): return holds(comparing: a, b)
        default: return nil
        }
    }

    private func holds<T: Comparable>(comparing a: T, _ b: T) -> Bool {
        switch self {
        case .equal: a == b
        case .notEqual: a != b
        case .ordered(let test): test.holds(Order(comparing: a, b))
        }
    }
}
