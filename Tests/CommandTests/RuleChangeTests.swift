import Testing

/// `bindlint rules prove` and `bindlint compare`.
struct RuleChangeTests {
    private static func rule(_ id: String, severity: String = "error", _ condition: String) -> String {
        "id: \(id)\ntitle: t\nseverity: \(severity)\nbasis: policy\nabout: a\nmessage: \(id) is broken\n\(condition)\n"
    }

    @Test func `the built-in rules prove sound, with tables or without`() throws {
        let quiet = try Command.bindlint("rules", "prove", "-q")
        #expect(quiet.code == 0, "\(quiet.errors)")
        #expect(quiet.output.hasSuffix(": 0 contradictions, 0 rules that never apply, 0 loopholes.\n"))
        let whole = try Command.bindlint("rules", "prove")
        #expect(whole.output.hasSuffix("\n" + quiet.output))
        #expect(whole.output.contains("\n  role-not-allowed\n    role=Accountant|Supervisor|Support, credential="))
    }

    @Test func `a pack that contradicts itself fails, in text and in JSON`() throws {
        let folder = try Folder([
            "own/rules.yaml": RuleChangeTests.rule("one", "require: has(params.proxy)") + "---\n"
                + RuleChangeTests.rule("two", "require: \"!has(params.proxy)\"")
        ])
        let text = try Command.bindlint("rules", "prove", "-q", "--rules", "own", in: folder)
        #expect(text.code == 1)
        #expect(text.output.contains("error: no create meets all of "), "\(text.output)")
        let json = try Command.bindlint("rules", "prove", "--rules", "own", "--format", "json", in: folder)
        #expect(json.code == 1)
        #expect(json.output.hasPrefix("{\n  \"sound\": false,"))
    }

    @Test func `a comparison lists what a change of rules changes, and only that`() throws {
        let same = RuleChangeTests.rule("same", "require: has(params.rule_id)")
        let folder = try Folder([
            "old.yaml": same + "---\n" + RuleChangeTests.rule("users", "require: has(params.user_id)"),
            "new.yaml": same + "---\n"
                + RuleChangeTests.rule("users", severity: "warning", "require: has(params.user_id)")
                + "---\n" + RuleChangeTests.rule("short", "require: params.sip_registration_id < 100"),
            "calls.yaml": """
            - { operation: BindSipRegistration, sip_registration_id: 1, user_id: 7, rule_id: 3 }
            - { operation: BindSipRegistration, sip_registration_id: 200, user_id: 7 }
            - { operation: BindSipRegistration, sip_registration_id: 2 }
            """,
        ])
        let run = try Command.bindlint("compare", "--rules", "old.yaml", "new.yaml", "calls.yaml", in: folder)
        #expect(run.code == 1)
        #expect(
            run.output == """
                calls.yaml:2:3
                  + error[short]: short is broken
                calls.yaml:3:3
                  - error[users]: users is broken
                  + warning[users]: users is broken
                2 of 3 requests are judged otherwise; 3 rules added, removed or changed.

                """)
        let none = try Command.bindlint("compare", "--rules", "old.yaml", "old.yaml", "calls.yaml", in: folder)
        #expect(none.code == 0)
        #expect(none.output == "0 of 3 requests are judged otherwise; the rules are the same.\n")
    }

    @Test func `logs are compared record by record`() throws {
        let record = """
            {"operation":"BindSipRegistration","params":{"sip_registration_id":1},"time":"2026-11-23T10:00:00Z"}

            """
        let folder = try Folder([
            "old.yaml": RuleChangeTests.rule("users", "require: has(params.user_id)"),
            "new.yaml": RuleChangeTests.rule("rules", "require: has(params.rule_id)"),
            "calls.jsonl": record + record,
        ])
        let run = try Command.bindlint(
            "compare", "--rules", "old.yaml", "new.yaml", "--logs", "calls.jsonl", in: folder)
        #expect(run.code == 1)
        #expect(
            run.output == """
                calls.jsonl:1:1
                  - error[users]: users is broken
                  + error[rules]: rules is broken
                calls.jsonl:2:1
                  - error[users]: users is broken
                  + error[rules]: rules is broken
                2 of 2 requests are judged otherwise; 2 rules added, removed or changed.

                """)
    }

    @Test(arguments: [
        ["--rules", "old.yaml", "missing.yaml", "calls.json"], ["--rules", "old.yaml", "old.yaml", "missing.json"],
        ["--rules", "old.yaml", "old.yaml", "empty.json"], ["--rules", "broken.yaml", "old.yaml", "calls.json"],
        ["--rules", "old.yaml", "old.yaml", "--logs", "missing.jsonl"], ["--rules", "old.yaml", "old.yaml"],
    ])
    func `a comparison that cannot be made exits with 2 and says why`(arguments: [String]) throws {
        let folder = try Folder([
            "old.yaml": RuleChangeTests.rule("users", "require: has(params.user_id)"),
            "broken.yaml": "id: broken\n", "empty.json": "{}",
            "calls.json": #"{"operation":"BindSipRegistration","sip_registration_id":1}"#,
        ])
        let run = try Command.bindlint(["compare"] + arguments, in: folder)
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("error: "))
    }
}
