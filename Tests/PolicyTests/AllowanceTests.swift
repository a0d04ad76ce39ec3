import Policy
import Readers
import Requests
import SourceText
import Testing

/// Entries of the configuration's `allow`.
@Suite struct AllowanceTests {
    private static func configuration(_ text: String) -> ConfigurationFile {
        ConfigurationFile(SourceFile(name: ".bindlint.yaml", text: text), version: "0.1.0")
    }

    @Test(arguments: [
        ("- { rule: api-key, reason: r }", []), ("- { rule: [api-key, long-token], file: a.json, reason: r }", []),
        ("- { rule: api-key, file: [a.json, \"logs/**\"], reason: r, until: 2027-01-31 }", []),
        ("- { rule: api-key, reason: r, arguments: { user_id: 1, bind: true, user_name: a } }", []),
        ("- { rule: api-key }", ["'reason' is missing"]), ("- { reason: r }", ["'rule' is missing"]),
        ("- { rule: api-key, reason: \" \" }", ["'reason' must be the reason in words, not an empty text"]),
        ("- { rule: [], reason: r }", ["'rule' must be a rule's id or a list of ids, not an empty list"]),
        ("- { rule: 5, reason: r }", ["'rule' must be a rule's id or a list of ids, not a number"]),
        (
            "- { rule: api-key, reason: r, until: soon }", ["'until' must be a date such as 2027-01-31, not 'soon'"]
        ),
        (
            "- { rule: api-key, reason: r, untill: 2027-01-31 }", ["unknown key 'untill'; did you mean 'until'?"]
        ),
        ("- { rule: api-key, reason: r, file: \"[\" }", ["'[' has a '[' without its ']'"]),
        (
            "- { rule: api-key, reason: r, arguments: {} }",
            ["'arguments' must be an object of names and values, not an empty object"]
        ),
        (
            "- { rule: api-key, reason: r, arguments: { user_id: [1] } }",
            ["'user_id' must be a text or a number, not a list"]
        ),
        ("- api-key", ["'allow' must be an object, not a string"]),
    ])
    func `an entry is read, and every mistake told`(entry: String, errors: [String]) {
        let file = AllowanceTests.configuration("allow:\n  \(entry)\n")
        #expect(file.errors.map(\.description) == errors)
        #expect(file.configuration.allow.count == (errors.isEmpty ? 1 : 0))
    }

    private static let json = """
        [{"operation": "BindSipRegistration", "params": {"sip_registration_id": 1, "user_id": 2, "note": "a"}},
         {"operation": "BindSipRegistration", "params": {"sip_registration_id": 3, "user_id": 4, "note": "a"}}]
        """

    /// Judges a file by a configuration's entries: the findings, as `line rule`, those about entries as `allow:line rule`.
    private static func judge(
        _ allow: String, path: String? = "calls/a.json", sawAll: Bool = false
    ) throws -> (lines: [String], suppressed: Int) {
        let configuration = AllowanceTests.configuration("allow:\n\(allow)\n")
        #expect(configuration.errors.isEmpty)
        let file = SourceFile(name: "a.json", text: json)
        let reading = Reading(of: file, scope: .sipRegistrations)
        let source = Engine.Source(file: file, requests: reading.requests, isSequence: true)
        let rules = Builtin.rules.rules.filter { ["missing-application", "unknown-parameter"].contains($0.id) }
        var results = Engine(rules: rules, vocabulary: Builtin.vocabulary).judge([source])
        let today = try #require(Day("2026-11-24"))
        var context = Suppressions.Context(
            all: Builtin.rules, rules: rules,
            own: Dictionary(uniqueKeysWithValues: SuppressionRule.allCases.map { ($0, $0.severity) }), today: today,
            Builtin.vocabulary, hasAccounts: false)
        var allowances = Allowances(
            configuration.configuration.allow, in: configuration.file, paths: path.map { ["a.json": $0] } ?? [:],
            today: today)
        allowances.sawAll = sawAll
        context.allowances = allowances
        Suppressions(context).apply(to: &results, [source])
        let lines = results.findings.map { finding in
            let file = results.files[finding.place.file]
            let prefix = file.name == "a.json" ? "" : "allow:"
            return "\(prefix)\(file.position(of: finding.place.span.start).line) \(finding.rule)"
        }
        return (lines, results.suppressed)
    }

    private static let all = [
        "1 missing-application", "1 unknown-parameter", "2 missing-application", "2 unknown-parameter",
    ]

    static let cases: [(entries: String, found: [String])] = [
        ("- { rule: missing-application, reason: r }", ["1 unknown-parameter", "2 unknown-parameter"]),
        ("- { rule: [missing-application, unknown-parameter], reason: r }", []),
        ("- { rule: missing-application, reason: r, file: a.json }", ["1 unknown-parameter", "2 unknown-parameter"]),
        (
            "- { rule: missing-application, reason: r, file: \"calls/*.json\" }",
            ["1 unknown-parameter", "2 unknown-parameter"]
        ),
        ("- { rule: missing-application, reason: r, file: b.json }", all),
        (
            "- { rule: missing-application, reason: r, arguments: { user_id: 4 } }",
            ["1 missing-application", "1 unknown-parameter", "2 unknown-parameter"]
        ),
        ("- { rule: missing-application, reason: r, arguments: { user_id: 4, note: b } }", all),
        (
            "- { rule: missing-application, reason: r, until: 2026-11-24 }",
            ["1 unknown-parameter", "2 unknown-parameter"]
        ),
        ("- { rule: missing-application, reason: r, until: 2026-11-23 }", all + ["allow:2 expired-suppression"]),
        ("- { rule: missing-aplication, reason: r }", all + ["allow:2 unknown-suppression"]),
        ("- { rule: api-key, reason: r, file: calls/a.json }", all),
    ]

    @Test(arguments: cases) func `an entry allows what it says`(entries: String, found: [String]) throws {
        let outcome = try AllowanceTests.judge(entries)
        #expect(outcome.lines == found)
        #expect(outcome.suppressed == 4 - found.filter { !$0.hasPrefix("allow") }.count)
    }

    @Test func `an entry that allows nothing is told where the run saw its files`() throws {
        let unused = "- { rule: missing-application, reason: r, file: FILE, arguments: { user_id: 5 } }"
        let told = AllowanceTests.all + ["allow:2 unused-suppression"]
        let cases: [(file: String, sawAll: Bool, found: [String])] = [
            ("calls/a.json", false, told), ("\"*.json\"", false, AllowanceTests.all), ("\"*.json\"", true, told),
            ("b.json", true, AllowanceTests.all),
        ]
        for (file, sawAll, found) in cases {
            let outcome = try AllowanceTests.judge(unused.replacing("FILE", with: file), sawAll: sawAll)
            #expect(outcome.lines == found, "\(file) \(sawAll)")
        }
    }

    @Test func `an entry for files is not for what is no file`() throws {
        let outcome = try AllowanceTests.judge("- { rule: missing-application, reason: r, file: \"*\" }", path: nil)
        #expect(outcome.suppressed == 0)
    }
}
