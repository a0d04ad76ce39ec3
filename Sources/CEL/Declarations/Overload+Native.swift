/// Functions over Swift types. A call that the budget does not allow gives null: whatever it gives, the evaluation ends
/// with the error that names the limit.
extension Overload {
    /// How a function is called.
    enum Style {
        /// `f(a, b)`
        case global
        /// `a.f(b)`
        case member
    }

    init<A: Native, R: Native>(
        _ style: Style, _ body: @escaping @Sendable (A) throws(EvaluationError) -> R
    ) {
        self.init(style, [A.type], R.type) { (a: A, budget: inout Budget) throws(EvaluationError) in try body(a) }
    }

    init<A: Native, B: Native, R: Native>(
        _ style: Style, _ body: @escaping @Sendable (A, B) throws(EvaluationError) -> R
    ) {
        self.init(style, [A.type, B.type], R.type) { (a: A, b: B, budget: inout Budget) throws(EvaluationError) in
            try body(a, b)
        }
    }

    init<A: Native, B: Native, C: Native, R: Native>(
        _ style: Style, _ body: @escaping @Sendable (A, B, C) throws(EvaluationError) -> R
    ) {
        self.init(
            isMember: style == .member, parameters: [A.type, B.type, C.type], result: R.type,
            implementation: .many { arguments, budget in
                guard arguments.count == 3, let a = A(arguments[0]), let b = B(arguments[1]), let c = C(arguments[2])
                else { return nil }
                budget.charge(a.weight + b.weight + c.weight)
                guard !budget.isExhausted else { return .null }
                return Self.result(&budget) { () throws(EvaluationError) in try body(a, b, c) }
            })
    }

    /// With types of its own, and steps of its own to count.
    init<A: Native, R: Native>(
        _ style: Style, _ parameters: [CELType], _ result: CELType,
        _ body: @escaping @Sendable (A, inout Budget) throws(EvaluationError) -> R
    ) {
        self.init(
            isMember: style == .member, parameters: parameters, result: result,
            implementation: .one { first, budget in
                guard let a = A(first) else { return nil }
                budget.charge(a.weight)
                guard !budget.isExhausted else { return .null }
                do throws(EvaluationError) {
                    return Self.charged(try body(a, &budget), &budget)
                } catch {
                    return .error(error)
                }
            })
    }

    /// With types of its own, and steps of its own to count.
    init<A: Native, B: Native, R: Native>(
        _ style: Style, _ parameters: [CELType], _ result: CELType,
        _ body: @escaping @Sendable (A, B, inout Budget) throws(EvaluationError) -> R
    ) {
        self.init(
            isMember: style == .member, parameters: parameters, result: result,
            implementation: .two { first, second, budget in
                guard let a = A(first), let b = B(second) else { return nil }
                budget.charge(a.weight + b.weight)
                guard !budget.isExhausted else { return .null }
                do throws(EvaluationError) {
                    return Self.charged(try body(a, b, &budget), &budget)
                } catch {
                    return .error(error)
                }
            })
    }

    private static func result<R: Native>(
        _ budget: inout Budget, _ body: () throws(EvaluationError) -> R
    ) -> Value {
        do throws(EvaluationError) {
            return charged(try body(), &budget)
        } catch {
            return .error(error)
        }
    }

    private static func charged(_ result: some Native, _ budget: inout Budget) -> Value {
        budget.charge(result.weight)
        return result.value
    }
}
