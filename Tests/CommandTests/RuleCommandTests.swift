import SourceText
import Testing

/// `bindlint rules`, `explain` and `schema`, and packs of one's own.
struct RuleCommandTests {
    private static let own = """
        id: own-lines
        title: Our lines are ours
        severity: error
        basis: policy
        about: Lines below 100 are reserved.
        require: "!has(params.sip_registration_id) || params.sip_registration_id >= 100"
        at: params.sip_registration_id
        message: "line ${params.sip_registration_id} is reserved"
        examples:
          good:
            - { operation: BindSipRegistration, params: { sip_registration_id: 100 } }
          bad:
            - { operation: BindSipRegistration, params: { sip_registration_id: 99 }, at: "sip_registration_id: 99" }
        """

    /// Each of its mistakes is another.
    private static let broken = """
        id: Own_Lines
        title: [a, list]
        severity: eror
        basis: polcy
        abuot: A misspelt key.
        when: request.acton == "bind"
        require: params.user_id > "1"
        at: params.user_ib
        message: "unclosed ${params.user_id"
        hint: "${params.user_id +}"
        fix: { rename: params.user_id, remove: params.user_id }
        examples:
          god: []
        """

    @Test func `every rule is listed once, under its basis`() throws {
        let run = try Command.bindlint("rules", "list")
        #expect(run.code == 0)
        let lines = run.output.split(separator: "\n")
        #expect(lines.filter { !$0.hasPrefix(" ") } == ["documented", "inferred", "security", "hygiene"])
        #expect(lines.contains { $0.hasPrefix("  error    missing-registration  ") }, "\(run.output)")
        #expect(try Command.bindlint("rules").output == run.output)
    }

    @Test func `a pack's rules are listed beside the built-in ones`() throws {
        let folder = try Folder(["own/lines.yaml": RuleCommandTests.own])
        let run = try Command.bindlint("rules", "list", "--rules", "own", "--select", "policy", in: folder)
        #expect(run.output == "policy\n  error    own-lines  Our lines are ours\n")
    }

    @Test func `the examples of the built-in rules and of a pack hold`() throws {
        let folder = try Folder(["own/lines.yaml": RuleCommandTests.own])
        let builtin = try Command.bindlint("rules", "test", in: folder)
        #expect(builtin.code == 0)
        #expect(builtin.errors.isEmpty)
        #expect(builtin.output.hasSuffix(" examples, 0 failed\n"))
        let pack = try Command.bindlint("rules", "test", "--rules", "own", "--select", "policy", in: folder)
        #expect(pack.code == 0)
        #expect(pack.output == "1 rule, 2 examples, 0 failed\n")
    }

    @Test func `a wrong example is a finding`() throws {
        let wrong = RuleCommandTests.own.replacing("registration_id: 100", with: "registration_id: 10")
        let run = try Command.bindlint(
            "rules", "test", "--rules", "own.yaml", "--select", "own-lines", in: Folder(["own.yaml": wrong]))
        #expect(run.code == 1)
        #expect(run.output == "1 rule, 2 examples, 1 failed\n")
        #expect(
            run.errors.hasPrefix(
                "bindlint: error: own.yaml:11:7: a good example gives the finding 'line 10 is reserved'\n"),
            "\(run.errors)")
        #expect(run.errors.contains("^^^^"))
    }

    @Test(arguments: [["check", "good.json"], ["rules", "test"], ["rules"], ["explain", "api-key"]])
    func `ten mistakes in a rule file are ten errors, each with its caret`(arguments: [String]) throws {
        let folder = try Folder([Sample.good.0: Sample.good.1, "own.yaml": RuleCommandTests.broken])
        let run = try Command.bindlint(arguments + ["--rules", "own.yaml"], in: folder)
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        let lines = run.errors.split(separator: "\n")
        let errors = lines.filter { $0.hasPrefix("bindlint: error: own.yaml:") }
        for place in ["1:5", "2:8", "3:11", "4:8", "5:1", "6:", "7:", "8:5", "9:", "10:", "11:6", "13:3"] {
            #expect(errors.contains { $0.hasPrefix("bindlint: error: own.yaml:\(place)") }, "\(place)\n\(run.errors)")
        }
        for word in ["error", "policy", "about", "action", "params.user_id", "good"] {
            #expect(run.errors.contains("did you mean '\(word)'?"), "\(word)\n\(run.errors)")
        }
        #expect(lines.filter { $0.contains("^") }.count == errors.count, "\(run.errors)")
    }

    @Test func `a rule is explained with its source and examples`() throws {
        let run = try Command.bindlint("explain", "missing-application")
        #expect(run.code == 0)
        for part in ["missing-application (error, documented)\n", "\nSource: ", "\nPasses:\n  - ", "\nIs found:\n  - "]
        {
            #expect(run.output.contains(part), "\(run.output)")
        }
    }

    static let misspelt: [(words: [String], answer: String)] = [
        (
            ["explain", "missing-aplication"],
            "there is no rule 'missing-aplication'; did you mean 'missing-application'?\n"
        ),
        (["explain", "nonsense"], "there is no rule 'nonsense'\n"),
        (["chekc"], "there is no command 'chekc'; did you mean 'check'?\n"),
        (["rules", "tset"], "there is no command 'tset'; did you mean 'test'?\n"),
        (["help", "extarct"], "there is no command 'extarct'; did you mean 'extract'?\n"),
        (["schema", "reprot"], "it must be report, config or rule; did you mean 'report'?"),
        (["check", "--exit-zeroo"], "Did you mean '--exit-zero'?"),
        (["rules", "list", "--ignore", "inferrd"], "did you mean 'inferred'?\n"),
        (["check", "--ignore", "pack/nowhere"], "'pack/nowhere'"),
    ]

    @Test(arguments: misspelt) func `a misspelt word is offered the nearest`(words: [String], answer: String) throws {
        let run = try Command.bindlint(words, in: Folder([Sample.good.0: Sample.good.1]))
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("bindlint: error: ") && run.errors.contains(answer), "\(run.errors)")
    }

    @Test func `the schema of the report is JSON`() throws {
        let run = try Command.bindlint("schema", "report")
        #expect(run.code == 0)
        let schema = try Node(json: SourceFile(name: "schema", text: run.output).text)
        #expect(schema["properties"]?["findings"]?["type"]?.string == "array")
    }
}
