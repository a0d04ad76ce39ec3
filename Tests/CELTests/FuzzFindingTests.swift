import CEL
import Testing

/// Texts that once broke something, found by the targets of `Fuzz/`.
struct FuzzFindingTests {
    static let texts = [
        // A back quote at the end led past it.
        "li`", "0null!< `",
    ]

    @Test(arguments: texts) func `a text that once crashed is refused or evaluated`(_ text: String) throws {
        let declarations = Fixture.declarations
        if let expression = try? Expression(text, declarations) { _ = expression.evaluate(Bindings(declarations)) }
        if let expression = try? Expression(unchecked: text, declarations) {
            #expect(
                expression.evaluateBool(Bindings(declarations)) == Verdict(expression.evaluate(Bindings(declarations))))
        }
    }
}
