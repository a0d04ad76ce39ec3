import CEL
import Testing

/// The typed plan means what the general one means.
struct TypedPlanTests {
    @Test(arguments: 0..<8) func `both plans agree on random expressions and bindings`(_ seed: UInt64) throws {
        var random = RandomExpression(generator: SeededGenerator(seed: seed))
        var typed = 0
        for _ in 0..<400 {
            let source = random.boolean(depth: 3)
            let expression = try Expression(
                source, Fixture.declarations, expecting: .bool, locals: [("argument", .object("Argument"))])
            typed += expression.isTyped ? 1 : 0
            for _ in 0..<5 {
                let bindings = random.bindings()
                let general = Verdict(expression.evaluate(bindings))
                let fast = expression.evaluateBool(bindings)
                #expect(fast == general, "\(source)")
            }
        }
        #expect(typed > 250)
    }

    static let typed = [
        "!has(params.bind) || params.user_name != 'true' || has(params.user_id)",
        "request.action in ['bind', 'unbind'] && 'Admin' in request.roles",
        "time < timestamp('2024-01-01T00:00:00Z') && params.user_id > 0",
        "params.user_name.matches('^[a-z]+$') || params.user_name.startsWith('x')",
    ]

    @Test(arguments: typed) func `common rules have a typed plan`(_ source: String) throws {
        #expect(try Expression(source, Fixture.declarations, expecting: .bool).isTyped)
    }
}
