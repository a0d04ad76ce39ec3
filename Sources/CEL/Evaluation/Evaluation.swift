/// One run of a program. Every part of it gives a value, which may be an error or an unknown.
struct Evaluation {
    let program: Program
    var budget: Budget
    /// Of the macros around the instruction at hand, outermost first.
    var variables: [Value]

    init(_ program: Program, costLimit: Int) {
        self.program = program
        budget = Budget(limit: costLimit)
        variables = Array(repeating: .null, count: program.variableDepth)
    }

    static func run(_ program: Program, _ bindings: Bindings) -> Value {
        var evaluation = Evaluation(program, costLimit: program.costLimit)
        let value = evaluation.value(program.root, bindings)
        // Whatever absorbed that error on the way, the result is not to be trusted.
        return evaluation.budget.isExhausted ? .error(.costExceeded(limit: program.costLimit)) : value
    }

    /// The value that an instruction gives.
    mutating func value(_ instruction: Int, _ bindings: Bindings) -> Value {
        let step = program.instructions[instruction]
        if case .constant(let position) = step { return program.constants[position] }
        budget.charge(1)
        if budget.isExhausted { return .error(.costExceeded(limit: program.costLimit)) }
        switch step {
        case .constant(let position): return program.constants[position]
        case .slot(let slot):
            return bindings[slot].read(name: program.slotPaths[slot], origin: Unknowns(slot: slot))
        case .slotPresence(let slot): return bindings[slot].presence(origin: Unknowns(slot: slot))
        case .object(let position): return object(position, bindings)
        case .objectPresence(let position): return objectPresence(program.objects[position].places, bindings)
        case .local(let position): return local(position, bindings)
        case .variable(let depth): return variables[depth]
        case .field(let operand, let position, let origin):
            return field(value(operand, bindings), position, origin: Self.unknowns(origin))
        case .fieldPresence(let operand, let position, let origin):
            return fieldPresence(value(operand, bindings), position, origin: Self.unknowns(origin))
        case .select(let operand, let name, let isOptional):
            return select(value(operand, bindings), program.names[name], isOptional: isOptional)
        case .presence(let operand, let name): return presence(value(operand, bindings), program.names[name])
        case .index(let operand, let index, let isOptional):
            return element(value(operand, bindings), value(index, bindings), isOptional: isOptional)
        case .and(let operands): return all(operands, bindings)
        case .or(let operands): return any(operands, bindings)
        case .conditional(let condition, let yes, let no):
            return conditional(value(condition, bindings), yes, no, bindings)
        case .equal(let a, let b): return equality(value(a, bindings), value(b, bindings), negated: false)
        case .notEqual(let a, let b): return equality(value(a, bindings), value(b, bindings), negated: true)
        case .contained(let a, let b): return containment(of: value(a, bindings), in: value(b, bindings))
        case .ordered(let test, let a, let b): return ordered(test, value(a, bindings), value(b, bindings))
        case .not(let operand): return negation(value(operand, bindings))
        case .callOne(let call, let a): return callOne(program.calls[call], value(a, bindings))
        case .callTwo(let call, let a, let b):
            return callTwo(program.calls[call], value(a, bindings), value(b, bindings))
        case .call(let call, let operands): return callMany(program.calls[call], operands, bindings)
        case .matches(let operand, let pattern): return match(value(operand, bindings), program.patterns[pattern])
        case .list(let position): return list(program.lists[position], bindings)
        case .map(let position): return map(program.maps[position], bindings)
        case .loop(let position): return loop(program.loops[position], bindings)
        case .bind(let variable, let operand, let body):
            variables[variable] = value(operand, bindings)
            return value(body, bindings)
        case .optionalMap(let operand, let variable, let body, let isFlat):
            return optionalMap(value(operand, bindings), variable, body, isFlat: isFlat, bindings)
        }
    }

    /// No slot is -1.
    static func unknowns(_ origin: Int) -> Unknowns {
        origin < 0 ? Unknowns() : Unknowns(slot: origin)
    }

    private func local(_ position: Int, _ bindings: Bindings) -> Value {
        let name = program.localNames[position]
        guard position < bindings.locals.count else { return .error(.unknownVariable(name)) }
        return bindings.locals[position].read(name: name, origin: Unknowns(slot: bindings.slots.count + position))
    }
}
