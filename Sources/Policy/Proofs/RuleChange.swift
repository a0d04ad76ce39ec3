package import SourceText

/// What becomes of verdicts when one set of rules takes the place of another: both are judged in one run, and only where
/// they disagree is there anything to say. Rules that stand in both sets unchanged are not judged.
package struct RuleChange: Sendable {
    /// A verdict that only one of the sets gives.
    package struct Difference: Sendable {
        package enum Verdict: Sendable {
            case finding(Finding)
            case undecided(Undecided)
        }

        package let verdict: Verdict
        /// Whether the new rules give it, and not the old ones.
        package let isNew: Bool

        package var place: Finding.Place {
            switch verdict {
            case .finding(let finding): finding.place
            case .undecided(let undecided): undecided.place
            }
        }
    }

    /// The rules to judge by, with ids that tell the sets apart: their findings are for `differences` only.
    package let rules: [Rule]

    private static let oldMark = "-"
    private static let newMark = "+"

    /// The files are those of the rules; a rule is unchanged where its text is.
    package init(from old: [Rule], in oldFiles: [SourceFile], to new: [Rule], in newFiles: [SourceFile]) {
        let oldTexts = old.map { RuleChange.text(of: $0, in: oldFiles) }
        let newTexts = new.map { RuleChange.text(of: $0, in: newFiles) }
        let removed = zip(old, oldTexts).filter { !newTexts.contains($0.1) }.map(\.0)
        let added = zip(new, newTexts).filter { !oldTexts.contains($0.1) }.map(\.0)
        rules = removed.map { $0.marked(RuleChange.oldMark) } + added.map { $0.marked(RuleChange.newMark) }
    }

    private static func text(of rule: Rule, in files: [SourceFile]) -> String? {
        files.first { $0.name == rule.file }?.string(rule.span)
    }

    /// Where the sets disagree, in the order of the results, old verdicts before new ones of the same place.
    package func differences(in results: Results) -> [Difference] {
        let findings = results.findings.map { finding in
            var plain = finding
            plain.rule.removeFirst()
            return (isNew: finding.rule.hasPrefix(RuleChange.newMark), finding: plain)
        }
        let undecided = results.undecided.map { verdict in
            var plain = verdict
            plain.rule.removeFirst()
            return (isNew: verdict.rule.hasPrefix(RuleChange.newMark), verdict: plain)
        }
        var given: [Key: Int] = [:]
        for entry in findings { given[Key(entry.finding), default: 0] += entry.isNew ? 1 : -1 }
        for entry in undecided { given[Key(entry.verdict), default: 0] += entry.isNew ? 1 : -1 }
        let changed =
            findings.filter { given[Key($0.finding)] != 0 }
            .map { Difference(verdict: .finding($0.finding), isNew: $0.isNew) }
            + undecided.filter { given[Key($0.verdict)] != 0 }
            .map { Difference(verdict: .undecided($0.verdict), isNew: $0.isNew) }
        return changed.enumerated().sorted { first, second in
            let (one, other) = (first.element, second.element)
            return (one.place.file, one.place.span.start, one.isNew ? 1 : 0, first.offset)
                < (other.place.file, other.place.span.start, other.isNew ? 1 : 0, second.offset)
        }.map(\.element)
    }

    /// What makes two verdicts the same.
    private struct Key: Hashable {
        var rule: String
        var place: Finding.Place
        var severity: Severity?
        var message: String

        init(_ finding: Finding) {
            rule = finding.rule
            place = finding.place
            severity = finding.severity
            message = finding.message
        }

        init(_ undecided: Undecided) {
            rule = undecided.rule
            place = undecided.place
            message = undecided.reason
        }
    }
}

extension Rule {
    fileprivate func marked(_ mark: String) -> Rule {
        var rule = self
        rule.id = mark + id
        return rule
    }
}
