import Policy
import Readers
import Requests
import SourceText
import Testing

/// Comments that allow findings, in every format that has comments.
@Suite struct SuppressionTests {
    /// Judges one file by its comments: lines of `line rule`, and how many findings were allowed.
    static func judge(
        _ text: String, as name: String, on day: String = "2026-11-24", rules: [Rule] = Builtin.rules.rules,
        own: [SuppressionRule] = SuppressionRule.allCases
    ) throws -> (lines: [String], suppressed: Int) {
        let results = try self.results(text, as: name, on: day, rules: rules, own: own)
        let lines = results.findings.map { finding in
            "\(results.files[finding.place.file].position(of: finding.place.span.start).line) \(finding.rule)"
        }
        return (lines, results.suppressed)
    }

    static func results(
        _ text: String, as name: String, on day: String = "2026-11-24", rules: [Rule] = Builtin.rules.rules,
        own: [SuppressionRule] = SuppressionRule.allCases
    ) throws -> Results {
        let file = SourceFile(name: name, text: text)
        let reading = Reading(of: file, scope: .sipRegistrations)
        var source = Engine.Source(
            file: file, requests: reading.requests, isSequence: reading.order == .sequence)
        source.comments = reading.comments
        var results = Engine(rules: rules, vocabulary: Builtin.vocabulary).judge([source])
        let context = Suppressions.Context(
            all: Builtin.rules, rules: rules, own: Dictionary(uniqueKeysWithValues: own.map { ($0, $0.severity) }),
            today: try #require(Day(day)), Builtin.vocabulary, hasAccounts: false)
        Suppressions(context).apply(to: &results, [source])
        return results
    }

    private static let url = "https://api.voximplant.com/platform_api/BindSipRegistration"
    /// A call that gives a user and no application.
    private static func curl(_ query: String = "sip_registration_id=1&user_id=2") -> String {
        "curl -X POST '\(url)?\(query)' -H \"Authorization: Bearer $T\""
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var title: String
        var name: String
        var text: String
        var found: [String]
        var suppressed: Int

        init(_ title: String, _ name: String, _ text: String, _ found: [String] = [], suppressed: Int) {
            self.title = title
            self.name = name
            self.text = text
            self.found = found
            self.suppressed = suppressed
        }

        var testDescription: String { "\(name): \(title)" }
    }

    private static let allow = "bindlint: allow missing-application -- the old client"

    static let places: [Case] = [
        Case("on the line", "a.sh", "\(curl()) # \(allow)\n", suppressed: 1),
        Case("alone above", "a.sh", "# \(allow)\n\(curl())\n", suppressed: 1),
        Case(
            "above a request of several lines, whose finding is on another", "a.sh",
            "# \(allow)\ncurl -X POST '\(url)' \\\n  -H \"Authorization: Bearer $T\" \\\n  -d sip_registration_id=1 -d user_id=2\n",
            suppressed: 1),
        Case(
            "above a variable that a backslash joins to the command", "a.sh", "# \(allow)\nA=1 \\\n  \(curl())\n",
            suppressed: 1),
        Case("with other comments between", "a.sh", "# \(allow)\n# why\n\(curl())\n", suppressed: 1),
        Case("after CRLF", "a.sh", "# \(allow)\r\n\(curl())\r\n", suppressed: 1),
        Case("in a substitution", "a.sh", "x=$(\n  # \(allow)\n  \(curl())\n)\n", suppressed: 1),
        Case(
            "a blank line between", "a.sh", "# \(allow)\n\n\(curl())\n",
            ["1 unused-suppression", "3 missing-application"],
            suppressed: 0),
        Case(
            "below", "a.sh", "\(curl())\n# \(allow)\n", ["1 missing-application", "2 unused-suppression"],
            suppressed: 0),
        Case(
            "only the request below", "a.sh", "# \(allow)\n\(curl())\n\(curl("sip_registration_id=3&user_id=4"))\n",
            ["3 missing-application"], suppressed: 1),
        Case(
            "in a quoted text", "a.sh", "echo '\n# \(allow)\n'\n\(curl())\n", ["4 missing-application"],
            suppressed: 0),
        Case(
            "in a here-document", "a.sh", "cat <<E\n# \(allow)\nE\n\(curl())\n", ["4 missing-application"],
            suppressed: 0),
        Case(
            "in a word", "a.sh", "echo a#\(allow)\n\(curl())\n", ["2 missing-application"], suppressed: 0),
        Case(
            "in YAML above the key of a request", "a.yaml",
            "requests:\n  # \(allow)\n  one:\n    operation: BindSipRegistration\n    params:\n      sip_registration_id: 1\n      user_id: 2\n",
            suppressed: 1),
        Case(
            "in YAML above an element", "a.yaml",
            "# \(allow)\n- operation: BindSipRegistration\n  params: { sip_registration_id: 1, user_id: 2 }\n",
            suppressed: 1),
        Case(
            "in YAML above the line of the argument", "a.yaml",
            "- operation: BindSipRegistration\n  params:\n    sip_registration_id: 1\n    # \(allow)\n    user_id: 2\n",
            suppressed: 1),
        Case(
            "in YAML on the line", "a.yaml",
            "- operation: BindSipRegistration\n  params:\n    sip_registration_id: 1\n    user_id: 2 # \(allow)\n",
            suppressed: 1),
        Case(
            "in YAML on another line", "a.yaml",
            "- operation: BindSipRegistration # \(allow)\n  params:\n    sip_registration_id: 1\n    user_id: 2\n",
            ["1 unused-suppression", "4 missing-application"], suppressed: 0),
        Case(
            "in a text of YAML", "a.yaml",
            "- note: |\n    # \(allow)\n  operation: BindSipRegistration\n  params: { sip_registration_id: 1, user_id: 2 }\n",
            ["4 missing-application"], suppressed: 0),
        Case(
            "in a quoted text of YAML", "a.yaml",
            "- note: \"x\n    # \(allow)\"\n  operation: BindSipRegistration\n  params: { sip_registration_id: 1, user_id: 2 }\n",
            ["4 missing-application"], suppressed: 0),
        Case(
            "in a pipeline's script", "ci.yml", "run:\n  - |\n    # \(allow)\n    \(curl())\n", suppressed: 1),
        Case("above a step", "ci.yml", "steps:\n  # \(allow)\n  - run: |\n      \(curl())\n", suppressed: 1),
        Case(
            "on the line of a step's key", "ci.yml", "steps:\n  - run: | # \(allow)\n      \(curl())\n",
            ["2 unused-suppression", "3 missing-application"], suppressed: 0),
        Case(
            "in .http above the request", "a.http",
            "### one\n# \(allow)\n// another\nPOST \(url)\nAuthorization: Bearer {{t}}\nContent-Type: application/x-www-form-urlencoded\n\nsip_registration_id=1&user_id=2\n",
            suppressed: 1),
        Case(
            "in .http with slashes", "a.http",
            "// \(allow)\nPOST \(url)?sip_registration_id=1&user_id=2\nAuthorization: Bearer {{t}}\n",
            suppressed: 1),
        Case(
            "in a body of .http", "a.http",
            "POST \(url)?sip_registration_id=1&user_id=2\nAuthorization: Bearer {{t}}\nContent-Type: text/plain\n\n# \(allow)\n",
            ["1 missing-application"], suppressed: 0),
        Case(
            "in a URL of .http", "a.http",
            "POST \(url)?sip_registration_id=1&user_id=2#bindlint:allow%20missing-application\nAuthorization: Bearer {{t}}\n",
            ["1 missing-application"], suppressed: 0),
        Case(
            "in a fence of Markdown", "a.md", "text\n\n```sh\n# \(allow)\n\(curl())\n```\n", suppressed: 1),
        Case(
            "above a fence of Markdown", "a.md",
            "<!-- \(allow) -->\n\n```sh\n\(curl())\n\(curl("sip_registration_id=3&user_id=4"))\n```\n", suppressed: 2),
        Case(
            "above another text of Markdown", "a.md", "<!-- \(allow) -->\ntext\n\n```sh\n\(curl())\n```\n",
            ["1 unused-suppression", "5 missing-application"], suppressed: 0),
        Case(
            "in a session", "a.md", "```console\n# \(allow)\n$ \(curl())\n{\"result\":1}\n```\n", suppressed: 1),
        Case(
            "in a quoted fence", "a.md", "> ```sh\n> # \(allow)\n> \(curl())\n> ```\n", suppressed: 1),
    ]

    @Test(arguments: places) func `a comment covers what it stands at`(item: Case) throws {
        let (found, suppressed) = try SuppressionTests.judge(item.text, as: item.name)
        #expect(found.filter { !$0.hasSuffix("registration-taken") } == item.found)
        #expect(suppressed == item.suppressed)
    }

    static let said: [(comment: String, found: [String], suppressed: Int)] = [
        ("# bindlint: allow missing-application, changing-get -- why", ["1 unused-suppression"], 1),
        ("#bindlint:allow missing-application -- why", [], 1),
        ("# bindlint: allow missing-application -- why until 2026-11-24", [], 1),
        ("# bindlint: allow missing-application -- why [until 2027-01-31]", [], 1),
        ("# bindlint: allow missing-application -- why (until 2027-01-31)", [], 1),
        ("# bindlint: allow missing-application -- kept until the vendor answers", [], 1),
        (
            "# bindlint: allow missing-application -- why until 2026-11-23",
            ["1 expired-suppression", "2 missing-application"], 0
        ),
        (
            "# bindlint: allow missing-application -- why until 2027-02-30",
            ["1 expired-suppression", "2 missing-application"], 0
        ),
        (
            "# bindlint: allow missing-application -- why until tomorrow",
            ["1 expired-suppression", "2 missing-application"], 0
        ),
        (
            "# bindlint: allow missing-application -- until 2027-01-31",
            ["1 suppression-without-reason", "2 missing-application"], 0
        ),
        (
            "# bindlint: allow missing-application",
            ["1 suppression-without-reason", "2 missing-application"], 0
        ),
        (
            "# bindlint: allow missing-application --", ["1 suppression-without-reason", "2 missing-application"], 0
        ),
        (
            "# bindlint: allow missing-aplication -- why", ["1 unknown-suppression", "2 missing-application"], 0
        ),
        ("# bindlint: allow missing-application, nonsense -- why", ["1 unknown-suppression"], 1),
        ("# bindlint: allow unused-suppression -- why", ["1 unknown-suppression", "2 missing-application"], 0),
        ("# bindlint: allow -- why", ["1 unknown-suppression", "2 missing-application"], 0),
        ("# bindlint: alow missing-application -- why", ["1 unknown-suppression", "2 missing-application"], 0),
        ("# bindlint:", ["1 unknown-suppression", "2 missing-application"], 0),
        ("# see bindlint: allow missing-application -- why", ["2 missing-application"], 0),
        ("# Bindlint: allow missing-application -- why", ["2 missing-application"], 0),
    ]

    @Test(arguments: said)
    func `a comment says just what it may say`(comment: String, found: [String], suppressed: Int) throws {
        let outcome = try SuppressionTests.judge("\(comment)\n\(SuppressionTests.curl())\n", as: "a.sh")
        #expect(outcome.lines == found)
        #expect(outcome.suppressed == suppressed)
    }

    @Test func `a misspelt rule is told with the nearest one`() throws {
        let text = "# bindlint: allow missing-aplication -- why\n\(SuppressionTests.curl())\n"
        let finding = try SuppressionTests.results(text, as: "a.sh").findings[0]
        #expect(finding.message == "there is no rule 'missing-aplication'; did you mean 'missing-application'?")
        #expect(finding.place.span == SourceSpan(18, 36))
        #expect(finding.severity == .warning && finding.basis == .hygiene)
    }

    @Test func `what did not judge leaves nothing unused`() throws {
        let text =
            "# bindlint: allow api-key, role-not-allowed, user-already-bound, registration-contested -- why\n\(SuppressionTests.curl())\n"
        let rules = Builtin.rules.rules.filter { $0.id != "api-key" }
        #expect(try SuppressionTests.judge(text, as: "a.sh", rules: rules).lines == ["2 missing-application"])
        #expect(
            try SuppressionTests.judge(text, as: "a.sh").lines == ["1 unused-suppression", "2 missing-application"])
    }

    @Test func `what could not be decided leaves nothing unused`() throws {
        let text =
            "# bindlint: allow invalid-value -- why\n\(SuppressionTests.curl("sip_registration_id=$R&user_id=2&application_id=1"))\n"
            .replacing("'", with: "\"")
        let results = try SuppressionTests.results(text, as: "a.sh")
        let isOpen = results.undecided.contains { $0.rule == "invalid-value" }
        #expect(results.findings.map(\.rule) == (isOpen ? [] : ["unused-suppression"]))
    }

    @Test func `rules about suppressions can be left out`() throws {
        let text =
            "# bindlint: allow missing-application\n# bindlint: allow api-key -- why\n\(SuppressionTests.curl())\n"
        #expect(try SuppressionTests.judge(text, as: "a.sh", own: []).lines == ["3 missing-application"])
        #expect(
            try SuppressionTests.judge(text, as: "a.sh", own: [.unused]).lines
                == ["2 unused-suppression", "3 missing-application"])
    }

    @Test func `a request with nothing else is no violating one`() throws {
        let text = "# \(SuppressionTests.allow)\n\(SuppressionTests.curl())\n\(SuppressionTests.curl("user_id=7"))\n"
        let results = try SuppressionTests.results(text, as: "a.sh")
        #expect(results.violatingRequests == 1 && results.requests == 2)
    }

    @Test func `a finding about a comment stays the same when the comment moves`() throws {
        let text = "# bindlint: allow nonsense -- why\n\(SuppressionTests.curl())\n"
        let first = try SuppressionTests.results(text, as: "a.sh").findings[0]
        let second = try SuppressionTests.results("\n\n" + text, as: "b.sh").findings[0]
        #expect(first.rule == "unknown-suppression" && first.fingerprint == second.fingerprint)
    }
}
