import Policy
import Readers
import Requests
import SourceText
import Testing

/// What an account export adds to the judgement of requests.
@Suite struct AccountRulesTests {
    private static let applications = #"""
        {"result":[{"application_id":10,"application_name":"support.lemon.voximplant.com"},
        {"application_id":20,"application_name":"sales.lemon.voximplant.com"}],"total_count":2,"count":2}
        """#
    private static let users = #"""
        {"result":[{"user_id":7,"user_name":"anna","applications":[{"application_id":10}]},
        {"user_id":8,"user_name":"anna","applications":[{"application_id":20}]},
        {"user_id":9,"user_name":"bob","applications":[{"application_id":20,"application_name":"sales.lemon.voximplant.com"}]},
        {"user_id":11,"user_name":"carol"},
        {"user_id":12,"user_name":"dan","applications":[{"application_id":10},{"application_id":20}]},
        {"user_id":13,"user_name":"eve","applications":[{"application_id":40}]}],"total_count":6,"count":6}
        """#
    private static let rules = #"""
        {"result":[{"rule_id":5,"rule_name":"in","application_id":10}],"total_count":1}
        {"result":[{"rule_id":6,"rule_name":"in","application_id":20},{"rule_id":4,"rule_name":"night","application_id":20}],
        "total_count":2}
        """#
    private static let registrations = #"""
        {"result":[{"sip_registration_id":1,"deactivated":false,"user_id":9,"user_name":"bob"},
        {"sip_registration_id":2,"deactivated":true},{"sip_registration_id":3,"deactivated":true,"user_id":9},
        {"sip_registration_id":4,"deactivated":true,"user_id":9,"user_name":"bob"},
        {"sip_registration_id":5,"rule_id":4,"application_id":20}],"count":5}
        """#

    private static func directory(_ answers: String...) -> Directory {
        var export = AccountExport()
        for answer in answers { #expect(export.read(SourceFile(name: "a.json", text: answer)).isEmpty) }
        return export.directory
    }

    private static let whole = Accounts(own: directory(applications, users, rules, registrations))

    private static func bind(_ arguments: String, account: Int? = nil) -> String {
        let caller = account.map { #","caller":{"account":\#($0)}"# } ?? ""
        return #"{"operation":"BindSipRegistration","params":{"sip_registration_id":1,\#(arguments)}\#(caller)}"#
    }

    private static let accountRules: Set = [
        "user-of-other-application", "rule-of-other-application", "unknown-name", "frozen-registration",
    ]

    private func found(_ results: Results) -> [String] {
        results.findings.map(\.rule).filter(Self.accountRules.contains)
    }

    @Test(arguments: [
        (#""application_id":10,"user_id":7"#, []),
        (#""application_id":20,"user_id":7"#, ["user-of-other-application"]),
        (#""application_name":"sales","user_id":7"#, ["user-of-other-application"]),
        (#""application_name":"sales","user_name":"anna""#, []),
        (#""application_id":10,"user_name":"bob""#, ["user-of-other-application"]),
        (#""application_id":10,"user_id":11"#, []),
        (#""application_id":40,"user_id":13"#, ["unknown-name"]),
        (#""application_id":10,"user_id":12"#, []),
        (#""application_id":20,"user_id":12"#, []),
        (#""application_id":30,"user_id":7"#, ["unknown-name"]),
        (#""application_name":"other","user_name":"anna""#, ["unknown-name"]),
        (#""application_id":10,"user_id":99"#, ["unknown-name"]),
        (#""application_id":10,"rule_name":"in""#, []),
        (#""application_id":10,"rule_id":6"#, ["rule-of-other-application"]),
        (#""application_id":10,"rule_name":"night""#, ["rule-of-other-application"]),
        (#""application_id":20,"rule_id":5,"user_id":9"#, ["rule-of-other-application"]),
        (#""application_id":20,"rule_name":"evening""#, ["unknown-name"]),
        (#""application_id":10,"application_name":"nobody","user_id":7"#, ["unknown-name"]),
        (#""application_id":"1;2","user_id":"x""#, []),
    ])
    func `names are looked up in the export`(arguments: String, rules: [String]) {
        let request = Self.bind(arguments)
        #expect(found(AccountExportTests.judge([request], Self.whole)) == rules)
        #expect(found(Builtin.judge(request, as: "a.json")) == [])
    }

    @Test func `a variable leaves it undecided, and only where there is an export`() {
        let text = """
            curl -X POST "https://h/platform_api/BindSipRegistration?sip_registration_id=1&application_id=10&user_id=$U" -H "Authorization: Bearer $T"
            """
        let results = Builtin.judge([("a.sh", text)], accounts: Self.whole)
        #expect(found(results) == [])
        #expect(Set(results.undecided.map(\.rule)).isSuperset(of: ["unknown-name", "user-of-other-application"]))
        #expect(Set(Builtin.judge(text, as: "a.sh").undecided.map(\.rule)).isDisjoint(with: Self.accountRules))
    }

    @Test func `a rule that stands in no saved application is said to be missing only where all are saved`() {
        let request = Self.bind(#""application_id":10,"rule_id":99"#)
        let all = AccountExportTests.judge([request], Accounts(own: Self.directory(Self.applications, Self.rules)))
        #expect(found(all) == ["rule-of-other-application"])
        let other = Self.bind(#""application_id":20,"rule_name":"dusk""#)
        let one = Self.directory(#"{"result":[{"rule_id":5,"rule_name":"in","application_id":10}],"total_count":1}"#)
        #expect(found(AccountExportTests.judge([other], Accounts(own: one))) == [])
        let here = Self.bind(#""application_id":10,"rule_name":"dusk""#)
        #expect(
            found(AccountExportTests.judge([here], Accounts(own: Self.directory(Self.applications, Self.rules)))) == [
                "unknown-name"
            ])
    }

    @Test func `an account is judged by its own export`() {
        let first = Self.directory(#"{"result":[{"user_id":7,"user_name":"anna"}],"total_count":1}"#)
        let second = Self.directory(#"{"result":[{"user_id":8,"user_name":"bob"}],"total_count":1}"#)
        let accounts = Accounts(own: nil, byID: [1001: first, 1002: second])
        func rules(_ user: Int, _ account: Int?) -> [String] {
            found(
                AccountExportTests.judge(
                    [Self.bind(#""application_id":1,"user_id":\#(user)"#, account: account)], accounts))
        }
        #expect(rules(7, 1001) == [] && rules(8, 1001) == ["unknown-name"])
        #expect(rules(8, 1002) == [] && rules(7, 1002) == ["unknown-name"])
        #expect(rules(9, 1003) == [] && rules(9, nil) == [])
    }

    @Test(arguments: [
        (#""user_id":9"#, "add application_id=20 (sales.lemon.voximplant.com)"),
        (#""user_id":12"#, "add application_id or application_name"),
        (#""user_name":"anna""#, "add application_id or application_name"),
        (#""rule_name":"night""#, "add application_id=20 (sales.lemon.voximplant.com)"),
        (#""user_id":9,"rule_id":5"#, "add application_id or application_name"),
    ])
    func `a hint names the real application where there is just one`(arguments: String, hint: String) {
        let results = AccountExportTests.judge([Self.bind(arguments)], Self.whole)
        #expect(results.findings.first { $0.rule == "missing-application" }?.hint == hint)
    }

    @Test func `a fix adds the real application`() throws {
        let text = "curl 'https://h/platform_api/BindSipRegistration' -d 'sip_registration_id=1&user_id=9'"
        let results = Builtin.judge([("a.sh", text)], accounts: Self.whole)
        let fix = try #require(results.findings.first { $0.rule == "missing-application" }?.fixes.first)
        #expect(!fix.isSafe && fix.edits.map(\.text) == ["&application_id=20"])
        #expect(
            Builtin.judge(text, as: "a.sh").findings.first { $0.rule == "missing-application" }?.fixes.isEmpty == true)
    }

    @Test func `a token's key tells the roles`() throws {
        let keys = Self.directory(
            #"{"result":[{"key_id":"k1","roles":[{"role_name":"Support","role_id":3,"gui_only":false}]}],"count":1}"#)
        // {"alg":"RS256","kid":"k1"} and {"iss":1}, unsigned.
        let token = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.eyJpc3MiOjF9.c2ln"
        let text = """
            POST /platform_api/BindSipRegistration?sip_registration_id=1&application_id=10 HTTP/1.1
            Host: api.voximplant.com
            Authorization: Bearer \(token)


            """
        let file = SourceFile(name: "raw.http", text: text.replacing("\n", with: "\r\n"))
        var request = try #require(Reading(of: file, scope: .sipRegistrations).requests.first)
        Accounts(own: nil, byID: [2: keys]).addRoles(to: &request)
        #expect(request.caller.roles.map(\.string) == ["Support"])
        let source = Engine.Source(file: file, requests: [request], isSequence: true)
        let results = Engine(rules: Builtin.rules.rules, vocabulary: Builtin.vocabulary).judge([source])
        #expect(results.findings.contains { $0.rule == "role-not-allowed" })
        var stated = request
        stated.caller.roles = [Text("Owner", decodedFrom: SourceSpan(0, 0))]
        Accounts(own: keys).addRoles(to: &stated)
        #expect(stated.caller.roles.map(\.string) == ["Owner"])
    }

    /// A rule for every leaf of `account`: whether it is there, and what it is.
    private static let probes: [Rule] = {
        var text = ""
        let members = ["id", "name", "application_id", "application_name"]
        let texts = ["user_id", "user_name", "application_id", "application_name", "rule_id", "rule_name"]
        var leaves = ["user", "rule"].flatMap { part in members.map { "account.\(part).\($0)" } }
        leaves += texts.map { "account.registration.\($0)" }
        leaves += ["application", "home"].flatMap { ["account.\($0).id", "account.\($0).name"] }
        let bools = [
            "account.user.in_application", "account.rule.in_application", "account.registration.known",
            "account.registration.frozen",
        ]
        let conditions =
            (leaves + bools).map { "has(\($0))" } + bools
            + ["request.arguments.all(a, has(a.known))", "request.arguments.all(a, a.known)"]
        for (number, condition) in conditions.enumerated() {
            text += """
                ---
                id: probe-\(number)
                title: T
                severity: note
                basis: policy
                about: a
                require: "\(condition)"
                message: m

                """
        }
        return RuleFile(SourceFile(name: "probes.yaml", text: text), Builtin.vocabulary).rules
    }()

    @Test(arguments: 1...8) func `what is remembered by shape is right with an export too`(seed: UInt64) {
        var random = ShapeTests.Random(state: seed)
        let values: [String: [String]] = [
            "sip_registration_id": ["1", "2", "3", "4", "5", "6", "$R", ""],
            "user_id": ["7", "9", "11", "12", "13", "99", "$U", "x"],
            "user_name": ["anna", "bob", "carol", "dan", "eve", "$N"], "application_id": ["10", "20", "30", "$A"],
            "application_name": ["support", "sales.lemon.voximplant.com", "x", "$B"], "rule_id": ["4", "5", "6", "9"],
            "rule_name": ["in", "night", "x"], "bind": ["true", "false"],
        ]
        // Few lists of names, so that requests of one shape but for the export are many.
        let lists = [
            ["sip_registration_id"], ["application_id", "user_id"], ["application_name", "user_name"],
            ["application_id", "rule_id", "user_id"], ["application_name", "rule_name"], ["user_id", "user_id"],
            ["sip_registration_id", "user_name", "bind"], ["application_id", "application_name", "rule_name"],
        ]
        let lines = (0..<300).map { _ in
            let arguments = (lists.randomElement(using: &random) ?? []).compactMap { name in
                values[name]?.randomElement(using: &random).map { "\(name)=\($0)" }
            }
            let more = Int.random(in: 0..<12, using: &random) == 0 ? " -d @more" : ""
            return
                "curl \"https://h/platform_api/BindSipRegistration\" -d \"\(arguments.joined(separator: "&"))\"\(more)"
        }
        let file = SourceFile(name: "a.sh", text: lines.joined(separator: "\n"))
        let source = Engine.Source(
            file: file, requests: Reading(of: file, scope: .sipRegistrations).requests, isSequence: true)
        let partial = Accounts(
            own: Self.directory(Self.users.replacing(#""total_count":6"#, with: #""total_count":7"#)))
        let rules = Builtin.rules.rules + Self.probes
        #expect(Self.probes.count == 28)
        for accounts in [Self.whole, partial] {
            let remembered = Engine(rules: rules, vocabulary: Builtin.vocabulary, accounts: accounts).judge([source])
            let each = Engine(
                rules: rules, vocabulary: Builtin.vocabulary, accounts: accounts, remembersShapes: false
            ).judge([source])
            #expect(remembered.findings.map { "\($0)" } == each.findings.map { "\($0)" })
            #expect(remembered.undecided.map { "\($0)" } == each.undecided.map { "\($0)" })
            #expect(remembered.findings.count > 500 && remembered.undecided.count > 100)
        }
    }
}
