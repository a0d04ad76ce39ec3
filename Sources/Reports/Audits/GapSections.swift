internal import Policy

/// The sections on what the log left open: undecided verdicts by what is missing, and rules that never had what they read.
struct GapSections {
    private let groups: [AuditSummary.UndecidedGroup]
    private let rules: [AuditSummary.UnappliedRule]

    init(_ summary: AuditSummary) {
        groups = summary.undecidedGroups
        rules = summary.unappliedRules
    }

    /// Verdicts of a check.
    init(_ undecided: [Ending.Undecided]) {
        groups = undecided.map {
            AuditSummary.UndecidedGroup(
                rule: $0.rule, reason: $0.reason, count: $0.count ?? 1, file: $0.file, line: $0.line)
        }
        rules = []
    }

    /// An entry of a section: a line, and below it the ids of rules.
    struct Entry: Equatable {
        var count: Int
        var title: String
        var rules: [String]
    }

    /// Undecided verdicts by what the log does not show, the most first.
    var undecided: [Entry] {
        var groups: [(title: String, count: Int, rules: [String], place: String)] = []
        for group in self.groups {
            let title = Gap(reason: group.reason)?.words ?? group.reason
            let index = groups.firstIndex { $0.title == title } ?? groups.count
            if index == groups.count {
                groups.append((title, 0, [], "\(group.file):\(group.line)"))
            }
            groups[index].count += group.count
            if !groups[index].rules.contains(group.rule) { groups[index].rules.append(group.rule) }
        }
        let ordered = groups.indices.sorted {
            groups[$0].count != groups[$1].count ? groups[$0].count > groups[$1].count : $0 < $1
        }
        return ordered.map { index in
            let group = groups[index]
            return Entry(count: group.count, title: "\(group.title), as at \(group.place)", rules: group.rules)
        }
    }

    /// Rules that could not apply, by what no record has.
    var unapplied: [Entry] {
        var entries: [Entry] = []
        for rule in rules {
            var words: [String] = []
            for field in rule.missing {
                let word = Gap.lack(of: field)
                if !words.contains(word) { words.append(word) }
            }
            let title = words.joined(separator: " or ")
            if let index = entries.firstIndex(where: { $0.title == title }) {
                entries[index].rules.append(rule.rule)
            } else {
                entries.append(Entry(count: 0, title: title, rules: [rule.rule]))
            }
        }
        return entries
    }
}
