/// Turns a checked tree into a program: names become numbers, what can be computed at once is.
struct Planner {
    private(set) var instructions: [Instruction] = []
    private(set) var operands: [Int] = []
    private(set) var constants: [Value] = []
    private(set) var names: [String] = []
    private(set) var calls: [Program.Call] = []
    private(set) var patterns: [Pattern] = []
    private(set) var objects: [(type: ObjectType, places: [Place])] = []
    private(set) var lists: [[(node: Int, isOptional: Bool)]] = []
    private(set) var maps: [[(key: Int, value: Int, isOptional: Bool)]] = []
    private(set) var loops: [Program.Loop] = []
    private(set) var valueSlots: Set<Int> = []
    private(set) var presenceSlots: Set<Int> = []
    /// Fields that are read by value of objects outside the slots: `argument.text`.
    private(set) var valueFields: Set<String> = []
    private(set) var errors: [CELError] = []

    private let checked: CheckedTree
    private let limits: Limits
    private let slotCount: Int
    /// The slot that each variable of a macro stems from, innermost last.
    private var origins: [Int] = []

    init(_ checked: CheckedTree, slotCount: Int, limits: Limits) {
        self.checked = checked
        self.slotCount = slotCount
        self.limits = limits
    }

    // MARK: Emitting

    private mutating func emit(_ instruction: Instruction) -> Int {
        instructions.append(instruction)
        return instructions.count - 1
    }

    private mutating func emit(constant value: Value) -> Int {
        constants.append(value)
        return emit(.constant(constants.count - 1))
    }

    private mutating func list(_ operands: [Int]) -> Operands {
        self.operands += operands
        return Operands(start: self.operands.count - operands.count, count: operands.count)
    }

    private mutating func name(_ name: String) -> Int {
        names.append(name)
        return names.count - 1
    }

    /// The value of an instruction that was computed at once.
    func constant(at instruction: Int) -> Value? {
        if case .constant(let position) = instructions[instruction] { return constants[position] }
        return nil
    }

    // MARK: Nodes

    /// The position of the instruction that gives a node's value.
    mutating func plan(_ node: NodeID) -> Int {
        switch checked.tree[node].kind {
        case .literal(let value): emit(constant: value)
        case .name, .select, .presence: planReference(node)
        case .index(let operand, let index, let isOptional):
            emit(.index(operand: plan(operand), index: plan(index), isOptional: isOptional))
        case .call(_, let arguments): planCall(node, arguments)
        case .method(let target, _, let arguments): planMethod(node, target, arguments)
        case .operation(let operation, let operands): planOperation(node, operation, operands)
        case .and(let operands): emit(.and(list(operands.map { plan($0) })))
        case .or(let operands): emit(.or(list(operands.map { plan($0) })))
        case .conditional(let condition, let yes, let no): emit(.conditional(plan(condition), plan(yes), plan(no)))
        case .list(let elements): planList(elements)
        case .map(let entries): planMap(entries)
        case .comprehension(let loop): planLoop(loop)
        case .bind(_, let value, let body):
            emit(.bind(variable: origins.count, value: plan(value), body: planBody(body, origin: origin(of: value))))
        case .optionalMap(let target, _, let body, let isFlat):
            emit(
                .optionalMap(
                    operand: plan(target), variable: origins.count, body: planBody(body, origin: origin(of: target)),
                    isFlat: isFlat))
        case .invalid: emit(constant: .error(.noSuchOverload(function: "invalid")))
        }
    }

    private mutating func planBody(_ body: NodeID, origin: Int) -> Int {
        origins.append(origin)
        defer { origins.removeLast() }
        return plan(body)
    }

    // MARK: Names and fields

    private mutating func planReference(_ node: NodeID) -> Int {
        let kind = checked.tree[node].kind
        var isPresence = false
        if case .presence = kind { isPresence = true }
        switch checked.reference(of: node) {
        case .place(let place): return isPresence ? planPresence(of: place) : planValue(of: place)
        case .local(let position): return emit(.local(position))
        case .variable(let depth): return emit(.variable(depth))
        case .type(let name): return emit(constant: .type(name))
        case .unresolved(let error): return emit(constant: .error(error))
        case .field, .function, nil: return planField(node, kind)
        }
    }

    private mutating func planField(_ node: NodeID, _ kind: Node.Kind) -> Int {
        switch kind {
        case .select(let operand, let field, let isOptional):
            if case .object(let type) = checked.type(of: operand) { valueFields.insert("\(type).\(field)") }
            if case .field(let position) = checked.reference(of: node), !isOptional, !isOptionalObject(operand) {
                return emit(.field(operand: plan(operand), position: position, origin: origin(of: operand)))
            }
            return emit(.select(operand: plan(operand), name: name(field), isOptional: isOptional))
        case .presence(let operand, let field):
            if case .field(let position) = checked.reference(of: node), !isOptionalObject(operand) {
                return emit(.fieldPresence(operand: plan(operand), position: position, origin: origin(of: operand)))
            }
            return emit(.presence(operand: plan(operand), name: name(field)))
        default: return emit(constant: .error(.noSuchField("")))
        }
    }

    private func isOptionalObject(_ node: NodeID) -> Bool { checked.type(of: node).isOptional }

    private mutating func planValue(of place: Place) -> Int {
        valueSlots.formUnion(place.slots)
        switch place {
        case .slot(let slot): return emit(.slot(slot))
        case .fields(let type, let places):
            objects.append((type, places))
            return emit(.object(objects.count - 1))
        }
    }

    private mutating func planPresence(of place: Place) -> Int {
        presenceSlots.formUnion(place.slots)
        switch place {
        case .slot(let slot): return emit(.slotPresence(slot))
        case .fields(let type, let places):
            objects.append((type, places))
            return emit(.objectPresence(objects.count - 1))
        }
    }

    /// The slot that a value stems from, or -1.
    private func origin(of node: NodeID) -> Int {
        switch checked.tree[node].kind {
        case .name, .select:
            switch checked.reference(of: node) {
            case .place(.slot(let slot)): return slot
            case .local(let position): return slotCount + position
            case .variable(let depth): return depth < origins.count ? origins[depth] : -1
            case .field, nil:
                if case .select(let operand, _, _) = checked.tree[node].kind { return origin(of: operand) }
                return -1
            case .place(.fields), .type, .function, .unresolved: return -1
            }
        case .index(let operand, _, _): return origin(of: operand)
        case .comprehension(let loop): return origin(of: loop.range)
        default: return -1
        }
    }

    // MARK: Calls

    private mutating func planCall(_ node: NodeID, _ arguments: [NodeID]) -> Int {
        switch checked.reference(of: node) {
        case .function(let name, let overloads, _):
            return emitCall(node, name, overloads, arguments.map { plan($0) })
        case .unresolved(let error): return emit(constant: .error(error))
        case .place, .local, .variable, .type, .field, nil:
            return emit(constant: .error(.noSuchOverload(function: "call")))
        }
    }

    private mutating func planMethod(_ node: NodeID, _ target: NodeID, _ arguments: [NodeID]) -> Int {
        if case .function(_, _, hasReceiver: true) = checked.reference(of: node) {
            return planCall(node, [target] + arguments)
        }
        return planCall(node, arguments)
    }

    private mutating func planOperation(_ node: NodeID, _ operation: Operator, _ operands: [NodeID]) -> Int {
        if case .unresolved = checked.reference(of: node) { return planCall(node, operands) }
        switch operation {
        case .equal: return emitFolded(.equal(plan(operands[0]), plan(operands[1])))
        case .notEqual: return emitFolded(.notEqual(plan(operands[0]), plan(operands[1])))
        case .in: return emitFolded(.contained(plan(operands[0]), plan(operands[1])))
        case .not: return emitFolded(.not(plan(operands[0])))
        case .less: return emitFolded(.ordered(.less, plan(operands[0]), plan(operands[1])))
        case .lessOrEqual: return emitFolded(.ordered(.lessOrEqual, plan(operands[0]), plan(operands[1])))
        case .greater: return emitFolded(.ordered(.greater, plan(operands[0]), plan(operands[1])))
        case .greaterOrEqual: return emitFolded(.ordered(.greaterOrEqual, plan(operands[0]), plan(operands[1])))
        case .add, .subtract, .multiply, .divide, .remainder, .negate: return planCall(node, operands)
        }
    }

    private mutating func emitCall(_ node: NodeID, _ name: String, _ overloads: [Overload], _ arguments: [Int]) -> Int {
        if name == "matches", arguments.count == 2, case .string(let text)? = constant(at: arguments[1]) {
            return emitMatch(node, arguments[0], text)
        }
        calls.append(
            Program.Call(
                name: name, implementations: overloads.map(\.implementation),
                textTest: overloads.count == 1 ? overloads[0].textTest : nil))
        let call = calls.count - 1
        return switch arguments.count {
        case 1: emitFolded(.callOne(call, arguments[0]))
        case 2: emitFolded(.callTwo(call, arguments[0], arguments[1]))
        default: emitFolded(.call(call, list(arguments)))
        }
    }

    /// A pattern that is written out is compiled now, and refused now.
    private mutating func emitMatch(_ node: NodeID, _ operand: Int, _ text: String) -> Int {
        do throws(Pattern.Failure) {
            guard patterns.count < limits.patterns else {
                throw Pattern.Failure(reason: "the expression has more than \(limits.patterns) patterns")
            }
            patterns.append(try Pattern(text, memory: limits.patternMemory))
            return emitFolded(.matches(operand: operand, pattern: patterns.count - 1))
        } catch {
            let range = checked.tree[node].kind.children.last.map { checked.tree[$0].range }
            errors.append(
                CELError(
                    kind: .invalidPattern(text, reason: error.reason), range: range ?? checked.tree[node].range))
            return emit(constant: .error(.invalidPattern(error.reason)))
        }
    }

    // MARK: Collections

    private mutating func planList(_ elements: [Node.Element]) -> Int {
        let planned = elements.map { (node: plan($0.node), isOptional: $0.isOptional) }
        lists.append(planned)
        return fold(emit(.list(lists.count - 1)), planned.map(\.node))
    }

    private mutating func planMap(_ entries: [Node.Entry]) -> Int {
        let planned = entries.map { (key: plan($0.key), value: plan($0.value), isOptional: $0.isOptional) }
        maps.append(planned)
        return fold(emit(.map(maps.count - 1)), planned.flatMap { [$0.key, $0.value] })
    }

    private mutating func planLoop(_ loop: Node.Comprehension) -> Int {
        let range = plan(loop.range)
        let variable = origins.count
        let origin = origin(of: loop.range)
        origins += loop.variables.map { _ in origin }
        let condition = loop.condition.map { plan($0) }
        let result = loop.result.map { plan($0) }
        origins.removeLast(loop.variables.count)
        loops.append(
            Program.Loop(
                kind: loop.kind, range: range, variable: variable, hasTwoVariables: loop.variables.count == 2,
                condition: condition, result: result))
        return emit(.loop(loops.count - 1))
    }

    // MARK: Folding

    private mutating func emitFolded(_ instruction: Instruction) -> Int {
        let operands: [Int]
        switch instruction {
        case .equal(let a, let b), .notEqual(let a, let b), .contained(let a, let b), .ordered(_, let a, let b),
            .callTwo(_, let a, let b):
            operands = [a, b]
        case .not(let operand), .callOne(_, let operand), .matches(let operand, _): operands = [operand]
        case .call(_, let list): operands = Array(self.operands[list.start..<(list.start + list.count)])
        default: return emit(instruction)
        }
        return fold(emit(instruction), operands)
    }

    /// Puts a value in place of an instruction that reads constants only, unless it fails.
    private mutating func fold(_ instruction: Int, _ operands: [Int]) -> Int {
        guard operands.allSatisfy({ constant(at: $0) != nil }) else { return instruction }
        let value = computed(instruction)
        guard !value.isFailure else { return instruction }
        instructions.removeLast()
        return emit(constant: value)
    }

    /// A function of its own, so that the program, which shares the planner's tables, is gone before they change.
    private func computed(_ instruction: Int) -> Value {
        let program = Program(self, root: instruction, variableDepth: 0, slotPaths: [], costLimit: Self.foldingCost)
        return Evaluation.run(program, Bindings())
    }

    /// Enough for a list of names or a date; more is left to the evaluation, which counts it.
    private static let foldingCost = 1_000
}

extension Place {
    var slots: [Int] {
        switch self {
        case .slot(let slot): [slot]
        case .fields(_, let places): places.flatMap(\.slots)
        }
    }
}
