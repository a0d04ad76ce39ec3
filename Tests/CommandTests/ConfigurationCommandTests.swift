import Testing

/// What a `.bindlint.yaml` does to a check.
struct ConfigurationCommandTests {
    private static let bind = #"{"operation":"BindSipRegistration","application_id":2}"# + "\n"
    private static let found = "1:15: error[missing-registration] bind without sip_registration_id\n"

    private func check(_ arguments: String..., in folder: Folder) throws -> Command {
        try Command.bindlint(["check", "--format", "concise", "-q"] + arguments, in: folder)
    }

    // MARK: Which configuration holds

    @Test func `the nearest configuration above an input holds`() throws {
        let folder = try Folder([
            ".bindlint.yaml": "rules: { missing-registration: warning }\n", "a.json": Self.bind, "x/b.json": Self.bind,
            "x/y/c.json": Self.bind, "x/y/.bindlint.yaml": "rules: { missing-registration: note }\n",
        ])
        let severities = ["a.json": "warning", "x/b.json": "warning", "x/y/c.json": "note"]
        let walked = try check(in: folder)
        for (file, severity) in severities {
            #expect(walked.output.contains("\(file):1:15: \(severity)["), "\(walked.output)\(walked.errors)")
            #expect(try check(file, in: folder).output.hasPrefix("\(file):1:15: \(severity)["))
        }
        #expect(try check("x/y/../b.json", in: folder).output.hasPrefix("x/y/../b.json:1:15: warning["))
        #expect(
            try check("--config", "x/y/.bindlint.yaml", "a.json", in: folder).output.hasPrefix("a.json:1:15: note["))
        #expect(try check("--no-config", "a.json", in: folder).output == "a.json:\(Self.found)")
    }

    @Test func `the search ends at the root of a repository`() throws {
        let folder = try Folder([
            ".bindlint.yaml": "rules: { missing-registration: note }\n", "one/.git/HEAD": "", "one/x/a.json": Self.bind,
            "two/.git": "gitdir: elsewhere\n", "two/a.json": Self.bind, "three/a.json": Self.bind,
        ])
        for file in ["one/x/a.json", "two/a.json"] {
            #expect(try check(file, in: folder).output == "\(file):\(Self.found)")
        }
        #expect(try check("three", in: folder).output.hasPrefix("three/a.json:1:15: note["))
        let walked = try check(in: folder)
        #expect(
            walked.output.contains("one/x/a.json:1:15: error[") && walked.output.contains("three/a.json:1:15: note["))
    }

    @Test func `a link leads to the configuration of the folder that it leads to`() throws {
        let folder = try Folder([
            "real/.bindlint.yaml": "rules: { missing-registration: note }\n", "real/x/a.json": Self.bind,
            "there/.bindlint.yaml": "rules: { missing-registration: warning }\n",
        ])
        let linked = try Command.shell(
            "ln -s ../real/x there/linked && \"$BINDLINT\" check -q --format concise there/linked/a.json", in: folder)
        #expect(linked.output.hasPrefix("there/linked/a.json:1:15: note["), "\(linked.errors)")
    }

    @Test func `standard input is in the current folder, or where its name says`() throws {
        let folder = try Folder([
            ".bindlint.yaml": "rules: { missing-registration: note }\n",
            "x/.bindlint.yaml": "rules: { missing-registration: warning }\nexclude: [left.json]\n",
        ])
        func run(_ arguments: String...) throws -> Command {
            try Command.bindlint(
                ["check", "-q", "--format", "concise", "-"] + arguments, in: folder, input: Self.bind)
        }
        #expect(try run().output.hasPrefix("-:1:15: note["))
        #expect(try run("--stdin-filename", "x/a.json").output.hasPrefix("x/a.json:1:15: warning["))
        #expect(try run("--stdin-filename", "x/left.json", "--allow-empty").output == "")
    }

    // MARK: Mistakes

    @Test func `every mistake is told with its line, and nothing is judged`() throws {
        let folder = try Folder([
            ".bindlint.yaml":
                "exlude: [a]\nrules:\n  missing-aplication: error\n  api-key: of\nlogs:\n  - { files: a, fields: { urll: b } }\n",
            "a.json": Self.bind,
        ])
        let run = try check("a.json", in: folder)
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        let lines = run.errors.split(separator: "\n").filter { $0.hasPrefix("bindlint: error: ") }
        #expect(
            lines == [
                "bindlint: error: .bindlint.yaml:1:1: unknown key 'exlude'; did you mean 'exclude'?",
                "bindlint: error: .bindlint.yaml:3:3: there is no rule 'missing-aplication'; did you mean 'missing-application'?",
                "bindlint: error: .bindlint.yaml:4:12: 'of' is no severity; it must be one of error, warning, note, off; did you mean 'off'?",
                "bindlint: error: .bindlint.yaml:6:27: there is no field 'urll'; did you mean 'url'?",
            ])
        #expect(run.errors.contains("  |   ^^^^^^^^^^^^^^^^^^\n"), "\(run.errors)")
    }

    @Test func `mistakes of the configuration and of its packs are told together`() throws {
        let folder = try Folder([
            ".bindlint.yaml": "packs: [p.yaml, none.yaml]\naccount: 5\n", "p.yaml": "id: A\n", "a.json": Self.bind,
        ])
        let run = try check("a.json", in: folder)
        #expect(run.code == 2)
        for part in [
            "none.yaml: no such file", "p.yaml:1:5: 'A' is no rule id", ".bindlint.yaml:2:10: 'account' must be a path",
        ] {
            #expect(run.errors.contains("bindlint: error: \(part)"), "\(run.errors)")
        }
    }

    @Test(arguments: [
        (["--config", "none.yaml"], "bindlint: error: none.yaml: no such file or directory\n"),
        (["--config", "."], "bindlint: error: .: is a directory\n"),
        (["--config", "x", "--no-config"], "bindlint: error: --config and --no-config exclude each other\n"),
    ])
    func `a configuration that cannot be read is a fault`(arguments: [String], error: String) throws {
        let folder = try Folder(["a.json": Self.bind])
        for command in ["check", "audit", "extract"] {
            let run = try Command.bindlint([command] + arguments + ["a.json"], in: folder)
            #expect(run.code == 2 && run.output.isEmpty, "\(command)")
            #expect(run.errors.hasPrefix(error), "\(command): \(run.errors)")
        }
    }

    @Test(arguments: [">=99", "0.0.1", "<0.1"]) func `another version is refused`(version: String) throws {
        let folder = try Folder([
            ".bindlint.yaml": "required-version: \"\(version)\"\nnew-key: 1\n", "a.json": Self.bind,
        ])
        for command in ["check", "audit", "extract"] {
            let run = try Command.bindlint(command, "a.json", in: folder)
            #expect(run.code == 2 && run.output.isEmpty)
            #expect(
                run.errors.hasPrefix(
                    "bindlint: error: .bindlint.yaml:1:19: this configuration requires bindlint \(version), and this is bindlint 0.1.0\n"
                ),
                "\(run.errors)")
            #expect(!run.errors.contains("new-key"))
        }
    }

    // MARK: What it does

    @Test(arguments: [
        ("rules: { missing-registration: off }", [String](), Int32(0), [String]()),
        ("rules: { missing-registration: warning }", [], 0, ["missing-registration"]),
        ("rules: { missing-registration: off }", ["--select", "missing-registration"], 1, ["missing-registration"]),
        ("rules: { missing-registration: off }", ["--ignore", "security"], 0, []),
        ("rules: { missing-registration: { severity: off, paths: \"*.json\" } }", [], 0, []),
        ("rules: { missing-registration: { severity: off, paths: \"*.sh\" } }", [], 1, ["missing-registration"]),
        (
            "rules: { missing-registration: [off, { severity: error, paths: \"*.json\" }] }", [], 1,
            ["missing-registration"]
        ),
    ])
    func `severities are those of the configuration, and options win`(
        text: String, arguments: [String], code: Int32, rules: [String]
    ) throws {
        let folder = try Folder([".bindlint.yaml": text + "\n", "a.json": Self.bind])
        let run = try Command.bindlint(["check", "--format", "json", "a.json"] + arguments, in: folder)
        #expect(run.code == code, "\(run.errors)")
        #expect(try run.rules("json") == rules)
    }

    @Test func `a configuration that leaves no rule is no gate`() throws {
        let folder = try Folder([".bindlint.yaml": "rules: { missing-registration: off }\n", "a.json": Self.bind])
        let run = try check("--select", "pack/rules/documented/missing-registration.yaml", "a.json", in: folder)
        #expect(run.code == 2)
        #expect(run.errors == "bindlint: error: no rule is selected: the configuration turns off those that could be\n")
    }

    @Test func `files that are left out are left out, however they are named`() throws {
        let folder = try Folder([
            ".bindlint.yaml": "exclude: [\"vendor/**\", \"*.skip.json\"]\n", "a.json": Self.bind,
            "vendor/b.json": Self.bind, "x/c.skip.json": Self.bind, "x/vendor/d.json": Self.bind,
        ])
        let shown = try Command.bindlint("check", "--show-files", in: folder)
        #expect(shown.output == "a.json\nx/vendor/d.json\n" && shown.code == 0 && shown.errors.isEmpty)
        let mixed = try check("a.json", "vendor/b.json", in: folder)
        #expect(mixed.output == "a.json:\(Self.found)")
        let hook = try check("vendor/b.json", "x/c.skip.json", "--allow-empty", in: folder)
        #expect(hook.code == 0 && hook.output.isEmpty && hook.errors.isEmpty)
        let empty = try check("vendor/b.json", in: folder)
        #expect(empty.code == 2)
        #expect(
            empty.errors
                == "bindlint: error: no SIP-registration request found in vendor/b.json; the configuration leaves files out, --allow-empty accepts that\n"
        )
        #expect(try check("vendor", in: folder).errors.contains("the configuration leaves files out"))
        #expect(try check("vendor/none.json", in: folder).errors.contains("vendor/none.json: no such file"))
        let extracted = try Command.bindlint("extract", ".", in: folder)
        #expect(extracted.output.split(separator: "\n").count == 2, "\(extracted.errors)")
    }

    @Test func `packs and the account export are found from the configuration's folder and are not judged`() throws {
        let root = SamplesTests.root
        let folder = try Folder([
            ".bindlint.yaml": "packs: [policies]\naccount: ./exports/\n",
            "policies/only-by-id.yaml": Folder.read(path: "\(root)/samples/policies/only-by-id.yaml"),
            "exports/GetUsers.json": #"{"result":[],"total_count":0,"count":0}"#,
            "x/a.json": #"{"operation":"BindSipRegistration","sip_registration_id":1,"application_name":"a"}"# + "\n",
        ])
        let run = try Command.shell("cd x && \"$BINDLINT\" check --format concise -q", in: folder)
        #expect(run.output.contains("error[only-by-id]"), "\(run.output)\(run.errors)")
        #expect(try Command.bindlint("check", "--show-files", in: folder).output == "x/a.json\n")
        let twice = try check("--rules", "policies", in: folder)
        #expect(twice.output.contains("error[only-by-id]"), "\(twice.errors)")
    }

    @Test func `roles are known from paths, and --role is the last word`() throws {
        let text = """
            rules: { missing-credential: off }
            principals:
              - { paths: "ops/", roles: [Accountant] }
              - { account: 7, roles: [Developer] }

            """
        let create = #"{"operation":"BindSipRegistration","sip_registration_id":1,"application_id":2"#
        let folder = try Folder([
            ".bindlint.yaml": text, "ops/a.json": create + "}\n", "b.json": create + "}\n",
            "ops/c.json": create + #","caller":{"account":7}}"# + "\n",
            "ops/d.json": create + #","caller":{"roles":["Owner"]}}"# + "\n",
        ])
        func forbidden(_ arguments: String...) throws -> [String] {
            let run = try Command.bindlint(
                ["check", "-q", "--format", "concise", "--select", "role-not-allowed"] + arguments, in: folder)
            return run.output.split(separator: "\n").map { String($0.prefix { $0 != ":" }) }
        }
        #expect(try forbidden() == ["ops/a.json"])
        #expect(try forbidden("--role", "Support") == ["b.json", "ops/a.json"])
        #expect(try forbidden("--role", "Support", "--no-config") == ["b.json", "ops/a.json", "ops/c.json"])
    }

    // MARK: What it is

    @Test func `the settings are shown with where they come from, as a configuration`() throws {
        let folder = try Folder([
            ".bindlint.yaml": """
            required-version: ">=0.1"
            rules:
              api-key: off
              missing-target: [error, { severity: note, paths: ["x/**"] }]
            exclude: ["a #b"]
            account: exports

            """, "x/a.json": Self.bind,
        ])
        let run = try Command.bindlint(
            "check", "--show-settings", "--ignore", "long-token", "--account", "saved", in: folder)
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        for line in [
            "# The settings with .bindlint.yaml.", "required-version: \">=0.1\"  # .bindlint.yaml",
            "  api-key: off  # .bindlint.yaml:3", "  long-token: off  # --ignore",
            "  missing-registration: error  # default",
            "    - { severity: error }  # .bindlint.yaml:4",
            "    - { severity: note, paths: [\"x/**\"] }  # .bindlint.yaml:4",
            "exclude: [\"a #b\"]  # .bindlint.yaml", "account: \"saved\"  # --account",
        ] {
            #expect(run.output.split(separator: "\n").contains { $0 == line }, "\(line)\n\(run.output)")
        }
        try folder.write(run.output, to: "shown.yaml")
        let again = try Command.bindlint("check", "--show-settings", "--config", "shown.yaml", in: folder)
        #expect(again.code == 0, "\(again.errors)")
        let none = try Command.bindlint("check", "--show-settings", "--no-config", in: folder)
        #expect(none.output.hasPrefix("# The settings; there is no configuration file.\n"))
    }

    @Test func `the starter is valid and changes nothing`() throws {
        let folder = try Folder(["a.json": Self.bind])
        let before = try check("a.json", in: folder)
        let run = try Command.bindlint("init", "--pre-commit", "--github", in: folder)
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(
            run.output == "wrote .bindlint.yaml\nwrote .pre-commit-config.yaml\nwrote .github/workflows/bindlint.yml\n")
        let after = try check("a.json", in: folder)
        #expect((after.output, after.errors, after.code) == (before.output, before.errors, before.code))
        // What is commented out is valid too.
        let text = try folder.read(".bindlint.yaml").split(separator: "\n", omittingEmptySubsequences: false).map {
            line in
            line.hasPrefix("#  ")
                ? "  " + line.dropFirst(3) : line.hasPrefix("# account:") ? String(line.dropFirst(2)) : String(line)
        }.joined(separator: "\n")
        try folder.write(text, to: "open.yaml")
        let open = try Command.bindlint("extract", "--config", "open.yaml", "a.json", in: folder)
        #expect(open.code == 0 && text.contains("\naccount: exports/"), "\(open.errors)")
    }

    @Test func `a starter replaces nothing`() throws {
        let folder = try Folder([".bindlint.yaml": "exclude: [a]\n"])
        let run = try Command.bindlint("init", "--github", in: folder)
        #expect(run.code == 2)
        #expect(run.errors == "bindlint: error: .bindlint.yaml is there already; nothing was written\n")
        #expect(try folder.read(".bindlint.yaml") == "exclude: [a]\n")
        #expect(throws: (any Error).self) { try folder.read(".github/workflows/bindlint.yml") }
        let missing = try Command.bindlint("init", "nowhere", in: folder)
        #expect(missing.code == 2 && missing.errors == "bindlint: error: nowhere is no folder\n")
    }

    @Test(arguments: ["config", "rule"]) func `schemas are JSON`(name: String) throws {
        let run = try Command.bindlint("schema", name)
        #expect(run.code == 0 && run.output.hasPrefix("{\n  \"$schema\""))
    }
}
