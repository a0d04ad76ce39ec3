internal import Policy
internal import Requests

/// The findings that a page shows, by rule. Memory and page are bounded whatever there is: where the bound is reached, the
/// least grave go first, and what is left out is counted.
struct PageFindings {
    enum Arrangement {
        /// Every finding stands for itself.
        case each
        /// Those of the same rule, message, account and caller are one.
        case groups
    }

    struct Rule {
        let id: String
        fileprivate(set) var severity: Severity
        /// All findings of the rule.
        fileprivate(set) var count = 0
        fileprivate(set) var entries: [PageEntry] = []
        /// Whether there were entries that are not kept, and findings in these.
        fileprivate var most = Int.max
        fileprivate(set) var isCut = false
        fileprivate var indices: [Key: Int] = [:]

        /// Findings of the rule that no entry of it stands for.
        var omitted: Int { count - entries.reduce(0) { $0 + $1.count } }
    }

    /// What findings of a group have in common beside their rule.
    fileprivate struct Key: Hashable {
        var message: String
        var account: Int?
        var caller: String?
    }

    /// Bytes of all entries together, and how many a rule keeps however little room there is.
    private let limit: Int
    private static let always = 3
    /// Groups that a rule keeps.
    private static let mostGroups = 2_000

    private let arrangement: Arrangement
    private var size = 0
    private var rules: [Rule] = []
    private var indices: [String: Int] = [:]

    init(_ arrangement: Arrangement, limit: Int = 4_400_000) {
        self.arrangement = arrangement
        self.limit = limit
    }

    var isEmpty: Bool { rules.isEmpty }

    mutating func add(_ finding: ReportedFinding) {
        let index = indexOfRule(finding)
        rules[index].count += 1
        rules[index].severity = max(rules[index].severity, finding.severity)
        if arrangement == .groups {
            let key = Key(message: finding.message, account: finding.account, caller: finding.caller)
            if let known = rules[index].indices[key] { return rules[index].entries[known].add(finding) }
            guard rules[index].hasRoom(Self.mostGroups) else { return rules[index].isCut = true }
            rules[index].indices[key] = rules[index].entries.count
        } else if !rules[index].hasRoom(.max) {
            return rules[index].isCut = true
        }
        let entry = PageEntry(finding)
        size += entry.size
        rules[index].entries.append(entry)
        while size > limit, let index = leastGrave { drop(from: index) }
    }

    /// The gravest rules first, then those with the most findings, then by id; in groups, those with the most findings
    /// first.
    var ordered: [Rule] {
        var rules = rules.sorted { first, second in
            if first.severity != second.severity { return first.severity > second.severity }
            return first.count != second.count ? first.count > second.count : first.id < second.id
        }
        guard arrangement == .groups else { return rules }
        for index in rules.indices {
            let entries = rules[index].entries
            let order = entries.indices.sorted {
                entries[$0].count != entries[$1].count ? entries[$0].count > entries[$1].count : $0 < $1
            }
            rules[index].entries = order.map { entries[$0] }
        }
        return rules
    }

    private mutating func indexOfRule(_ finding: ReportedFinding) -> Int {
        if let index = indices[finding.rule] { return index }
        indices[finding.rule] = rules.count
        rules.append(Rule(id: finding.rule, severity: finding.severity))
        return rules.count - 1
    }

    /// The rule that loses an entry where there is no room: of the least grave the one with the most.
    private var leastGrave: Int? {
        rules.indices.filter { rules[$0].entries.count > Self.always }.min { first, second in
            let (first, second) = (rules[first], rules[second])
            if first.severity != second.severity { return first.severity < second.severity }
            return first.entries.count > second.entries.count
        }
    }

    private mutating func drop(from index: Int) {
        let entry = rules[index].entries.removeLast()
        size -= entry.size
        rules[index].most = rules[index].entries.count
        rules[index].isCut = true
        rules[index].indices = rules[index].indices.filter { $0.value < rules[index].entries.count }
    }
}

extension PageFindings.Rule {
    fileprivate func hasRoom(_ limit: Int) -> Bool { entries.count < min(limit, most) }
}
