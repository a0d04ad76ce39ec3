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
    private let booleanPlan: BooleanPlan?

    /// Compiles an expression.
    ///
    /// - Parameters:
    ///   - expecting: the type that it must have; a `dyn` expression passes, and is judged when it runs.
    ///   - locals: variables besides the declared ones, which take their values from `Bindings.locals`.
    /// - Throws: everything that is wrong with it.
    public init(
        _ source: String, _ declarations: Declarations, expecting: CELType? = nil,
        locals: [(name: String, type: CELType)] = [], limits: Limits = Limits()
    ) throws(CELErrors) {
        try self.init(source, declarations, expecting, locals, limits, .strict)
    }

    /// Compiles an expression without comparing types: what does not fit is an error when it is evaluated.
    public init(
        unchecked source: String, _ declarations: Declarations, locals: [(name: String, type: CELType)] = [],
        limits: Limits = Limits()
    ) throws(CELErrors) {
        try self.init(source, declarations, nil, locals, limits, .lenient)
    }

    private init(
        _ source: String, _ declarations: Declarations, _ expected: CELType?, _ locals: [(name: String, type: CELType)],
        _ limits: Limits, _ mode: Checker.Mode
    ) throws(CELErrors) {
        let tree = try Parser.parse(source, limits)
        let checked = try Checker.check(
            tree, source: source, declarations, expecting: expected, locals: locals, mode: mode, limits: limits)
        var planner = Planner(checked, slotCount: declarations.slotCount, limits: limits)
        let root = planner.plan(tree.root)
        guard planner.errors.isEmpty else { throw CELErrors(source: source, errors: planner.errors) }
        self.source = source
        type = checked.type(of: tree.root)
        valueSlots = planner.valueSlots.sorted()
        presenceSlots = planner.presenceSlots.sorted()
        valueFields = planner.valueFields.sorted()
        program = Program(
            planner, root: root, variableDepth: checked.variableDepth, slotPaths: declarations.slotPaths,
            costLimit: limits.cost)
        booleanPlan = BooleanPlanner.plan(program)
    }

    /// The value; errors and unknowns are values, nothing is thrown.
    public func evaluate(_ bindings: Bindings) -> Value {
        Evaluation.run(program, bindings)
    }

    /// Whether `evaluateBool` has a plan of its own for it.
    public var isTyped: Bool { booleanPlan != nil }

    /// What a Boolean expression comes to, by the faster plan for such expressions.
    public func evaluateBool(_ bindings: Bindings) -> Verdict {
        guard let booleanPlan else { return Verdict(evaluate(bindings)) }
        return BooleanEvaluation.run(booleanPlan, program, bindings)
    }
}
