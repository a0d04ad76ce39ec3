import Policy
import Requests
import SourceText
import Testing

/// Walking every shape of requests, with rules that have something wrong with them.
struct RuleProofTests {
    private static func prove(
        _ rules: [Rule], files: [SourceFile] = Builtin.ruleFiles, failing: Severity = .error
    ) -> RuleProof {
        RuleProof(rules, Builtin.vocabulary, failing: failing, files: files) { document in
            Builtin.source(of: document, in: SourceFile(name: "", bytes: []))
        }
    }

    private static func own(_ texts: [(id: String, condition: String)]) throws -> [Rule] {
        let text = texts.map { id, condition in
            "id: \(id)\ntitle: t\nseverity: error\nbasis: policy\nabout: a\nmessage: m\n\(condition)\n"
        }.joined(separator: "---\n")
        let file = RuleFile(SourceFile(name: "own.yaml", text: text), Builtin.vocabulary)
        try #require(file.errors.isEmpty, "\(file.errors)")
        return file.rules
    }

    private static func loopholes(_ proof: RuleProof) -> Set<String> {
        Set(
            proof.sections.flatMap { section in section.loopholes.map { "\($0.constraint) \(section.operation.name)" } }
        )
    }

    @Test(arguments: [Severity.error, .warning])
    func `the built-in rules contradict each other nowhere, all apply, and leave nothing documented open`(
        failing: Severity
    ) {
        let proof = RuleProofTests.prove(Builtin.rules.rules, failing: failing)
        #expect(proof.isSound)
        #expect(proof.untried.isEmpty)
        let shapes = proof.sections.map { $0.tables.reduce(0) { $0 + $1.shapes } }
        #expect(shapes.count == 5)
        #expect(shapes.allSatisfy { $0 > 30 }, "\(shapes)")
    }

    @Test(arguments: [
        ("missing-registration", ["registration BindSipRegistration"]),
        ("missing-application", ["application BindSipRegistration", "application UpdateSipRegistration"]),
        (
            "conflicting-alternatives",
            ["Bind", "Create", "Update"].map { "alternatives \($0)SipRegistration" }
                + ["alternatives GetSipRegistrations"]
        ),
        ("missing-parameter", ["Create", "Update", "Delete"].map { "required \($0)SipRegistration" }),
        ("role-not-allowed", ["Bind", "Create", "Update", "Delete"].map { "roles \($0)SipRegistration" }),
        (
            "invalid-value",
            ["Bind", "Create", "Update", "Delete"].map { "values \($0)SipRegistration" }
                + ["values GetSipRegistrations"]
        ),
        ("registration-taken", ["oneRegistration BindSipRegistration", "oneRegistration UpdateSipRegistration"]),
    ])
    func `without a rule, what it alone watches is a loophole`(rule: String, loopholes: [String]) {
        let proof = RuleProofTests.prove(Builtin.rules.rules.filter { $0.id != rule })
        #expect(RuleProofTests.loopholes(proof) == Set(loopholes))
        #expect(!proof.isSound)
    }

    @Test func `a loophole's example breaks the constraint and passes`() throws {
        let rules = Builtin.rules.rules.filter { $0.id != "missing-application" }
        let loophole = try #require(RuleProofTests.prove(rules).sections.first?.loopholes.first)
        let text = String(decoding: try #require(loophole.example.first).document.serialized(), as: UTF8.self)
        #expect(Builtin.judge([("loophole.json", text)], rules: rules).count(.error) == 0)
        #expect(Builtin.judge(text, as: "loophole.json").findings.map(\.rule) == ["missing-application"])
    }

    @Test func `rules that no request can meet together are named, and what cannot be given`() throws {
        let rules = try RuleProofTests.own([
            ("users-by-rule", "when: has(params.user_id)\nrequire: has(params.rule_id)"),
            ("no-rules", "require: \"!has(params.rule_id)\""),
        ])
        let proof = RuleProofTests.prove(Builtin.rules.rules + rules)
        let bind = try #require(proof.sections.first).contradictions
        #expect(bind.map(\.rules) == [["users-by-rule", "no-rules"], ["users-by-rule", "no-rules"]])
        #expect(bind.map(\.action) == ["bind", "unbind"])
        #expect(bind.map(\.given) == [["user_id"], ["user_id"]])
    }

    @Test func `a contradiction with a documented rule names it`() throws {
        let rules = try RuleProofTests.own([
            ("no-applications", "require: \"!has(params.application_id) && !has(params.application_name)\"")
        ])
        let proof = RuleProofTests.prove(Builtin.rules.rules + rules)
        let bind = try #require(proof.sections.first).contradictions
        #expect(bind.map(\.rules) == [["missing-application", "no-applications"]])
        #expect(bind.first?.given == ["rule_name", "user_id", "user_name"])
    }

    @Test func `a rule that forbids something by itself contradicts nothing`() throws {
        let rules = try RuleProofTests.own([("no-unbind", "when: request.action == \"unbind\"\nrequire: \"false\"")])
        #expect(RuleProofTests.prove(Builtin.rules.rules + rules).isSound)
    }

    @Test func `a rule on values may be met by some value`() throws {
        let rules = try RuleProofTests.own([
            ("low", "when: has(params.user_id)\nrequire: params.user_id < 10"),
            ("high", "when: has(params.user_id)\nrequire: params.user_id > 5"),
        ])
        #expect(RuleProofTests.prove(Builtin.rules.rules + rules).isSound)
    }

    @Test func `a rule whose condition no request meets never applies`() throws {
        let rules = try RuleProofTests.own([
            ("misspelt", "when: request.action == \"bnd\"\nrequire: \"false\""),
            ("of-outcomes", "when: outcome.http_status == 599\nrequire: \"false\""),
        ])
        let proof = RuleProofTests.prove(Builtin.rules.rules + rules)
        #expect(proof.neverApplied == ["misspelt"])
        #expect(proof.untried.map(\.rule) == ["of-outcomes"])
        #expect(proof.untried.first?.reads == ["outcome.http_status"])
    }

    @Test func `the table says of each rule what violates it, and nothing that does not matter`() throws {
        let proof = RuleProofTests.prove(Builtin.rules.rules)
        let table = try #require(proof.sections.first?.tables.first).table
        func lines(_ rule: String) -> [String] {
            (table.violating.first { $0.rule == rule }?.lines ?? []).map { line in
                line.map { "\($0.dimension.subject.name)=\($0.values.joined(separator: "|"))" }.joined(separator: " ")
            }
        }
        #expect(
            Set(lines("conflicting-alternatives")) == [
                "user_id=given user_name=given", "rule_id=given rule_name=given",
                "application_id=given application_name=given",
            ])
        #expect(lines("missing-registration") == ["sip_registration_id=omitted bind=omitted|true"])
        #expect(
            Set(lines("missing-application"))
                == Set(
                    ["rule_name", "user_id", "user_name"].map {
                        "application_id=omitted application_name=omitted \($0)=given bind=omitted|true"
                    }))
    }
}
