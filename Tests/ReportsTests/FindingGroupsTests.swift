import Policy
import Requests
import SourceText
import Testing

@testable import Reports

struct FindingGroupsTests {
    private let options = ReportOptions(version: "1")

    /// Findings of a rule with one message each, in records of one line.
    private func add(
        _ rule: String, _ severity: Severity, _ messages: some Sequence<Int>, to groups: inout FindingGroups
    ) {
        for message in messages {
            var results = Marked("«a»").results
            results.findings[0].rule = rule
            results.findings[0].severity = severity
            results.findings[0].message = "message \(message)"
            for finding in Disclosure(results).reported(holdsWholeFiles: false) { groups.add(finding) }
        }
    }

    @Test func `grave rules come first, then frequent ones, and the most frequent message of each`() {
        var groups = FindingGroups(FindingText(options))
        add("b", .warning, [1, 2, 2, 3, 3], to: &groups)
        add("c", .error, [1], to: &groups)
        add("a", .warning, [1, 2, 3, 4, 5], to: &groups)
        add("d", .warning, [1, 2, 3, 4, 5, 6], to: &groups)
        #expect(groups.ordered.map(\.id) == ["c", "d", "a", "b"])
        let frequent = groups.ordered[3].shown
        #expect(frequent.map(\.count) == [2, 2, 1])
        #expect(frequent.map { $0.text.hasPrefix("warning[b]: message 2") } == [true, false, false])
        #expect(frequent[1].places == ["f:1:1"])
    }

    @Test func `times are those of the earliest and the latest request, in whatever order they come`() throws {
        var groups = FindingGroups(FindingText(options))
        for seconds in [50, nil, 10, 90, 30] as [Int64?] {
            var results = Marked("«a»").results
            results.findings[0].record = Finding.Record(time: seconds.map { Timestamp(seconds: $0) })
            for finding in Disclosure(results).reported(holdsWholeFiles: false) { groups.add(finding) }
        }
        let group = try #require(groups.ordered.first?.shown.first)
        #expect(group.count == 5 && group.first?.seconds == 10 && group.last?.seconds == 90)
        #expect(group.places.count == 2)
    }

    @Test func `a rule keeps a thousand groups, shows twenty, and counts the rest`() {
        var groups = FindingGroups(FindingText(options))
        add("many", .error, 0..<1_100, to: &groups)
        // Kept, so its group counts; not kept, so nobody knows how many groups they would be.
        add("many", .error, [999, 999, 1_050], to: &groups)
        add("few", .error, 0..<3, to: &groups)
        let many = groups.ordered[0]
        #expect(many.groups.count == 1_000 && many.isCut && many.count == 1_103)
        #expect(many.shown.count == 20 && many.shown[0].count == 3)
        #expect(!groups.ordered[1].isCut)
    }

    @Test func `past the limit on memory a rule keeps what is shown`() {
        var groups = FindingGroups(FindingText(options), limit: 20_000)
        add("first", .error, 0..<500, to: &groups)
        add("second", .error, 0..<500, to: &groups)
        #expect(groups.ordered.map(\.count) == [500, 500])
        #expect((20..<100).contains(groups.ordered[0].groups.count))
        #expect(groups.ordered[1].groups.count == 20)
    }

    @Test func `what is not shown is counted`() {
        var report = TextAuditReport(options)
        func text(of count: Int) -> String {
            report = TextAuditReport(options)
            var bytes: [UInt8] = []
            for message in 0..<count {
                var results = Marked("«a»").results
                results.findings[0].message = "message \(message)"
                report.add(results, to: { bytes += $0 })
            }
            #expect(bytes.isEmpty)
            report.finish(AuditSummary(), problems: nil, to: { bytes += $0 })
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(!text(of: 20).contains("more"))
        #expect(text(of: 330).contains("\n\n[rule] and 310 more in 310 groups: --format json has all\n\n"))
        #expect(text(of: 1_001).contains("\n\n[rule] and 981 more in more than 980 groups: --format json has all\n\n"))
    }
}
