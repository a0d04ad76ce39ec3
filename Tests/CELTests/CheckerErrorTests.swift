import CEL
import Testing

/// What a rule's author reads when an expression does not fit.
struct CheckerErrorTests {
    static let cases: [(String, String)] = [
        ("params.usr_id == 1", "Params has no field 'usr_id'; did you mean 'user_id'?"),
        ("parms.user_id == 1", "unknown name 'parms'; did you mean 'params'?"),
        ("params.user_id == 'x'", "expected int, found string"),
        ("params.user_id + 'x' == 'x'", "'+' does not take (int, string); it takes (int, int)"),
        ("params.user_name.startWith('a')", "unknown function 'startWith'; did you mean 'startsWith'?"),
        (
            "params.user_name.startsWith(1)",
            "'startsWith' does not take (string, int); it takes string.startsWith(string)"
        ),
        ("request.roles.exsts(r, r == 'a')", "unknown function 'exsts'; did you mean 'exists'?"),
        ("params.user_id", "expected bool, found int"),
        ("request.arguments.all(a, a.nam == 'x')", "Argument has no field 'nam'; did you mean 'name'?"),
        ("accont.name(1) == ''", "unknown function 'accont.name'; did you mean 'account.name'?"),
        ("account.nme(1) == ''", "unknown function 'account.nme'; did you mean 'account.name'?"),
        ("has(params)", "'has': the argument must be a field, as in has(a.b)"),
        ("has(params.bnd)", "Params has no field 'bnd'; did you mean 'bind'?"),
        ("params.user_name.matches('(')", "invalid pattern '(': missing ): ("),
        ("params.user_id && true", "expected bool, found int"),
        ("true ? 1 : 'a'", "expected int, found string"),
        ("'a' in params.user_id", "'in' does not take (string, int); it takes (A, list(A)) or (A, map(A, B))"),
        ("[1, 2][\"0\"] == 1", "expected int, found string"),
        ("params.user_id.name == ''", "a value of type int has no field 'name'"),
        ("{1.0: 2} == {}", "a value of type double cannot be a map's key"),
        ("Foo{a: 1} == null", "values of type 'Foo' cannot be made in an expression"),
        ("[1].map(a.b, 1) == []", "'map': the variable must be a plain name"),
        ("[1].all(a, a, a)", "'all': 'a' names both variables"),
    ]

    @Test(arguments: cases) func `an expression that does not fit is refused with a reason`(
        _ source: String, _ message: String
    ) throws {
        let errors = try #require(throws: CELErrors.self) {
            try Expression(source, Fixture.declarations, expecting: .bool)
        }
        #expect(errors.errors.map(\.description) == [message])
    }

    @Test func `all errors are reported at once, each with its place`() throws {
        let source = "has(params.usr_id) &&\n  params.user_nme == 'é' && é"
        let errors = try #require(throws: CELErrors.self) {
            try Expression("parms.a == 1 &&\n\trequest.acton == 'é' && params.x", Fixture.declarations)
        }
        #expect(
            errors.description == """
                line 1, column 1: unknown name 'parms'; did you mean 'params'?
                parms.a == 1 &&
                ^^^^^
                line 2, column 10: Request has no field 'acton'; did you mean 'action'?
                \trequest.acton == 'é' && params.x
                \t        ^^^^^
                line 2, column 33: Params has no field 'x'
                \trequest.acton == 'é' && params.x
                \t                               ^
                """)
        let unexpected = try #require(throws: CELErrors.self) { try Expression(source, Fixture.declarations) }
        #expect(
            unexpected.errors.map(\.description) == [
                "unexpected character 'é'", "expected an expression, found the end",
            ])
    }
}
