extension BooleanPlan {
    func presence(_ source: Source, _ bindings: Bindings) -> Outcome {
        switch glance(source, bindings)?.kind {
        case .absent: .false
        case .unknown: .unknown(Evaluation.unknowns(Int(source.origin)))
        case .given, .bool, .int, .text, .other: .true
        case .failure, nil: .undecided
        }
    }

    /// Judges a value of the expected kind by its word; `holds` gives nil where it cannot tell.
    func test(
        _ source: Source, _ expected: Glance.Kind, _ bindings: Bindings, _ holds: (UInt64) -> Bool?
    ) -> Outcome {
        guard let glance = glance(source, bindings) else { return .undecided }
        switch glance.kind {
        case .absent: return source.isSlot ? .absent(slot: source.position) : .undecided
        case .given, .unknown: return .unknown(Evaluation.unknowns(Int(source.origin)))
        case .bool, .int, .text, .other, .failure:
            guard glance.kind == expected else { return .undecided }
            return holds(glance.word).map { Outcome($0) } ?? .undecided
        }
    }

    /// Compares two values that are read.
    func pair(_ a: Source, _ b: Source, _ pairTest: PairTest, _ bindings: Bindings) -> Outcome {
        let (first, second) = (reading(a, bindings), reading(b, bindings))
        guard first.isTrue, second.isTrue else { return first.joined(second) }
        guard let first = value(a, bindings), let second = value(b, bindings) else { return .undecided }
        return pairTest.holds(first, second).map { Outcome($0) } ?? .undecided
    }

    /// True where there is a value to read.
    private func reading(_ source: Source, _ bindings: Bindings) -> Outcome {
        switch glance(source, bindings)?.kind {
        case .absent: source.isSlot ? .absent(slot: source.position) : .undecided
        case .given, .unknown: .unknown(Evaluation.unknowns(Int(source.origin)))
        case .bool, .int, .text, .other: .true
        case .failure, nil: .undecided
        }
    }

    // MARK: Values

    private func glance(_ source: Source, _ bindings: Bindings) -> Glance? {
        if source.isSlot { return bindings.glances[Int(source.position)] }
        return binding(source, bindings).map { Glance($0) }
    }

    /// Nil for a field where there is no object.
    private func binding(_ source: Source, _ bindings: Bindings) -> Binding? {
        let position = Int(source.position)
        if source.isSlot { return bindings.slots[position] }
        let owner: Binding
        if source.isLocal {
            guard position < bindings.locals.count else { return nil }
            owner = bindings.locals[position]
        } else {
            owner = bindings.slots[position]
        }
        guard case .value(.object(let object)) = owner, Int(source.field) < object.fields.count else { return nil }
        return object.fields[Int(source.field)]
    }

    func value(_ source: Source, _ bindings: Bindings) -> Value? {
        if case .value(let value) = binding(source, bindings) { return value }
        return nil
    }

    /// Whether the text with a digest, which stands at a source, is a constant one.
    func equals(_ digest: UInt64, _ text: Text, _ source: Source, _ bindings: Bindings) -> Bool {
        guard digest == text.digest else { return false }
        if Glance.isWhole(digest) { return true }
        guard case .string(let found) = value(source, bindings) else { return false }
        return found.hasSameBytes(as: text.string)
    }

    /// Nil for a text whose reading the general plan would count.
    func shortText(_ source: Source, _ bindings: Bindings) -> String? {
        guard case .string(let text) = value(source, bindings), text.utf8.count <= Self.longestText else { return nil }
        return text
    }

    func list(_ source: Source, _ bindings: Bindings, contains text: String) -> Bool? {
        guard case .list(let elements) = value(source, bindings), elements.count <= Self.longestList else { return nil }
        for element in elements {
            if case .string(let found) = element, found.hasSameBytes(as: text) { return true }
        }
        return false
    }
}

extension BooleanPlan.Source {
    /// Whether it is the whole of a slot.
    var isSlot: Bool { field < 0 && !isLocal }
    var slot: Int { Int(position) }
}

extension BooleanPlan.PairTest {
    /// Nil for values that are not both texts, integers or times.
    fileprivate func holds(_ a: Value, _ b: Value) -> Bool? {
        switch (a, b) {
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
