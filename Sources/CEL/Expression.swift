/// A compiled expression: lexed, parsed, checked and planned once, evaluated as often as needed.
package struct Expression: Sendable {
    package let source: String
    /// What it evaluates to, as far as is known before it runs.
    package let type: CELType
    /// Slots that it reads by value, in ascending order.
    package let valueSlots: [Int]
    /// Slots that it tests with `has()`, in ascending order.
    package let presenceSlots: [Int]

    /// Compiles an expression.
    ///
    /// - Parameters:
    ///   - expecting: the type that it must have; a `dyn` expression passes, and is judged when it runs.
    ///   - locals: variables besides the declared ones, which take their values from `Bindings.locals`.
    /// - Throws: everything that is wrong with it.
    package init(
        _ source: String, _ declarations: Declarations, expecting: CELType? = nil,
        locals: [(name: String, type: CELType)] = [], limits: Limits = Limits()
    ) throws(CELErrors) {
        self.source = source
        type = expecting ?? .dyn
        valueSlots = []
        presenceSlots = []
    }

    /// The value; errors and unknowns are values, nothing is thrown.
    package func evaluate(_ bindings: Bindings) -> Value {
        .null
    }

    /// What a Boolean expression comes to, by the faster plan for such expressions.
    package func evaluateBool(_ bindings: Bindings) -> Verdict {
        Verdict(evaluate(bindings))
    }
}
