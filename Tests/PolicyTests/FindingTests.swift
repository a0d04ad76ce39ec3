import Policy
import SourceText
import Testing

@Suite struct FindingTests {
    private func finding(_ rule: String, _ text: String, as name: String) throws -> (Finding, SourceFile) {
        let results = Builtin.judge(text, as: name)
        return (try #require(results.findings.first { $0.rule == rule }), results.files[0])
    }

    /// The text of the file after the finding's fix.
    private func fixed(_ rule: String, _ text: String, as name: String) throws -> String? {
        let (finding, file) = try finding(rule, text, as: name)
        guard let edit = finding.fixes.first?.edits.first else { return nil }
        return file.string(SourceSpan(0, edit.span.start)) + edit.text
            + file.string(SourceSpan(edit.span.end, file.bytes.count))
    }

    @Test func `a fix edits exactly what is wrong`() throws {
        let url = "https://h/platform_api/BindSipRegistration"
        let head = "Authorization: Bearer {{t}}\n"
        #expect(
            try fixed(
                "unknown-parameter", "POST \(url)?sip_registration=1&rule_id=2&application_id=1\n\(head)", as: "a.http")
                == "POST \(url)?sip_registration_id=1&rule_id=2&application_id=1\n\(head)")
        #expect(
            try fixed("unknown-parameter", #"{"operation":"BindSipRegistration","userId":1}"#, as: "a.json")
                == #"{"operation":"BindSipRegistration","user_id":1}"#)
        #expect(
            try fixed("repeated-parameter", "POST \(url)?user_id=2&user_id=2&application_id=1\n\(head)", as: "a.http")
                == "POST \(url)?user_id=2&application_id=1\n\(head)")
        #expect(try fixed("repeated-parameter", "POST \(url)?user_id=2&user_id=3\n\(head)", as: "a.http") == nil)
        #expect(
            try fixed("plaintext-http", "POST http://h/platform_api/BindSipRegistration\n\(head)", as: "a.http")
                == "POST https://h/platform_api/BindSipRegistration\n\(head)")
        #expect(
            try fixed("unknown-operation", "cmd: BindSipRegistratoin\n", as: "a.yaml") == "cmd: BindSipRegistration\n")
        #expect(try fixed("unknown-parameter", #"{"operation":"BindSipRegistration","colour":1}"#, as: "a.json") == nil)
    }

    @Test func `a fingerprint survives layout and order, not a changed value`() throws {
        let original = try finding(
            "missing-application", #"{"operation":"BindSipRegistration","sip_registration_id":1,"user_id":7}"#,
            as: "a.json"
        ).0
        let same = [
            (#"{ "user_id" : "7",  "sip_registration_id": 1, "cmd":"BindSipRegistration" }"#, "b.json"),
            ("\n\n- operation: BindSipRegistration\n  params:\n    sip_registration_id: 1\n    user_id: 7\n", "c.yaml"),
            ("curl 'https://h/platform_api/BindSipRegistration?sip_registration_id=1&user_id=7'", "d.sh"),
        ]
        for (text, name) in same {
            #expect(try finding("missing-application", text, as: name).0.fingerprint == original.fingerprint)
        }
        let other = try finding(
            "missing-application", #"{"operation":"BindSipRegistration","sip_registration_id":1,"user_id":8}"#,
            as: "a.json"
        ).0
        #expect(other.fingerprint != original.fingerprint)
        #expect(original.fingerprint.count == 32)
    }

    @Test func `equal findings have fingerprints of their own`() {
        let one = #"{"operation":"BindSipRegistration","sip_registration_id":1,"user_id":7}"#
        let results = Builtin.judge("[\(one),\(one),\(one)]", as: "a.json")
        let prints = results.findings.filter { $0.rule == "missing-application" }.map(\.fingerprint)
        #expect(prints.count == 3 && Set(prints).count == 3)
    }

    @Test func `what is not known is undecided and never guessed`() {
        let results = Builtin.judge(
            #"curl "https://h/platform_api/BindSipRegistration" -H "Authorization: Bearer $T" -d "bind=$BIND" -d user_id=7 -d sip_registration_id=$R"#,
            as: "a.sh")
        #expect(results.findings.filter { $0.severity > .note }.map(\.rule) == [])
        let reasons = Dictionary(results.undecided.map { ($0.rule, $0.reason) }, uniquingKeysWith: { $1 })
        #expect(reasons["missing-application"] == "request.action is not known")
        #expect(reasons["missing-registration"] == nil, "the registration is given, whatever it is")
    }

    @Test func `arguments that are not shown leave verdicts undecided`() {
        let results = Builtin.judge(
            #"curl "https://h/platform_api/BindSipRegistration?user_id=7" -H "Authorization: Bearer $T" -d @params.txt"#,
            as: "a.sh")
        #expect(results.findings.filter { $0.severity > .note }.map(\.rule) == [])
        #expect(
            Set(results.undecided.map(\.rule)).isSuperset(of: [
                "missing-registration", "missing-application", "unknown-parameter",
            ]))
    }

    @Test func `a method that is a variable is not judged`() {
        let results = Builtin.judge(#"curl "https://h/platform_api/$METHOD?user_id=7""#, as: "a.sh")
        #expect(results.requests == 1 && results.judged == 0)
    }

    @Test func `secrets are masked by value`() {
        let key = "4e70c1b2-93d1-4b7e"
        let results = Builtin.judge("account_id: 1\noperation: GetSipRegistrations\napi_key: \(key)\n", as: "a.yaml")
        #expect(results.findings.contains { $0.rule == "hardcoded-secret" })
        #expect(
            results.secrets.masked("key \(key), again \(key)") == "key ******************, again ******************")
        #expect(results.secrets.masked("nothing") == "nothing")
    }
}
