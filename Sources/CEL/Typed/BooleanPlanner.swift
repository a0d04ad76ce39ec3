/// Makes the typed plan from a program: recognises the tests that the plan knows, and leaves the others to the general
/// evaluation, each on its own.
struct BooleanPlanner {
    let program: Program
    private(set) var steps: [BooleanPlan.Step] = []
    private(set) var operands: [Int] = []
    private(set) var texts: [BooleanPlan.Text] = []
    private(set) var textLists: [[BooleanPlan.Text]] = []
    private(set) var numberLists: [[Int64]] = []
    private(set) var times: [Timestamp] = []
    private(set) var cost = 0

    static func plan(_ program: Program) -> BooleanPlan {
        var planner = BooleanPlanner(program: program)
        let root = planner.step(for: program.root)
        return BooleanPlan(planner, root: root)
    }

    private init(program: Program) {
        self.program = program
    }

    // MARK: Steps

    private mutating func step(for instruction: Int) -> Int {
        let step = recognised(instruction) ?? .general(instruction)
        steps.append(step)
        return steps.count - 1
    }

    private mutating func recognised(_ instruction: Int) -> BooleanPlan.Step? {
        cost += 3
        switch program.instructions[instruction] {
        case .constant:
            guard case .bool(let flag)? = constant(instruction) else { return nil }
            return .constant(flag)
        case .slot, .local, .field: return source(instruction).map { .flag($0) }
        case .slotPresence(let slot): return .presence(Self.slot(slot))
        case .fieldPresence(let operand, let position, let origin):
            return field(operand, position, origin).map { .presence($0) }
        case .and(let list): return .all(junction(list))
        case .or(let list): return .any(junction(list))
        case .not(let operand): return .not(step(for: operand))
        case .conditional(let condition, let yes, let no):
            return .conditional(step(for: condition), step(for: yes), step(for: no))
        case .equal(let a, let b): return equality(a, b, negated: false)
        case .notEqual(let a, let b): return equality(a, b, negated: true)
        case .ordered(let test, let a, let b): return order(test, a, b) ?? order(test.reversed, b, a)
        case .contained(let element, let list): return containment(element, list)
        case .callTwo(let call, let text, let other):
            guard let test = program.calls[call].textTest, let source = source(text),
                case .string(let other)? = constant(other)
            else { return nil }
            cost += test.cost(Self.longestText.weight, other.weight)
            return .textTest(test, source, constant: add(other))
        case .matches(let operand, let pattern):
            cost += program.patterns[pattern].cost(ofTextWeighing: Self.longestText.weight)
            return source(operand).map { .matches($0, pattern: pattern) }
        case .object, .objectPresence, .variable, .select, .presence, .index, .callOne, .call, .list, .map, .loop,
            .bind, .optionalMap:
            return nil
        }
    }

    private mutating func junction(_ list: Operands) -> Operands {
        var planned: [Int] = []
        for operand in program.operands[list.start..<(list.start + list.count)] { planned.append(step(for: operand)) }
        operands += planned
        return Operands(start: operands.count - planned.count, count: planned.count)
    }

    private mutating func equality(_ a: Int, _ b: Int, negated: Bool) -> BooleanPlan.Step? {
        guard let left = source(a) else { return source(b) == nil ? nil : equality(b, a, negated: negated) }
        switch constant(b) {
        case .string(let text)?:
            cost += text.weight
            return .text(left, constant: add(text), negated: negated)
        case .int(let number)?: return .numberEquals(left, number, negated: negated)
        case .some: return nil
        case nil:
            cost += Self.longestText.weight
            return source(b).map { .pair(left, $0, negated ? .notEqual : .equal) }
        }
    }

    private mutating func order(_ test: OrderTest, _ a: Int, _ b: Int) -> BooleanPlan.Step? {
        guard let left = source(a) else { return nil }
        switch constant(b) {
        case .int(let number)?: return .number(left, test, number)
        case .timestamp(let time)?:
            times.append(time)
            return .time(left, test, constant: times.count - 1)
        case .some: return nil
        case nil:
            cost += Self.longestText.weight
            return source(b).map { .pair(left, $0, .ordered(test)) }
        }
    }

    private mutating func containment(_ element: Int, _ list: Int) -> BooleanPlan.Step? {
        if case .string(let text)? = constant(element), let source = source(list) {
            cost += BooleanPlan.longestList * (1 + text.weight)
            return .listHasText(source, constant: add(text))
        }
        guard let source = source(element), case .list(let elements)? = constant(list) else { return nil }
        let texts = elements.compactMap { String($0) }
        if texts.count == elements.count {
            cost += texts.reduce(0) { $0 + 1 + $1.weight }
            textLists.append(texts.map { BooleanPlan.Text($0) })
            return .textAmong(source, list: textLists.count - 1)
        }
        let numbers = elements.compactMap { Int64($0) }
        guard numbers.count == elements.count else { return nil }
        cost += numbers.count
        numberLists.append(numbers)
        return .numberAmong(source, list: numberLists.count - 1)
    }

    // MARK: Operands

    private static let longestText = String(
        decoding: repeatElement(0x20, count: BooleanPlan.longestText), as: UTF8.self)

    private func constant(_ instruction: Int) -> Value? {
        if case .constant(let position) = program.instructions[instruction] { return program.constants[position] }
        return nil
    }

    private mutating func add(_ text: String) -> Int {
        texts.append(BooleanPlan.Text(text))
        return texts.count - 1
    }

    private static func slot(_ slot: Int) -> BooleanPlan.Source {
        BooleanPlan.Source(isLocal: false, position: Int32(slot), field: -1, origin: Int32(slot))
    }

    private func source(_ instruction: Int) -> BooleanPlan.Source? {
        switch program.instructions[instruction] {
        case .slot(let slot): Self.slot(slot)
        case .field(let operand, let position, let origin): field(operand, position, origin)
        default: nil
        }
    }

    /// A field of an object that stands in a slot or a local.
    private func field(_ operand: Int, _ position: Int, _ origin: Int) -> BooleanPlan.Source? {
        switch program.instructions[operand] {
        case .local(let local):
            BooleanPlan.Source(
                isLocal: true, position: Int32(local), field: Int32(position), origin: Int32(origin))
        case .slot(let slot):
            BooleanPlan.Source(isLocal: false, position: Int32(slot), field: Int32(position), origin: Int32(origin))
        default: nil
        }
    }
}
