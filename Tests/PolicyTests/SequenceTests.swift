import Policy
import SourceText
import Testing

/// What the ledger knows of requests that come one after another, and of those that have no order.
@Suite struct SequenceTests {
    /// Requests as `registration user [application]`, `unbind …` or `delete …`, one a line.
    private func json(_ calls: [String]) -> String { "[" + calls.joined(separator: ",\n") + "]" }

    private static func bind(_ registration: String, user: String, more: String = "") -> String {
        #"{"operation":"BindSipRegistration","sip_registration_id":\#(registration),"application_id":1,"user_id":\#(user)\#(more)}"#
    }

    private func rules(_ results: Results) -> [String] {
        results.findings.map(\.rule).filter { $0.hasPrefix("registration-") }
    }

    @Test(arguments: [
        ([bind("1", user: "7"), bind("2", user: "7")], true),
        ([bind("1", user: "7"), bind("1", user: "7")], false),
        ([bind("1", user: "7"), bind("2", user: "8")], false),
        (
            [bind("1", user: "7"), #"{"cmd":"BindSipRegistration","user_id":7,"bind":false}"#, bind("2", user: "7")],
            false
        ),
        (
            [
                bind("1", user: "7"), #"{"cmd":"BindSipRegistration","sip_registration_id":1,"bind":false}"#,
                bind("2", user: "7"),
            ], false
        ),
        (
            [
                bind("1", user: "7"), #"{"cmd":"BindSipRegistration","application_id":1,"bind":false}"#,
                bind("2", user: "7"),
            ], false
        ),
        (
            [
                bind("1", user: "7"), #"{"cmd":"BindSipRegistration","application_id":2,"bind":false}"#,
                bind("2", user: "7"),
            ], true
        ),
        (
            [
                bind("1", user: "7"), #"{"cmd":"BindSipRegistration","application_name":"a","bind":false}"#,
                bind("2", user: "7"),
            ], false
        ),
        (
            [bind("1", user: "7"), #"{"cmd":"BindSipRegistration","user_id":8,"bind":false}"#, bind("2", user: "7")],
            true
        ),
        (
            [bind("1", user: "7"), #"{"cmd":"DeleteSipRegistration","sip_registration_id":1}"#, bind("2", user: "7")],
            false
        ),
        ([bind("1", user: "7"), bind("1", user: "8"), bind("2", user: "7")], false),
        ([bind("1", user: "7", more: #","account_id":1"#), bind("2", user: "7", more: #","account_id":2"#)], false),
        (
            [
                #"{"cmd":"CreateSipRegistration","sip_username":"a","proxy":"b","application_id":1,"user_id":7}"#,
                bind("2", user: "7"),
            ], true
        ),
        (
            [
                bind("1", user: "7"),
                #"{"cmd":"UpdateSipRegistration","sip_registration_id":2,"application_id":1,"user_id":7}"#,
            ], true
        ),
        (
            [
                bind("1", user: "7"), #"{"cmd":"UpdateSipRegistration","sip_registration_id":1,"proxy":"b"}"#,
                bind("2", user: "7"),
            ], true
        ),
    ])
    func `a user who is bound is taken`(calls: [String], isTaken: Bool) {
        #expect(rules(Builtin.judge(json(calls), as: "a.json")) == (isTaken ? ["registration-taken"] : []))
    }

    @Test func `a finding points at both requests`() throws {
        let results = Builtin.judge(json([Self.bind("1", user: "7"), Self.bind("2", user: "7")]), as: "a.json")
        let finding = try #require(results.findings.first { $0.rule == "registration-taken" })
        let file = results.files[0]
        #expect(file.position(of: finding.place.span.start).line == 2)
        let related = try #require(finding.related.first)
        #expect(file.position(of: related.place.span.start).line == 1)
        #expect(file.string(related.place.span) == #""user_id":7"#)
        #expect(finding.message.contains("bound to registration 1 already"))
    }

    @Test func `a failed request changes nothing`() {
        let failed = Self.bind("1", user: "7").replacing("}", with: #","outcome":{"succeeded":false}}"#)
        #expect(rules(Builtin.judge(json([failed, Self.bind("2", user: "7")]), as: "a.json")) == [])
    }

    @Test func `a variable decides nothing`() {
        let results = Builtin.judge(
            """
            curl -X POST "https://h/platform_api/BindSipRegistration?sip_registration_id=1&application_id=1&user_id=$A" -H "Authorization: Bearer $T"
            curl -X POST "https://h/platform_api/BindSipRegistration?sip_registration_id=2&application_id=1&user_id=$B" -H "Authorization: Bearer $T"
            """, as: "a.sh")
        #expect(results.findings.filter { $0.severity > .note }.map(\.rule) == [])
        #expect(results.undecided.map(\.rule).contains("registration-taken"))
    }

    @Test(arguments: [
        (
            [
                bind("1", user: "7"),
                #"{"cmd":"BindSipRegistration","sip_registration_id":2,"application_id":1,"user_name":"anna"}"#,
            ], true
        ),
        (
            [
                bind("1", user: "7"),
                #"{"cmd":"BindSipRegistration","sip_registration_id":1,"application_id":1,"user_name":"anna"}"#,
            ], false
        ),
        ([bind("1", user: "7"), bind("\"$R\"", user: "7")], true),
        ([bind("1", user: "\"$U\""), bind("1", user: "7")], false),
        ([bind("1", user: "\"$U\""), bind("2", user: "7")], true),
        (
            [
                bind("1", user: "\"$U\""), #"{"cmd":"BindSipRegistration","user_id":7,"bind":false}"#,
                bind("2", user: "7"),
            ], false
        ),
    ])
    func `whether a user is taken may not be known`(calls: [String], isUndecided: Bool) {
        let results = Builtin.judge(json(calls), as: "a.json")
        #expect(rules(results) == [])
        #expect(results.undecided.map(\.rule).contains("registration-taken") == isUndecided)
    }

    @Test func `a long sequence is judged in time that grows with its length`() {
        let calls = (0..<6_000).map { Self.bind("\($0)", user: "\($0)") }
        let unbinds = (0..<6_000).map { #"{"cmd":"BindSipRegistration","user_id":\#($0),"bind":false}"# }
        let results = Builtin.judge((calls + unbinds + calls).joined(separator: "\n"), as: "a.jsonl")
        #expect(results.requests == 18_000)
        #expect(rules(results) == [])
    }

    @Test func `files contest what they leave a user with`() throws {
        let first = ("a.json", json([Self.bind("1", user: "7")]))
        let second = ("b.json", json([Self.bind("2", user: "7")]))
        let results = Builtin.judge([first, second])
        let finding = try #require(results.findings.first { $0.rule == "registration-contested" })
        #expect(finding.place.file == 1 && finding.related.first?.place.file == 0)
        #expect(rules(results) == ["registration-contested"])
        #expect(rules(Builtin.judge([first, ("b.json", json([Self.bind("1", user: "7")]))])) == [])
        let unbound = json([Self.bind("1", user: "7"), #"{"cmd":"BindSipRegistration","user_id":7,"bind":false}"#])
        #expect(rules(Builtin.judge([("a.json", unbound), second])) == [])
    }

    @Test func `entries of a collection have no order`() {
        let text = """
            POST https://h/platform_api/BindSipRegistration?sip_registration_id=1&application_id=1&user_id=7
            Authorization: Bearer {{t}}

            ###
            POST https://h/platform_api/BindSipRegistration?sip_registration_id=2&application_id=1&user_id=7
            Authorization: Bearer {{t}}
            """
        #expect(rules(Builtin.judge(text, as: "a.http")) == ["registration-contested"])
    }
}
