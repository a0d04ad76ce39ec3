extension Evaluation {
    /// `&&`: false wins over unknowns and errors, those over true.
    mutating func all(_ operands: Operands, _ bindings: Bindings) -> Value {
        junction(operands, "&&", decidedBy: false, bindings)
    }

    /// `||`: true wins over unknowns and errors, those over false.
    mutating func any(_ operands: Operands, _ bindings: Bindings) -> Value {
        junction(operands, "||", decidedBy: true, bindings)
    }

    private mutating func junction(
        _ operands: Operands, _ name: String, decidedBy decisive: Bool, _ bindings: Bindings
    ) -> Value {
        var failure: Value?
        for position in operands.start..<(operands.start + operands.count) {
            let operand = value(program.operands[position], bindings)
            if case .bool(let flag) = operand {
                if flag == decisive { return operand }
            } else {
                failure = Self.worse(failure, operand, in: name)
            }
        }
        return failure ?? .bool(!decisive)
    }

    /// Of two values that are not Boolean: an unknown, all unknowns together, or else the first error.
    static func worse(_ first: Value?, _ second: Value, in function: String) -> Value {
        switch (first, second) {
        case (.unknown(let a)?, .unknown(let b)): .unknown(a.union(b))
        case (.unknown(let unknowns)?, _): .unknown(unknowns)
        case (_, .unknown): second
        case (let first?, _): first
        case (nil, .error): second
        case (nil, _): .error(.noSuchOverload(function: function))
        }
    }

    /// What a strict operation gives for operands one of which has no value; nil where both have one.
    static func failure(_ a: Value, _ b: Value) -> Value? {
        switch (a, b) {
        case (.unknown(let a), .unknown(let b)): .unknown(a.union(b))
        case (.unknown, _): a
        case (_, .unknown): b
        case (.error, _): a
        case (_, .error): b
        default: nil
        }
    }

    mutating func conditional(_ condition: Value, _ yes: Int, _ no: Int, _ bindings: Bindings) -> Value {
        switch condition {
        case .bool(let flag): value(flag ? yes : no, bindings)
        case .error, .unknown: condition
        default: .error(.noSuchOverload(function: "?:"))
        }
    }

    mutating func equality(_ a: Value, _ b: Value, negated: Bool) -> Value {
        if let failure = Self.failure(a, b) { return failure }
        let outcome = Equality.compare(a, b, &budget)
        if case .bool(let flag) = outcome { return .bool(flag != negated) }
        return outcome
    }

    mutating func ordered(_ test: OrderTest, _ a: Value, _ b: Value) -> Value {
        if let failure = Self.failure(a, b) { return failure }
        budget.charge(min(a.textWeight, b.textWeight))
        return Order(a, b).map { .bool(test.holds($0)) } ?? .error(.noSuchOverload(function: test.rawValue))
    }

    func negation(_ operand: Value) -> Value {
        switch operand {
        case .bool(let flag): .bool(!flag)
        case .error, .unknown: operand
        default: .error(.noSuchOverload(function: "!"))
        }
    }

    /// `in`: an element of a list, or a key of a map.
    mutating func containment(of value: Value, in container: Value) -> Value {
        if let failure = Self.failure(value, container) { return failure }
        switch container {
        case .list(let elements): return Equality.contains(elements, value, &budget)
        case .map(let map):
            budget.charge(value.textWeight)
            guard let key = MapKey(value) else { return .bool(false) }
            return .bool(map[key] != nil)
        default: return .error(.noSuchOverload(function: "in"))
        }
    }

    mutating func match(_ value: Value, _ pattern: Pattern) -> Value {
        switch value {
        case .string(let text):
            budget.charge(pattern.cost(ofTextWeighing: text.weight))
            return .bool(!budget.isExhausted && pattern.matches(text))
        case .error, .unknown: return value
        default: return .error(.noSuchOverload(function: "matches"))
        }
    }
}

extension Value {
    /// Steps that reading the whole of a text costs.
    var textWeight: Int {
        switch self {
        case .string(let text): text.weight
        case .bytes(let bytes): bytes.weight
        default: 0
        }
    }
}
