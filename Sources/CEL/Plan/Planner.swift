/// Turns a checked tree into a program: names become numbers, what can be computed at once is.
struct Planner {
    private(set) var instructions: [Instruction] = []
    private(set) var operands: [Int] = []
    private(set) var constants: [Value] = []
    private(set) var names: [String] = []
    var calls: [Program.Call] = []
    var patterns: [Pattern] = []
    var objects: [(type: ObjectType, places: [Place])] = []
    var lists: [[(node: Int, isOptional: Bool)]] = []
    var maps: [[(key: Int, value: Int, isOptional: Bool)]] = []
    var loops: [Program.Loop] = []
    var valueSlots: Set<Int> = []
    var presenceSlots: Set<Int> = []
    /// Fields that are read by value of objects outside the slots: `argument.text`.
    var valueFields: Set<String> = []
    var errors: [CELError] = []

    let checked: CheckedTree
    let limits: Limits
    let slotCount: Int
    /// The slot that each variable of a macro stems from, innermost last.
    var origins: [Int] = []

    init(_ checked: CheckedTree, slotCount: Int, limits: Limits) {
        self.checked = checked
        self.slotCount = slotCount
        self.limits = limits
    }

    // MARK: Emitting

    mutating func emit(_ instruction: Instruction) -> Int {
        instructions.append(instruction)
        return instructions.count - 1
    }

    mutating func emit(constant value: Value) -> Int {
        constants.append(value)
        return emit(.constant(constants.count - 1))
    }

    mutating func list(_ operands: [Int]) -> Operands {
        self.operands += operands
        return Operands(start: self.operands.count - operands.count, count: operands.count)
    }

    mutating func name(_ name: String) -> Int {
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

    mutating func planBody(_ body: NodeID, origin: Int) -> Int {
        origins.append(origin)
        defer { origins.removeLast() }
        return plan(body)
    }

    // MARK: Folding

    mutating func emitFolded(_ instruction: Instruction) -> Int {
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
    mutating func fold(_ instruction: Int, _ operands: [Int]) -> Int {
        guard operands.allSatisfy({ constant(at: $0) != nil }) else { return instruction }
        let value = computed(instruction)
        guard !value.isFailure else { return instruction }
        instructions.removeLast()
        return emit(constant: value)
    }

    /// A function of its own, so that the program, which shares the planner's tables, is gone before they change.
    private func computed(_ instruction: Int) -> Value {
        let program = Program(
            self, root: instruction, variableDepth: 0, slotPaths: [], localNames: [], costLimit: Self.foldingCost)
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
