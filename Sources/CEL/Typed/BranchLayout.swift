/// Lays a plan's logic out as branches: `&&`, `||`, `!` and `?:` become the ways between the tests, and cost nothing.
struct BranchLayout {
    private let steps: [BooleanPlan.Step]
    private let operands: [Int]
    private let texts: [BooleanPlan.Text]
    private(set) var branches: [Branch] = []

    /// A layout is a copy of the plan; of one this long it is not worth its memory.
    private static let longestWay = 1_000

    /// No branches where there would be too many.
    static func branches(for planner: BooleanPlanner, root: Int) -> (branches: [Branch], entry: Int) {
        var layout = BranchLayout(planner)
        let entry = layout.lay(root, Branch.isTrue, Branch.isFalse)
        return layout.branches.count < longestWay ? (layout.branches, entry) : ([], 0)
    }

    private init(_ planner: BooleanPlanner) {
        steps = planner.steps
        operands = planner.operands
        texts = planner.texts
    }

    /// The position at which to begin, for a step whose answers lead to two places.
    private mutating func lay(_ step: Int, _ whenTrue: Int, _ whenFalse: Int) -> Int {
        guard branches.count < Self.longestWay else { return Branch.isFalse }
        switch steps[step] {
        case .constant(let flag): return flag ? whenTrue : whenFalse
        case .not(let operand): return lay(operand, whenFalse, whenTrue)
        case .all(let list):
            return operands[list.start..<(list.start + list.count)].reversed().reduce(whenTrue) { next, operand in
                lay(operand, next, whenFalse)
            }
        case .any(let list):
            return operands[list.start..<(list.start + list.count)].reversed().reduce(whenFalse) { next, operand in
                lay(operand, whenTrue, next)
            }
        case .conditional(let condition, let yes, let no):
            return lay(condition, lay(yes, whenTrue, whenFalse), lay(no, whenTrue, whenFalse))
        case .presence, .flag, .text, .textTest, .textAmong, .matches, .listHasText, .number, .numberEquals,
            .numberAmong, .time, .pair, .general:
            return ask(step, whenTrue, whenFalse)
        }
    }

    private mutating func ask(_ step: Int, _ whenTrue: Int, _ whenFalse: Int) -> Int {
        switch steps[step] {
        case .presence(let source) where source.isSlot: add(.presence(slot: source.slot), whenTrue, whenFalse)
        case .flag(let source) where source.isSlot: add(.bool(slot: source.slot), whenTrue, whenFalse)
        case .text(let source, let constant, let negated)
        where source.isSlot && Glance.isWhole(texts[constant].digest):
            add(
                .text(slot: source.slot, digest: texts[constant].digest), negated ? whenFalse : whenTrue,
                negated ? whenTrue : whenFalse)
        case .number(let source, let order, let number) where source.isSlot:
            add(.number(slot: source.slot, order, number), whenTrue, whenFalse)
        default: add(.step(step), whenTrue, whenFalse)
        }
    }

    private mutating func add(_ probe: Branch.Probe, _ whenTrue: Int, _ whenFalse: Int) -> Int {
        branches.append(Branch(probe: probe, whenTrue: whenTrue, whenFalse: whenFalse))
        return branches.count - 1
    }
}
