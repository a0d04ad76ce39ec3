import Policy
import Requests
import Testing

@testable import Reports

struct PictureTests {
    private static let names = ["svg", "title", "desc", "g", "rect", "path", "line", "text", "tspan"]

    /// What every picture keeps, whatever is in it: a real parser reads it, and it does nothing but show.
    private func read(_ svg: String, _ location: SourceLocation = #_sourceLocation) -> DrawnText {
        let drawn = DrawnText(svg)
        #expect(drawn.isWellFormed, sourceLocation: location)
        #expect(drawn.elements.allSatisfy { Self.names.contains($0.name) }, sourceLocation: location)
        for (_, attributes) in drawn.elements {
            #expect(attributes["style"] == nil, sourceLocation: location)
            #expect(!attributes.keys.contains { $0.hasPrefix("on") || $0.contains("href") }, sourceLocation: location)
            #expect(!attributes.values.contains { $0.contains("nan") || $0.contains("inf") }, sourceLocation: location)
        }
        #expect(drawn.elements.prefix(3).map(\.name) == ["svg", "title", "desc"], sourceLocation: location)
        #expect(drawn.elements.first?.attributes["role"] == "img", sourceLocation: location)
        #expect(!svg.unicodeScalars.contains { $0.isUnprintable }, sourceLocation: location)
        return drawn
    }

    @Test func `names of any kind stay text`() {
        let picture = TimelinePicture(NastyAudit.summary)
        let found = read(picture.found)
        #expect(found.words.contains { $0.contains("<script>alert(\"1\")</script>\\u{202E} & 'x'") })
        #expect(found.words.contains { $0.contains("701]]>") && $0.contains("a\"b<c>.jsonl:2") })
        _ = read(picture.others)
        _ = read(HoursPicture(NastyAudit.summary).svg)
        let roles = read(RoleMatrixPicture(NastyAudit.summary).svg)
        #expect(roles.words.contains { $0.hasPrefix("Supervisor\\u{202E}") })
    }

    @Test func `what is displaced or moved is joined to what took its place`() {
        let found = read(TimelinePicture(NastyAudit.summary).found)
        #expect(found.count("path", "join displaced") == 1)
        #expect(found.count("path", "bar") == 3)
        #expect(found.count("path", "mark") == 1)
        // One in the legend.
        #expect(found.count("path", "join moved") == 2)
        let tips = found.words.filter { $0.hasPrefix("registration ") }
        #expect(tips.count == 3)
        #expect(tips[0].contains("displaced 2026-11-23 17:30:00 UTC by registration \"702\""))
        #expect(tips[0].hasSuffix("for 30 min"))
        #expect(tips[2].contains("still bound at the end of the log"))
    }

    @Test func `the matrix tells what was refused, and what was accepted though it is not allowed`() {
        let roles = read(RoleMatrixPicture(NastyAudit.summary).svg)
        for style in ["refused", "breach", "expected", "allowed"] {
            // The legend has one of each.
            #expect(roles.count("rect", "cell \(style)") == 2, "\(style)")
        }
        #expect(roles.words.contains("1 accepted"))
        #expect(roles.words.contains("role not shown"))
    }

    @Test func `there is no picture of nothing`() {
        let summary = AuditSummary()
        let picture = TimelinePicture(summary)
        #expect(picture.found + picture.others + picture.omission == "")
        #expect(HoursPicture(summary).svg == "")
        #expect(RoleMatrixPicture(summary).svg == "")
    }

    // MARK: Times

    private static func summary(_ bindings: [(from: Int64?, to: Int64?)]) -> AuditSummary {
        var timeline = AuditSummary.Timeline(account: 1, user: "7")
        for (index, (from, to)) in bindings.enumerated() {
            var binding = AuditSummary.Binding(registration: "\(index)", end: to == nil ? .standing : .unbound)
            binding.from = from.map { Timestamp(seconds: $0) }
            binding.to = to.map { Timestamp(seconds: $0) }
            timeline.bindings.append(binding)
        }
        var summary = AuditSummary()
        summary.timelines = [timeline]
        return summary
    }

    @Test(
        arguments: [
            [(nil, nil)], [(nil, 5)], [(5, nil)], [(5, 5)], [(5, 5), (5, 5), (5, nil)],
            [(0, 94_608_000), (94_608_000, nil)],
            [(-62_135_596_800, 253_402_300_799)], [(9, 5)], [(nil, 5), (nil, 6), (nil, nil)],
        ] as [[(Int64?, Int64?)]])
    func `bars of any times stand within the picture`(bindings: [(Int64?, Int64?)]) throws {
        let drawn = read(TimelinePicture(Self.summary(bindings.map { (from: $0.0, to: $0.1) })).others)
        #expect(drawn.count("path", "bar") == bindings.count)
        let width = try #require(drawn.elements.first?.attributes["width"].flatMap(Double.init))
        for (name, attributes) in drawn.elements where name == "path" {
            let numbers = (attributes["d"] ?? "").split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
            #expect(numbers.allSatisfy { $0 >= -8 && $0 <= width })
        }
    }

    @Test(
        arguments: [
            (0, 3_600, ["00:00", "00:10", "00:20", "00:30", "00:40", "00:50", "01:00"]),
            (1, 9, ["00:00:01", "00:00:02", "00:00:03", "00:00:04"]),
            (0, 3 * 86_400, ["00:00", "12:00", "00:00", "12:00", "00:00", "12:00", "00:00"]),
            (0, 31 * 86_400, ["1970-01-05", "1970-01-12", "1970-01-19", "1970-01-26"]),
            (0, 94_608_000, ["1970-01", "1970-07", "1971-01", "1971-07", "1972-01", "1972-07"]),
            (0, 10 * 31_557_600, ["1970", "1972", "1974", "1976", "1978"]),
        ] as [(Double, Double, [String])])
    func `an axis names round times`(start: Double, end: Double, labels: [String]) {
        let ticks = TimeTicks(from: start, to: end)
        #expect(ticks.times.map { ticks.label($0).time }.prefix(labels.count) == labels[...])
        #expect(ticks.times.count <= 9)
    }

    @Test(arguments: [(1, 1, "hour"), (200, 200, "hour"), (201, 34, "six hours"), (26_280, 157, "week")])
    func `hours are put together where there are many`(count: Int, bars: Int, unit: String) {
        let hours = (0..<count).map {
            AuditSummary.Hour(start: Timestamp(seconds: Int64($0) * 3_600), requests: 3, refused: 1)
        }
        let buckets = HourBuckets(hours)
        #expect(buckets.unit == unit)
        #expect(buckets.buckets.count == bars)
        #expect(buckets.buckets.reduce(0) { $0 + $1.requests } == 3 * count)
        var summary = AuditSummary()
        summary.hours = hours
        #expect(read(HoursPicture(summary).svg).elements.count < 1_000)
    }

    @Test(arguments: [(0, [0, 1]), (1, [0, 1]), (6, [0, 2, 4, 6]), (999, [0, 500, 1_000]), (21, [0, 10, 20, 30])])
    func `counts on an axis are round`(most: Int, counts: [Int]) {
        #expect(CountSteps(upTo: most).counts == counts)
    }

    @Test func `500 users are drawn in a few megabytes`() {
        var summary = AuditSummary()
        summary.timelines = (0..<500).map { user in
            var timeline = Self.summary((0..<8).map { (from: Int64($0 * 100 + user), to: Int64($0 * 100 + user + 60)) })
                .timelines[0]
            timeline.user = "\(user)"
            timeline.findings = user % 2
            return timeline
        }
        (summary.omittedUsers, summary.omittedBindings) = (99_500, 1_200_000)
        let picture = TimelinePicture(summary)
        #expect(picture.found.utf8.count + picture.others.utf8.count < 2_500_000)
        #expect(picture.omission.contains("99,500 other users"))
        #expect(read(picture.found).count("path", "bar") == 2_000)
    }
}
