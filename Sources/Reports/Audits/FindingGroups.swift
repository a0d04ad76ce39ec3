internal import Policy
internal import Requests

/// Findings of an audit, with those of the same rule and the same message as one group.
///
/// Memory is bounded whatever the log holds: groups past the limits are only counted.
struct FindingGroups {
    struct Group {
        /// The first finding as it is shown, with the digits of its gutter.
        let text: String
        let numberWidth: Int
        fileprivate(set) var count = 1
        /// The first places after the text's own.
        fileprivate(set) var places: [String] = []
        fileprivate(set) var first: Timestamp?
        fileprivate(set) var last: Timestamp?
    }

    struct Rule {
        let id: String
        fileprivate(set) var severity: Severity
        /// All findings of the rule.
        fileprivate(set) var count = 0
        /// In the order of their first findings.
        fileprivate(set) var groups: [Group] = []
        /// Whether there were groups that are not kept.
        fileprivate(set) var isCut = false
        fileprivate var indices: [String: Int] = [:]
    }

    /// Groups of a rule that are shown, which are always kept, and those that are kept to tell which to show.
    static let shownOfRule = 20
    static let keptOfRule = 1_000
    /// Places of a group that are shown.
    static let shownPlaces = 3
    /// Bytes of all groups together, about, above which a rule keeps no more of them than are shown.
    private let limit: Int
    /// Bytes that a group takes beside its texts, about.
    private static let groupSize = 400

    private let layout: FindingText
    private var kept = 0
    private var rules: [Rule] = []
    private var indices: [String: Int] = [:]

    init(_ layout: FindingText, limit: Int = 8_000_000) {
        self.layout = layout
        self.limit = limit
    }

    /// Takes a finding that may be shown.
    mutating func add(_ finding: ReportedFinding) {
        let index = indexOfRule(finding)
        rules[index].count += 1
        rules[index].severity = max(rules[index].severity, finding.severity)
        if let known = rules[index].indices[finding.message] {
            rules[index].groups[known].add(finding)
        } else if hasRoom(rules[index]) {
            let shown = layout.text(of: finding)
            kept += shown.text.utf8.count + finding.message.utf8.count + Self.groupSize
            rules[index].indices[finding.message] = rules[index].groups.count
            let time = finding.time
            rules[index].groups.append(
                Group(text: shown.text, numberWidth: shown.numberWidth, first: time, last: time))
        } else {
            rules[index].isCut = true
        }
    }

    /// The gravest rules first, then those with the most findings, then by id.
    var ordered: [Rule] {
        rules.sorted { first, second in
            if first.severity != second.severity { return first.severity > second.severity }
            return first.count != second.count ? first.count > second.count : first.id < second.id
        }
    }

    private mutating func indexOfRule(_ finding: ReportedFinding) -> Int {
        if let index = indices[finding.rule] { return index }
        indices[finding.rule] = rules.count
        rules.append(Rule(id: finding.rule, severity: finding.severity))
        return rules.count - 1
    }

    private func hasRoom(_ rule: Rule) -> Bool {
        rule.groups.count < Self.shownOfRule || rule.groups.count < Self.keptOfRule && kept < limit
    }
}

extension FindingGroups.Group {
    fileprivate mutating func add(_ finding: ReportedFinding) {
        count += 1
        if places.count < FindingGroups.shownPlaces - 1 {
            places.append(finding.location.text)
        }
        guard let time = finding.time else { return }
        first = first.map { min($0, time) } ?? time
        last = last.map { max($0, time) } ?? time
    }
}

extension FindingGroups.Rule {
    /// The groups that are shown: those with the most findings first, then by the first finding.
    var shown: [FindingGroups.Group] {
        let order = groups.indices.sorted {
            groups[$0].count != groups[$1].count ? groups[$0].count > groups[$1].count : $0 < $1
        }
        return order.prefix(FindingGroups.shownOfRule).map { groups[$0] }
    }
}
