internal import Requests

/// Findings that one request alone does not make: those of rules with `repeats`, which wait for others of their kind, and
/// those of rules with `at_end`, which wait to see whether what they tell of is mended.
package struct Deferrals: Sendable {
    /// Violations that count together, the oldest first, at most as many as make a finding.
    struct Series: Sendable {
        var times: [Timestamp] = []
        var within: Int64 = 0
    }

    var series: [Key: Series] = [:]
    var held = HeldResults()
    /// Series that are too old are dropped when there are more than this, which then grows with those that are left.
    private var seriesLimit = 1_024

    struct Key: Hashable, Sendable {
        var rule: String
        var what: String
    }

    package init() {}

    /// The findings of a record that stand now. The others are counted, or held until the end under the record's number.
    /// Records come in the order of their time.
    package mutating func settle(_ results: Results, number: Int) -> Results {
        guard results.findings.contains(where: { $0.deferral != nil }) else { return results }
        var standing = results
        standing.findings = []
        var waiting = results
        waiting.findings = []
        for finding in results.findings {
            switch finding.deferral {
            case nil: standing.findings.append(finding)
            case .untilEnd: waiting.findings.append(finding)
            case .repeats(let repetition):
                if count(finding.rule, repetition) { standing.findings.append(finding) }
            }
        }
        if !waiting.findings.isEmpty { held[number] = waiting }
        return standing
    }

    /// Whether a violation completes a series. A series that did begins anew.
    private mutating func count(_ rule: String, _ repetition: Finding.Repetition) -> Bool {
        let key = Key(rule: rule, what: repetition.key)
        var series = self.series[key] ?? Series(within: repetition.within)
        series.times.removeAll { $0.seconds < repetition.time.seconds - repetition.within }
        series.times.append(repetition.time)
        let isComplete = series.times.count >= repetition.times
        self.series[key] = isComplete ? nil : series
        if self.series.count > seriesLimit { dropOldSeries(before: repetition.time) }
        return isComplete
    }

    private mutating func dropOldSeries(before now: Timestamp) {
        series = series.filter { _, series in
            series.times.contains { $0.seconds >= now.seconds - series.within }
        }
        seriesLimit = max(1_024, series.count * 2)
    }

    /// How many records have held findings.
    package var heldCount: Int { held.count }

    /// Forgets the findings that wait under other numbers than these.
    package mutating func keepHeld(_ numbers: Set<Int>) { held.keep(numbers) }

    /// Hands out the held findings of the records whose numbers are given, in the order of the numbers.
    package mutating func end(_ numbers: Set<Int>, _ body: (_ number: Int, _ results: Results) throws -> Void) rethrows
    {
        let held = held
        self.held = HeldResults()
        for number in held.records where numbers.contains(number) {
            if let results = held[number] { try body(number, results) }
        }
    }
}
