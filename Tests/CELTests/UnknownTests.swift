import CEL
import Testing

/// Errors, absences and unknowns on their way through an expression.
struct UnknownTests {
    static let bindings: Bindings = {
        let argument = Fixture.argument.map { type in
            ObjectValue(type, fields: [.value(.string("user_id")), .given, .value(.bool(true)), .unknown])
        }
        return Fixture.bindings([
            "request.action": .value(.string("bind")),
            "request.arguments": .value(.list(argument.map { [.object($0)] } ?? [])),
            "params.user_id": .given, "params.bind": .value(.bool(true)), "params.rule_id": .unknown,
            "before.since": .unknown,
        ])
    }()

    private static func unknown(_ paths: String...) -> Verdict {
        .unknown(paths.map { Unknowns(slot: Fixture.slot($0)) }.reduce(Unknowns()) { $0.union($1) })
    }

    private static let absentName = Verdict.error(.noSuchField("params.user_name"))

    static let cases: [(String, Verdict)] = [
        ("request.action == 'bind'", .true),
        ("has(params.user_id)", .true),
        ("has(params.user_name)", .false),
        ("has(params.rule_id)", unknown("params.rule_id")),
        ("params.user_name == 'x'", absentName),
        ("params.user_id == 7", unknown("params.user_id")),
        ("params.user_id + params.rule_id == 7", unknown("params.user_id", "params.rule_id")),
        ("false && params.user_id == 7", .false),
        ("params.user_id == 7 && false", .false),
        ("true || params.user_id == 7", .true),
        ("params.user_id == 7 || true", .true),
        ("params.user_id == 7 && true", unknown("params.user_id")),
        ("params.user_name == 'x' && false", .false),
        ("params.user_name == 'x' && params.user_id == 7", unknown("params.user_id")),
        ("params.user_id == 7 || params.user_name == 'x'", unknown("params.user_id")),
        ("params.user_id == 7 || params.rule_id == 7", unknown("params.user_id", "params.rule_id")),
        ("!(params.user_id == 7)", unknown("params.user_id")),
        ("params.user_id == 7 ? true : true", unknown("params.user_id")),
        ("params.bind ? has(params.user_id) : params.user_id == 7", .true),
        ("request.arguments.exists(a, a.name == 'user_id')", .true),
        ("request.arguments.exists(a, a.text == 'x')", unknown("request.arguments")),
        ("request.arguments.all(a, a.text == 'x' || a.given)", .true),
        ("request.arguments.all(a, has(a.text) && a.count > 1)", unknown("request.arguments")),
        ("request.arguments[0].text == 'x'", unknown("request.arguments")),
        ("request.arguments.filter(a, a.given).exists(b, b.text == '')", unknown("request.arguments")),
        ("request.arguments.exists_one(a, a.count == 1)", unknown("request.arguments")),
        ("has(before.user)", .false),
        ("has(before.user.user_id)", .false),
        ("before.since < timestamp('2020-01-01T00:00:00Z')", unknown("before.since")),
        ("request.roles.exists(r, r == 'x')", .error(.noSuchField("request.roles"))),
        ("account.name(7) == 'user7'", .true),
        ("account.name(params.user_id) == 'user7'", unknown("params.user_id")),
        ("1 / 0 == 1", .error(.divisionByZero)),
        ("1 / 0 == 1 || params.bind", .true),
    ]

    @Test(arguments: cases) func `errors and unknowns absorb and spread as the language says`(
        _ source: String, _ expected: Verdict
    ) throws {
        let expression = try Expression(source, Fixture.declarations, expecting: .bool)
        #expect(Verdict(expression.evaluate(Self.bindings)) == expected)
        #expect(expression.evaluateBool(Self.bindings) == expected)
    }

    @Test func `what an expression reads is known from it`() throws {
        let expression = try Expression(
            "has(params.bind) && params.user_id == 1 || time < time", Fixture.declarations)
        #expect(expression.valueSlots.map(Fixture.declarations.path(ofSlot:)) == ["params.user_id", "time"])
        #expect(expression.presenceSlots.map(Fixture.declarations.path(ofSlot:)) == ["params.bind"])
    }

    @Test func `a local is read by its place in the bindings`() throws {
        var bindings = Self.bindings
        let type = try #require(Fixture.argument)
        bindings.locals = [
            .value(.object(ObjectValue(type, fields: [.value(.string("a")), .given, .absent, .unknown])))
        ]
        let declarations = Fixture.declarations
        func verdict(_ source: String) throws -> Verdict {
            try Expression(source, declarations, locals: [("argument", .object("Argument"))]).evaluateBool(bindings)
        }
        #expect(try verdict("argument.name == 'a'") == .true)
        #expect(try verdict("has(argument.text) && !has(argument.given)") == .true)
        #expect(try verdict("argument.text == ''") == .unknown(Unknowns(slot: declarations.slotCount)))
    }
}
