import Policy
import Testing

@testable import Reports

/// What a log leaves open is told in words.
struct GapTests {
    @Test(arguments: [
        ("credential.recorded is not known", Gap.credential),
        ("request.action, params.user_id are not known", .arguments),
        ("an argument is not known", .arguments),
        ("outcome.succeeded, effect.displaces are not known", .outcome),
        ("params.bind, outcome.succeeded, before.user.state are not known", .arguments),
        ("http.host is not known", .address),
        ("http.body_kind is not known", .arguments),
        ("time is not known", .time),
    ]) func `a reason comes down to the gap that the others depend on`(reason: String, gap: Gap) {
        #expect(Gap(reason: reason) == gap)
    }

    @Test(arguments: [
        "there is no key 'x'", "weather.today is not known", "user_id, weather.today are not known", " is not known",
        "",
    ]) func `a reason that does not name fields alone has no gap`(reason: String) {
        #expect(Gap(reason: reason) == nil)
    }

    @Test func `undecided verdicts of one gap are one entry, the most first`() {
        var summary = AuditSummary()
        summary.undecidedGroups = [
            group("empty-value", "an argument is not known", 2, line: 7),
            group("json-body", "no such key", 9, line: 8),
            group("unknown-name", "params.user_id is not known", 3, line: 5),
            group("unknown-name", "request.action is not known", 5, line: 6),
        ]
        let entries = GapSections(summary).undecided
        #expect(entries.map(\.count) == [10, 9])
        #expect(entries.map(\.title) == ["\(Gap.arguments.words), as at a.log:7", "no such key, as at a.log:8"])
        #expect(entries.map(\.rules) == [["empty-value", "unknown-name"], ["json-body"]])
    }

    private func group(_ rule: String, _ reason: String, _ count: Int, line: Int) -> AuditSummary.UndecidedGroup {
        AuditSummary.UndecidedGroup(rule: rule, reason: reason, count: count, file: "a.log", line: line)
    }
}
