import Policy
import SourceText
import Testing

@Suite struct RuleFileTests {
    private func errors(_ text: String) -> [String] {
        let file = SourceFile(name: "r.yaml", text: text)
        return RuleFile(file, Builtin.vocabulary).errors.map { error in
            let position = file.position(of: error.span.start)
            return "\(position.line):\(position.column) \(error)"
        }
    }

    private let minimal = """
        id: a-rule
        title: T
        severity: error
        basis: policy
        about: why
        require: has(params.user_id)
        message: "no user"

        """

    @Test func `a minimal rule has no mistakes`() {
        #expect(errors(minimal) == [])
    }

    @Test func `ten mistakes are ten located errors`() {
        let text = """
            id: A Rule
            severity: fatal
            basis: polity
            abuot: why
            when: params.user_ids == 1
            require: request.action == 5
            at: params.usr_id
            message: "${params.user_id"
            hint: "${nope}"
            fix: { rename: request, remove: request, safe: true }
            """
        let found = errors(text)
        #expect(
            found == [
                "1:1 'title' is missing",
                "1:1 'about' is missing",
                "1:5 'A Rule' is no rule id: it must be lower-case words joined by hyphens",
                "2:11 'fatal' is no severity; it must be one of note, warning, error",
                "3:8 'polity' is no basis; it must be one of documented, inferred, security, hygiene, policy; did you mean 'policy'?",
                "4:1 unknown key 'abuot'; did you mean 'about'?",
                "5:14 params has no field 'user_ids'; did you mean 'user_id'?",
                "6:28 expected string, found int",
                "7:5 'params.usr_id' is no place; did you mean 'params.user_id'?",
                "8:11 '${' has no closing '}'",
                "9:10 unknown name 'nope'",
                "10:6 a fix has one of rename, remove, replace and insert",
            ])
    }

    @Test(arguments: [
        ("each: request.action\nas: a\n", "'each' must be a list, not string"),
        ("each: request.arguments\n", "'as' is missing"),
        ("as: a\n", "'each' is missing"),
        ("severity: note\n", "'severity' is given twice"),
        ("hint: [a]\n", "'hint' must be a text, not a list"),
        ("fix: { insert: nothing, value: x, safe: true }\n", "'insert' names a parameter of the catalog"),
        ("fix: { rename: request, safe: true }\n", "'to' is missing"),
        ("related: [ { at: rival } ]\n", "'message' is missing"),
        ("when: \"params.user_id.matches('(')\"\n", nil),
    ])
    func `a mistake is named`(addition: String, expected: String?) {
        let found = errors(minimal + addition)
        #expect(!found.isEmpty)
        if let expected { #expect(found.contains { $0.hasSuffix(expected) }, "\(found)") }
    }

    @Test func `text that is no YAML is one located error`() {
        #expect(errors("id: [").count == 1)
        #expect(errors("") == ["1:1 the file holds no rule"])
        #expect(errors("- a\n- b\n").contains { $0.hasSuffix("'rule' must be an object, not a list") })
    }

    @Test func `an error in an expression points into the file`() throws {
        let text = minimal.replacing("has(params.user_id)", with: ">-\n  has(params.user_id)\n  && params.nam == 'x'")
        #expect(errors(text) == ["8:13 params has no field 'nam'"])
    }

    @Test func `two rules of one id are a mistake of the later file`() {
        var rules = RuleSet()
        rules.add(
            [SourceFile(name: "a.yaml", text: minimal), SourceFile(name: "b.yaml", text: minimal)], Builtin.vocabulary)
        #expect(rules.rules.count == 1)
        #expect(rules.brokenFiles.flatMap(\.errors).map { "\($0)" } == ["another rule is called 'a-rule' (a.yaml)"])
    }

    @Test func `a selection keeps what it names`() throws {
        let security = try Builtin.rules.selecting(["security"], ignoring: ["api-key"])
        #expect(security.allSatisfy { $0.basis == .security && $0.id != "api-key" } && security.count > 5)
        #expect(try Builtin.rules.selecting(["pack/documented"], ignoring: []).allSatisfy { $0.basis == .documented })
        let error = #expect(throws: SelectionError.self) {
            try Builtin.rules.selecting(["missing-aplication"], ignoring: [])
        }
        #expect(error?.nearest == "missing-application")
    }

    @Test func `an example that does not do what it says is a failure`() {
        let text =
            minimal + """
                examples:
                  good: [ { operation: BindSipRegistration, params: {} } ]
                  bad:
                    - { operation: BindSipRegistration, params: { user_id: 1 } }
                    - { operation: BindSipRegistration, params: { rule_id: 1 }, at: "rule_id: 1" }
                    - { nothing: 1 }
                """
        let file = SourceFile(name: "r.yaml", text: text)
        let rule = RuleFile(file, Builtin.vocabulary).rules[0]
        let run = RuleExamples(rule, in: file, Builtin.vocabulary) { Builtin.source(of: $0, in: file) }
        #expect(
            run.failures.map(\.reason) == [
                "a good example gives the finding 'no user'", "a bad example gives 0 findings, not one",
                "the finding covers 'BindSipRegistration', not 'rule_id: 1'", "no request could be read",
            ])
        #expect(run.count == 4)
    }
}
