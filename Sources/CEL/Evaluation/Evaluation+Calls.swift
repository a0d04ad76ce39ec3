extension Evaluation {
    mutating func callOne(_ call: Program.Call, _ argument: Value) -> Value {
        if argument.isFailure { return argument }
        for implementation in call.implementations {
            if let result = implementation.apply(argument, &budget) { return result }
        }
        return .error(.noSuchOverload(function: call.name))
    }

    mutating func callTwo(_ call: Program.Call, _ first: Value, _ second: Value) -> Value {
        if let failure = Self.failure(first, second) { return failure }
        for implementation in call.implementations {
            if let result = implementation.apply(first, second, &budget) { return result }
        }
        return .error(.noSuchOverload(function: call.name))
    }

    mutating func callMany(_ call: Program.Call, _ operands: Operands, _ bindings: Bindings) -> Value {
        var arguments: [Value] = []
        arguments.reserveCapacity(operands.count)
        var failure: Value?
        for position in operands.start..<(operands.start + operands.count) {
            let argument = value(program.operands[position], bindings)
            if argument.isFailure { failure = Self.worse(failure, argument, in: call.name) }
            arguments.append(argument)
        }
        if let failure { return failure }
        for implementation in call.implementations {
            if let result = implementation.apply(arguments, &budget) { return result }
        }
        return .error(.noSuchOverload(function: call.name))
    }
}

extension Overload.Implementation {
    func apply(_ argument: Value, _ budget: inout Budget) -> Value? {
        switch self {
        case .one(let body): body(argument, &budget)
        case .two: nil
        case .many(let body): body([argument], &budget)
        }
    }

    func apply(_ first: Value, _ second: Value, _ budget: inout Budget) -> Value? {
        switch self {
        case .one: nil
        case .two(let body): body(first, second, &budget)
        case .many(let body): body([first, second], &budget)
        }
    }

    func apply(_ arguments: [Value], _ budget: inout Budget) -> Value? {
        switch self {
        case .one, .two: nil
        case .many(let body): body(arguments, &budget)
        }
    }
}
