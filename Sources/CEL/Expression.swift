/// A compiled expression: lexed, parsed, checked and planned once, evaluated as often as needed.
public struct Expression: Sendable {
    /// As it was given.
    public let source: String
    /// What it evaluates to, as far as is known before it runs.
    public let type: CELType
    /// Slots that it reads by value, in ascending order.
    public let valueSlots: [Int]
    /// Slots that it tests with `has()`, in ascending order.
    public let presenceSlots: [Int]
    /// Fields that it reads by value of objects that stand in lists or locals, as `type.field`, in order.
    public let valueFields: [String]

    private let program: Program
    private let booleanPlan: BooleanPlan

    /// Compiles an expression: parses, checks and plans it.
    ///
    /// - Parameters:
    ///   - expecting: the type that it must have; a `dyn` expression passes, and is judged when it runs.
    ///   - locals: variables besides the declared ones, which take their values from `Bindings.locals`.
    /// - Throws: everything that is wrong with it.
    public init(
        _ source: String, _ declarations: Declarations, expecting: CELType? = nil,
        locals: [(name: String, type: CELType)] = [], limits: Limits = Limits()
    ) throws(CELErrors) {
        let parsed = try ParsedExpression(source, limits: limits)
        try self.init(CheckedExpression(parsed, declarations, expecting: expecting, locals: locals))
    }

    /// Compiles an expression without comparing types: what does not fit is an error when it is evaluated.
    public init(
        unchecked source: String, _ declarations: Declarations, locals: [(name: String, type: CELType)] = [],
        limits: Limits = Limits()
    ) throws(CELErrors) {
        let parsed = try ParsedExpression(source, limits: limits)
        try self.init(CheckedExpression(unchecked: parsed, declarations, locals: locals))
    }

    /// Plans an expression that was checked: resolves its names to numbers, computes its constants, compiles its patterns.
    public init(_ checked: CheckedExpression) throws(CELErrors) {
        let limits = checked.parsed.limits
        var planner = Planner(checked.tree, slotCount: checked.slotPaths.count, limits: limits)
        let root = planner.plan(checked.tree.tree.root)
        source = checked.parsed.source
        guard planner.errors.isEmpty else { throw CELErrors(source: source, errors: planner.errors) }
        type = checked.type
        valueSlots = planner.valueSlots.sorted()
        presenceSlots = planner.presenceSlots.sorted()
        valueFields = planner.valueFields.sorted()
        program = Program(
            planner, root: root, variableDepth: checked.tree.variableDepth, slotPaths: checked.slotPaths,
            localNames: checked.localNames, costLimit: limits.cost)
        booleanPlan = BooleanPlanner.plan(program)
    }

    /// The value; errors and unknowns are values, nothing is thrown.
    public func evaluate(_ bindings: Bindings) -> Value {
        Evaluation.run(program, bindings)
    }

    /// Whether `evaluateBool` has a plan of its own for it.
    public var isTyped: Bool { booleanPlan.isTyped }

    /// What a Boolean expression comes to, by the faster plan for such expressions.
    public func evaluateBool(_ bindings: Bindings) -> Verdict {
        booleanPlan.verdict(bindings)
    }
}
