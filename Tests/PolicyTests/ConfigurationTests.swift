import Policy
import SourceText
import Testing

@Suite struct ConfigurationTests {
    private func read(_ text: String, version: String = "0.1.0") -> ConfigurationFile {
        var file = ConfigurationFile(SourceFile(name: ".bindlint.yaml", text: text), version: version)
        file.check(against: Builtin.rules)
        return file
    }

    private func errors(_ text: String, version: String = "0.1.0") -> [String] {
        let file = read(text, version: version)
        return file.errors.map { error in
            let position = file.file.position(of: error.span.start)
            return "\(position.line):\(position.column) \(error)"
        }
    }

    @Test func `everything that a configuration can say is read`() throws {
        let file = read(
            """
            required-version: ">=0.1"
            rules:
              missing-target: error
              api-key: off
              hardcoded-token: [error, { severity: off, paths: ["examples/**"] }]
              binding-flaps: { parameters: { times: 10, within: 2h } }
            packs: [policies/]
            account: exports/
            principals:
              - key_id: 7f0c
                roles: [Developer]
              - account: 4815
                roles: Admin
              - paths: ["ops/**"]
                roles: [Owner, Admin]
            logs:
              - files: ["gateway/*.jsonl"]
                fields: { time: ts, url: req.uri }
            exclude: ["vendor/**", "*.har"]
            """)
        #expect(file.errors.map(\.description) == [])
        let configuration = file.configuration
        #expect(configuration.requiredVersion?.text == ">=0.1")
        #expect(configuration.packs.map(\.string) == ["policies/"])
        #expect(configuration.account?.string == "exports/")
        #expect(configuration.principals.map(\.roles) == [["Developer"], ["Admin"], ["Owner", "Admin"]])
        #expect(
            configuration.logs.flatMap(\.fields).map { "\($0.name.string)=\($0.path.string)" } == [
                "time=ts", "url=req.uri",
            ])
        #expect(configuration.exclude.map(\.text) == ["vendor/**", "*.har"])
        #expect(configuration.rules.settings(of: "hardcoded-token").map(\.level) == [.error, .off])
        let flaps = try #require(configuration.rules.settings(of: "binding-flaps").first)
        #expect(flaps.times == 10 && flaps.within == 7_200)
    }

    @Test func `every mistake is told at once, where it stands`() {
        let found = errors(
            """
            requierd-version: 1
            rules:
              missing-aplication: error
              missing-target: eror
              api-key: { severty: off }
              hardcoded-token: { severity: note, parameters: { times: 3 } }
              binding-flaps: { parameters: { times: 1, within: soon, by: x } }
              long-token: { severity: note, paths: ["[a"] }
            packs: policies/
            account: [a]
            principals:
              - { key_id: 1f, account: 2, roles: [Developer] }
              - { paths: ["a"], roles: [] }
              - { account: zero, role: x }
            logs:
              - { files: [], fields: [] }
            exclude: ["!a", 5]
            """)
        #expect(
            found == [
                "1:1 unknown key 'requierd-version'; did you mean 'required-version'?",
                "3:3 there is no rule 'missing-aplication'; did you mean 'missing-application'?",
                "4:19 'eror' is no severity; it must be one of error, warning, note, off; did you mean 'error'?",
                "5:14 unknown key 'severty'; did you mean 'severity'?",
                "6:50 the rule 'hardcoded-token' has no parameters: it does not count repetitions",
                "7:41 'times' must be a number from 2 to 1000, not 1",
                "7:52 'within' must be a time such as 90s, 10m, 1h or 2d, not 'soon'",
                "7:58 unknown key 'by'",
                "8:41 '[a' has a '[' without its ']'",
                "9:8 'packs' must be a list, not a string",
                "10:10 'account' must be a path, not a list",
                "12:5 a principal is known by one of key_id, account, paths",
                "13:28 'roles' must be names of roles such as [Developer], not an empty list",
                "14:5 'roles' is missing",
                "14:16 'account' must be an account's id, not a string",
                "14:22 unknown key 'role'; did you mean 'roles'?",
                "16:14 'files' must be a pattern or a list of patterns, not an empty list",
                "16:26 'fields' must be an object, not a list",
                "17:11 '!a' begins with '!': a pattern cannot take back what others fit; '\\!' is the character",
                "17:17 'exclude' must be a pattern or a list of patterns, not a number",
            ])
    }

    @Test(arguments: [
        ("rules: [a]\n", "1:8 'rules' must be an object, not a list"),
        ("rules: { api-key: off, api-key: note }\n", "1:24 'api-key' is given twice"),
        ("rules: { api-key: 5 }\n", "1:19 'api-key' must be error, warning, note or off, not a number"),
        ("rules: { api-key: {} }\n", "1:19 'severity' is missing"),
        ("rules: { api-key: { paths: a } }\n", "1:19 'severity' is missing"),
        ("rules: {}\nrules: {}\n", "2:1 'rules' is given twice"),
        ("- a\n", "1:1 'configuration' must be an object, not a list"),
        ("a: 1\n---\nb: 2\n", "3:1 a configuration is one document"),
        (
            "required-version: soon\n",
            "1:19 'required-version' must be a version such as '>=0.1' or '>=0.1, <0.3', not 'soon'"
        ),
        (
            "principals: [{ paths: a, roles: [\"\"] }]\n",
            "1:34 'roles' must be names of roles such as [Developer], not an empty text"
        ),
    ])
    func `a mistake is named`(text: String, error: String) { #expect(errors(text) == [error]) }

    @Test func `a text that is no YAML is one located error`() {
        #expect(errors("rules: [").count == 1)
    }

    @Test(arguments: ["", "# nothing\n", "---\n", "rules:\nexclude:\nallow:\n", "\u{FEFF}rules:\r\n  api-key: off\r\n"])
    func `what says little is no mistake`(text: String) { #expect(errors(text) == []) }

    @Test func `another version is told before anything else`() {
        let text = "future: 1\nrequired-version: '>=0.2, <1'\nrules: { new-rule: loud }\n"
        #expect(errors(text) == ["2:19 this configuration requires bindlint >=0.2, <1, and this is bindlint 0.1.0"])
        #expect(errors(text, version: "0.3.0").count == 3)
        #expect(
            errors("required-version: 0.2\n") == [
                "1:19 this configuration requires bindlint 0.2, and this is bindlint 0.1.0"
            ])
    }

    @Test(arguments: ["off", "Off", "OFF", "false", "\"off\""])
    func `off may be written as YAML 1_1 has it`(word: String) {
        let file = read("rules: { api-key: \(word) }\n")
        #expect(file.errors.isEmpty)
        #expect(file.configuration.rules.settings(of: "api-key").first?.level == .off)
    }
}
