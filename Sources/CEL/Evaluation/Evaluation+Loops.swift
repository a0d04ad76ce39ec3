extension Evaluation {
    mutating func loop(_ loop: Program.Loop, _ bindings: Bindings) -> Value {
        let range = value(loop.range, bindings)
        guard let elements = Elements(range) else {
            return range.isFailure ? range : .error(.noSuchOverload(function: loop.kind.rawValue))
        }
        return switch loop.kind {
        case .all: quantify(loop, elements, decidedBy: false, bindings)
        case .exists: quantify(loop, elements, decidedBy: true, bindings)
        case .existsOne: countOne(loop, elements, bindings)
        case .map, .filter, .transformList: collectList(loop, elements, bindings)
        case .transformMap, .transformMapEntry: collectMap(loop, elements, bindings)
        case .sortBy: sort(loop, elements, bindings)
        }
    }

    /// Gives the loop's variables their values; false when the evaluation has cost too much to go on.
    private mutating func enter(_ loop: Program.Loop, _ elements: Elements, at position: Int) -> Bool {
        budget.charge(1)
        if loop.hasTwoVariables {
            (variables[loop.variable], variables[loop.variable + 1]) = elements.pair(at: position)
        } else {
            variables[loop.variable] = elements.single(at: position)
        }
        return !budget.isExhausted
    }

    /// The condition of a loop that has none holds.
    private mutating func condition(_ loop: Program.Loop, _ bindings: Bindings) -> Value {
        guard let condition = loop.condition else { return .bool(true) }
        let result = value(condition, bindings)
        switch result {
        case .bool, .error, .unknown: return result
        default: return .error(.noSuchOverload(function: loop.kind.rawValue))
        }
    }

    /// `all` and `exists`, which absorb failures as `&&` and `||` do.
    private mutating func quantify(
        _ loop: Program.Loop, _ elements: Elements, decidedBy decisive: Bool, _ bindings: Bindings
    ) -> Value {
        var failure: Value?
        for position in 0..<elements.count {
            guard enter(loop, elements, at: position) else { break }
            let holds = condition(loop, bindings)
            if case .bool(let flag) = holds {
                if flag == decisive { return holds }
            } else {
                failure = Self.worse(failure, holds, in: loop.kind.rawValue)
            }
        }
        return failure ?? .bool(!decisive)
    }

    private mutating func countOne(_ loop: Program.Loop, _ elements: Elements, _ bindings: Bindings) -> Value {
        var count = 0
        var failure: Value?
        for position in 0..<elements.count {
            guard enter(loop, elements, at: position) else { break }
            let holds = condition(loop, bindings)
            if case .bool(let flag) = holds {
                count += flag ? 1 : 0
            } else {
                failure = Self.worse(failure, holds, in: loop.kind.rawValue)
            }
        }
        return failure ?? .bool(count == 1)
    }

    private mutating func collectList(_ loop: Program.Loop, _ elements: Elements, _ bindings: Bindings) -> Value {
        budget.charge(10)
        var result: [Value] = []
        var failure: Value?
        for position in 0..<elements.count {
            guard enter(loop, elements, at: position) else { break }
            let element = element(of: loop, bindings)
            if let element, element.isFailure {
                failure = Self.worse(failure, element, in: loop.kind.rawValue)
            } else if let element {
                result.append(element)
            }
        }
        return failure ?? .list(result)
    }

    private mutating func collectMap(_ loop: Program.Loop, _ elements: Elements, _ bindings: Bindings) -> Value {
        budget.charge(30)
        var result = MapValue()
        var failure: Value?
        for position in 0..<elements.count {
            guard enter(loop, elements, at: position) else { break }
            guard let element = element(of: loop, bindings) else { continue }
            if element.isFailure {
                failure = Self.worse(failure, element, in: loop.kind.rawValue)
            } else if let error = insert(element, of: loop, into: &result) {
                failure = failure ?? .error(error)
            }
        }
        return failure ?? .map(result)
    }

    private mutating func sort(_ loop: Program.Loop, _ elements: Elements, _ bindings: Bindings) -> Value {
        let keys = collectList(loop, elements, bindings)
        guard case .list(let keys) = keys, keys.count == elements.count else { return keys }
        do throws(EvaluationError) {
            return .list(try Sorting.sorted((0..<keys.count).map { elements.single(at: $0) }, by: keys, &budget))
        } catch {
            return .error(error)
        }
    }

    /// What a loop makes of the element at hand; nil where its condition does not hold.
    private mutating func element(of loop: Program.Loop, _ bindings: Bindings) -> Value? {
        let holds = condition(loop, bindings)
        guard case .bool(let flag) = holds else { return holds }
        guard flag else { return nil }
        return loop.result.map { value($0, bindings) } ?? variables[loop.variable]
    }

    private mutating func insert(
        _ element: Value, of loop: Program.Loop, into map: inout MapValue
    ) -> EvaluationError? {
        guard loop.kind == .transformMapEntry else {
            return insert(element, for: variables[loop.variable], into: &map)
        }
        guard case .map(let entries) = element else { return .noSuchOverload(function: loop.kind.rawValue) }
        for entry in entries.entries {
            budget.charge(1)
            if let error = insert(entry.value, for: entry.key.value, into: &map) { return error }
        }
        return nil
    }
}
