import Policy
import SourceText
import Testing

@Suite struct RuleSettingsTests {
    private func settings(_ text: String) -> RuleSettings {
        let file = ConfigurationFile(SourceFile(name: "c.yaml", text: "rules:\n\(text)"), version: "0.1.0")
        #expect(file.errors.isEmpty)
        return file.configuration.rules
    }

    private let unbound = #"{"operation":"BindSipRegistration","application_id":2}"#

    /// The findings of a bind without a registration, in files at these paths.
    private func found(_ text: String, _ paths: [String], keeping kept: Set<String> = []) -> [String] {
        let settings = settings(text)
        let rules = settings.applied(to: Builtin.rules.rules, keeping: kept)
        let own = paths.map { ($0, settings.fileSettings(for: $0, keeping: kept)) }
        let sources = paths.map { Builtin.source(named: $0, unbound) }
        let engine = Engine(
            rules: rules, vocabulary: Builtin.vocabulary, fileSettings: Dictionary(uniqueKeysWithValues: own))
        let results = engine.judge(sources)
        #expect(results.violatingRequests == Set(results.findings.map(\.place.file)).count)
        return results.findings.map { "\(results.files[$0.place.file].name) \($0.severity) \($0.rule)" }
    }

    @Test(arguments: [
        ("  api-key: off\n", ["a.json error missing-registration", "old/b.json error missing-registration"]),
        (
            "  missing-registration: note\n",
            ["a.json note missing-registration", "old/b.json note missing-registration"]
        ),
        ("  missing-registration: off\n", []),
        (
            "  missing-registration: { severity: warning, paths: old/ }\n",
            ["a.json error missing-registration", "old/b.json warning missing-registration"]
        ),
        ("  missing-registration: { severity: off, paths: old/ }\n", ["a.json error missing-registration"]),
        (
            "  missing-registration: [off, { severity: note, paths: old/ }]\n",
            ["old/b.json note missing-registration"]
        ),
        (
            "  missing-registration: [note, { severity: off, paths: old/ }, { severity: warning, paths: \"b*\" }]\n",
            ["a.json note missing-registration", "old/b.json warning missing-registration"]
        ),
    ])
    func `of the settings that apply to a file the last counts`(text: String, findings: [String]) {
        #expect(found(text, ["a.json", "old/b.json"]) == findings)
    }

    @Test func `what is kept is never off`() {
        let kept: Set = ["missing-registration"]
        #expect(
            found("  missing-registration: off\n", ["a.json"], keeping: kept) == ["a.json error missing-registration"])
        let text = "  missing-registration: { severity: off, paths: \"*\" }\n"
        #expect(found(text, ["a.json"], keeping: kept) == ["a.json error missing-registration"])
    }

    @Test(arguments: [
        ("", 1), ("  binding-flaps: { parameters: { times: 3 } }\n", 2),
        ("  binding-flaps: { parameters: { times: 3 }, paths: \"b*\" }\n", 1),
        ("  binding-flaps: { parameters: { times: 3 }, paths: \"a*\" }\n", 2),
        ("  binding-flaps: { parameters: { within: 1m } }\n", 0),
    ])
    func `parameters change thresholds`(text: String, count: Int) {
        let settings = settings(text.isEmpty ? "  api-key: off\n" : text)
        let records = (1...7).map { number in
            "{\"operation\":\"BindSipRegistration\",\"time\":\"2026-11-23T10:0\(number):00Z\",\"outcome\":{\"succeeded\":true},"
                + "\"params\":{\"sip_registration_id\":\(number),\"application_id\":9,\"user_id\":7}}\n"
        }
        let engine = Engine(
            rules: settings.applied(to: Builtin.rules.rules), vocabulary: Builtin.vocabulary,
            fileSettings: ["a.jsonl": settings.fileSettings(for: "a.jsonl")])
        let results = engine.judge([Builtin.source(named: "a.jsonl", records.joined())])
        #expect(results.findings.filter { $0.rule == "binding-flaps" }.count == count)
    }

    @Test func `rules about suppressions have settings too`() {
        let settings = settings("  unused-suppression: off\n  expired-suppression: error\n")
        let severities = settings.applied(to: SuppressionRule.allCases)
        #expect(severities[.unused] == nil)
        #expect(severities[.expired] == .error)
        #expect(severities[.unknown] == .warning)
    }
}
