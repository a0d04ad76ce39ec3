internal import Policy
internal import Requests

/// An audit for people: equal findings as one, the gravest and most frequent rules first; then what the log holds, what
/// was not judged, and how things stand at the end.
package struct TextAuditReport: Report {
    private let options: ReportOptions
    private let layout: FindingText
    private var groups: FindingGroups

    package init(_ options: ReportOptions) {
        self.options = options
        layout = FindingText(options)
        groups = FindingGroups(layout)
    }

    package mutating func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        groups.add(finding)
    }

    package mutating func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        for rule in groups.ordered {
            let shown = rule.shown
            for group in shown { try sink(Array((text(of: group) + "\n").utf8)) }
            let more = rule.count - shown.reduce(0) { $0 + $1.count }
            if more > 0 { try sink(Array(rest(of: rule, more, shown.count).utf8)) }
        }
        guard !options.isQuiet, let audit = ending.audit else { return }
        try sink(Array(AuditSummaryText(audit, problems: ending.problems.count, options).text.utf8))
    }

    /// The first finding, and what its group has beside it.
    private func text(of group: FindingGroups.Group) -> String {
        var text = group.text
        if let seen = seen(group) { text += layout.note("seen", seen, numberWidth: group.numberWidth) }
        guard !group.places.isEmpty else { return text }
        var places = group.places
        let more = group.count - places.count - 1
        if more > 0 { places.append("and \(more.of("more place"))") }
        return text + layout.note("also", places.joined(separator: "\n"), numberWidth: group.numberWidth)
    }

    private func seen(_ group: FindingGroups.Group) -> String? {
        let times = group.count == 1 ? nil : group.count.of("time")
        guard let first = group.first, let last = group.last else { return times }
        let period = first == last ? first.rfc3339 : "\(first.rfc3339) to \(last.rfc3339)"
        return times.map { "\($0), \(period)" } ?? period
    }

    private func rest(of rule: FindingGroups.Rule, _ more: Int, _ shown: Int) -> String {
        let groups = rule.groups.count - shown
        let scope = rule.isCut ? "more than \(groups.of("group"))" : groups.of("group")
        let name = layout.style("[\(rule.id.escapedForTerminal)]", rule.severity.ink)
        return "\(name) and \(more.grouped) more in \(scope): --format json has all\n\n"
    }
}
