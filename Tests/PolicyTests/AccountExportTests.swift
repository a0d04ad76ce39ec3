import Policy
import SourceText
import Testing

/// Saved answers, in whatever pages they come.
@Suite struct AccountExportTests {
    private struct Reading {
        var export = AccountExport()
        var problems: [String] = []

        init(_ files: KeyValuePairs<String, String>) {
            for (name, text) in files {
                let file = SourceFile(name: name, text: text)
                problems += export.read(file).map { flaw in
                    let position = file.position(of: flaw.span.start)
                    return "\(name):\(position.line):\(position.column): \(flaw.reason)"
                }
            }
        }

        /// What is said of users 1 to 3 and of a name: `+` for known, `-` for missing, `?` for neither.
        func knowledge(of arguments: String...) -> String {
            arguments.map { argument in
                let request = #"{"operation":"BindSipRegistration","params":{\#(argument)}}"#
                let results = AccountExportTests.judge([request], Accounts(own: export.directory))
                return results.findings.contains { $0.rule == "unknown-name" } ? "-" : "+"
            }.joined()
        }
    }

    static func judge(_ requests: [String], _ accounts: Accounts) -> Results {
        Builtin.judge([("a.json", "[" + requests.joined(separator: ",\n") + "]")], accounts: accounts)
    }

    private static func users(_ ids: [Int], total: Int? = nil, count: Int? = nil) -> String {
        let users = ids.map { #"{"user_id":\#($0),"user_name":"u\#($0)"}"# }.joined(separator: ",")
        let members = [total.map { #","total_count":\#($0)"# }, count.map { #","count":\#($0)"# }]
        return #"{"result":[\#(users)]\#(members.compactMap { $0 }.joined())}"#
    }

    @Test(arguments: [
        users([1, 2], total: 4, count: 2) + "\n" + users([3, 4], total: 4, count: 2) + "\n",
        users([1, 2], total: 4) + users([3, 4], total: 4),
        "[" + users([1, 2], total: 4) + ",\n" + users([3, 4], total: 4) + "]",
        "[[" + users([1, 2], total: 4) + "]]\n[" + users([3, 4], total: 4) + "]",
        "\u{FEFF}  " + users([1, 2, 3, 4], count: 4).replacing(",", with: " ,\r\n  "),
        users([1, 2], count: 2) + users([3, 4], count: 2),
        users([4, 3, 2, 1]),
        users([1, 2, 3, 4], total: 4) + users([], total: 4),
    ])
    func `pages make one listing`(text: String) {
        let reading = Reading(["export.json": text])
        #expect(reading.problems == [])
        #expect(reading.export.warnings == [])
        #expect((1...4).allSatisfy { reading.export.directory.user($0)?.name == "u\($0)" })
        #expect(reading.export.directory.users(named: "u3").map(\.id) == [3])
        #expect(reading.knowledge(of: #""user_id":1"#, #""user_id":5"#, #""user_name":"u5""#) == "+--")
    }

    @Test(arguments: [
        (users([1, 2], total: 4, count: 2), "GetUsers is incomplete, 2 of 4"),
        (users([1, 2, 3], total: 2), "GetUsers is incomplete, 3 of 2"),
        (users([1, 2], total: 4) + users([2, 3], total: 4), "GetUsers is incomplete, 1 of 4 stand there twice"),
        (
            users([1, 2], total: 4) + users([3, 4], total: 5),
            "GetUsers is incomplete, the pages do not agree on how many there are (4, 5)"
        ),
        (users([1, 2], count: 20), "GetUsers is incomplete, 2 of 20"),
    ])
    func `pages that do not add up leave it open what is missing`(text: String, warning: String) {
        let reading = Reading(["a/GetUsers.json": text])
        #expect(reading.problems == [])
        #expect(reading.export.warnings == ["\(warning): nothing is said to be missing from the users"])
        #expect(reading.knowledge(of: #""user_id":1"#, #""user_id":9"#, #""user_name":"x""#) == "+++")
    }

    @Test(arguments: [
        (
            #"{"error":{"msg":"Authorization failed","code":100}}"#,
            "1:10: the answer is an error (code 100): Authorization failed; save the answer of a call that succeeded"
        ),
        (
            #"{"errors":[{"code":340}]}"#,
            "1:1: the answer is an error (code 340); save the answer of a call that succeeded"
        ),
        (
            #"{"result":1}"#,
            "1:1: 'result' is no list: the answer is of none of GetSipRegistrations, GetUsers, GetApplications, GetRules, GetKeys"
        ),
        (
            #"{"user_id":1,"user_name":"a"}"#,
            "1:1: this is no answer of the API: it has no 'result'; save the whole answer, with 'result' and 'total_count'"
        ),
        (
            "\n {\"result\":[{\"call_id\":1}]}",
            "2:13: the element is none that GetSipRegistrations, GetUsers, GetApplications, GetRules, GetKeys list; an account export holds their answers only"
        ),
        (
            #"{"result":[{"user_id":1,"user_name":"a"},{"rule_id":1,"rule_name":"a"}]}"#,
            "1:42: the element is of GetRules, those before it of GetUsers"
        ),
        (#"{"result":[{"user_id":"x1","user_name":"a"}]}"#, "1:23: the element has no readable user_id"),
        (#"{"result":[{"sip_registration_id":null}]}"#, "1:35: the element has no readable sip_registration_id"),
        (
            #"{"result":[],"total_count":0}"#,
            "1:1: the answer lists nothing, and the file's name does not say of which method it is; name it after the method, such as GetUsers.json"
        ),
        (
            "3",
            "1:1: this is no answer of the API: it has no 'result'; save the whole answer, with 'result' and 'total_count'"
        ),
    ])
    func `a file that is no answer is a located problem`(text: String, problem: String) {
        #expect(Reading(["export.json": text]).problems == ["export.json:" + problem])
    }

    @Test(arguments: [
        #"{"result":[{"user_id":1,"user_name":"a"}"#, "{\"result\":[{\"user_id\":1,,}]}", "# notes",
        "{\"result\":[\"\u{0}\"]}",
        #"{"result":[]} x"#, String(repeating: "[", count: 500),
    ])
    func `a text that is no JSON is one problem, wherever it is cut`(text: String) {
        let problems = Reading(["GetUsers.json": text]).problems
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.allSatisfy { $0.hasPrefix("GetUsers.json:1:") })
    }

    @Test func `a file's name tells of what nothing is listed`() {
        let empty = #"{"result":[],"total_count":0,"count":0}"#
        for name in ["GetUsers.json", "x/users-2.jsonl", "USERS.json"] {
            let reading = Reading([name: empty])
            #expect(reading.problems == [] && reading.export.warnings == [])
            #expect(reading.knowledge(of: #""user_id":1"#, #""rule_id":1"#) == "-+")
        }
        let registrations = Reading(["GetSipRegistrations.json": empty])
        #expect(registrations.problems == [] && registrations.export.directory.isWhole)
    }

    @Test func `an answer of more values than a document may have is read whole`() {
        let more = String(repeating: "1,", count: 500)
        let users = (1...1_001).map { #"{"user_id":\#($0),"user_name":"u\#($0)","more":[\#(more)1]}"# }
        let text = #"{"result":["# + users.joined(separator: ",") + #"],"total_count":1001}"#
        #expect(throws: SyntaxError.self) { try Node(json: SourceFile(name: "", text: text).text) }
        let reading = Reading(["GetUsers.json": text])
        #expect(reading.problems == [] && reading.export.warnings == [])
        #expect(reading.export.directory.user(1_001)?.name == "u1001")
    }

    @Test func `roles of the panel are no roles of the API`() {
        let reading = Reading([
            "GetKeys.json": #"""
            {"result":[{"key_id":"k1","roles":[{"role_name":"Admin","role_id":2,"gui_only":true},
            {"role_name":"Developer","role_id":5,"inherited":true,"gui_only":false}]},
            {"key_id":"k2","description":"without roles"}],"count":2}
            """#
        ])
        #expect(reading.problems == [])
        #expect(reading.export.directory.roles(ofKey: "k1") == ["Developer"])
        #expect(reading.export.directory.roles(ofKey: "k2") == [])
        #expect(reading.export.directory.roles(ofKey: "K1") == nil)
    }

    @Test(arguments: [
        ("myapp.lemon.voximplant.com", "myapp", true),
        ("myapp.lemon.voximplant.com", "myapp.lemon.voximplant.com", true),
        ("myapp", "myapp.lemon.voximplant.com", true), ("myapp", "myapp.lemon.example.com", false),
        ("myapp.lemon.voximplant.com", "myapp.pear.voximplant.com", false),
        ("myapp.lemon.voximplant.com", "MyApp", false), ("myapp.lemon.voximplant.com", "mya", false),
        ("caf\u{E9}", "cafe\u{301}", false), ("caf\u{E9}", "caf\u{E9}", true),
    ])
    func `an application goes by its short name and its full one`(listed: String, asked: String, isFound: Bool) {
        let reading = Reading([
            "a.json": #"{"result":[{"application_id":3,"application_name":"\#(listed)"}],"total_count":1}"#
        ])
        #expect((reading.export.directory.application(named: asked)?.id == 3) == isFound)
        #expect(reading.knowledge(of: #""application_name":"\#(asked)""#) == (isFound ? "+" : "-"))
    }
}
