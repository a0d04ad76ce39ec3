internal import SourceText
internal import Spelling

/// What a configuration says of rules, in the order of the file. Of several settings of a rule that apply to a file, the
/// last one that says something counts.
package struct RuleSettings: Sendable {
    package private(set) var settings: [RuleSetting] = []

    package init() {}

    mutating func add(_ settings: [RuleSetting]) { self.settings += settings }

    /// The settings of a rule.
    package func settings(of rule: String) -> [RuleSetting] { settings.filter { $0.rule == rule } }

    /// The rules as they are everywhere, without those that are off in every file. Those of `kept` are never off.
    package func applied(to rules: [Rule], keeping kept: Set<String> = []) -> [Rule] {
        guard !settings.isEmpty else { return rules }
        return rules.compactMap { rule in
            let own = settings(of: rule.id)
            let everywhere = adjustment(own, path: nil)
            let isOff = everywhere.level == .off
            let isOnSomewhere = own.contains { $0.level != nil && $0.level != .off }
            guard !isOff || isOnSomewhere || kept.contains(rule.id) else { return nil }
            var rule = rule
            if let severity = everywhere.level?.severity { rule.severity = severity }
            if let times = everywhere.times { rule.repeats?.times = times }
            if let within = everywhere.within { rule.repeats?.within = within }
            return rule
        }
    }

    /// The rules about suppressions with their severities everywhere, without those that are off in every file.
    package func applied(
        to rules: [SuppressionRule], keeping kept: Set<String> = []
    ) -> [SuppressionRule: Severity] {
        var severities: [SuppressionRule: Severity] = [:]
        for rule in rules {
            let own = settings(of: rule.id)
            let level = adjustment(own, path: nil).level
            let isOnSomewhere = own.contains { $0.level != nil && $0.level != .off }
            guard level != .off || isOnSomewhere || kept.contains(rule.id) else { continue }
            severities[rule] = level?.severity ?? rule.severity
        }
        return severities
    }

    /// Whether some file may have settings of its own.
    package var dependsOnPath: Bool { settings.contains { $0.paths != nil } }

    /// What is said for the file at a path, or for what is no file, and not everywhere. `kept` as in `applied`.
    package func fileSettings(for path: String?, keeping kept: Set<String> = []) -> FileSettings {
        var result = FileSettings()
        var seen: Set<String> = []
        for setting in settings where seen.insert(setting.rule.string).inserted {
            let id = setting.rule.string
            let own = settings(of: id)
            var here = adjustment(own, path: path)
            let everywhere = adjustment(own, path: nil)
            if here.level == .off, kept.contains(id) { here.level = nil }
            // A rule that is off everywhere else is kept for the sake of some files.
            if here != everywhere || here.level == .off { result.set(here, ofRule: id) }
        }
        return result
    }

    private func adjustment(_ settings: [RuleSetting], path: String?) -> FileSettings.Adjustment {
        var adjustment = FileSettings.Adjustment()
        for setting in settings where setting.applies(to: path) {
            adjustment.level = setting.level ?? adjustment.level
            adjustment.times = setting.times ?? adjustment.times
            adjustment.within = setting.within ?? adjustment.within
        }
        return adjustment
    }

    /// What cannot be meant, given the rules that there are: other rules, and parameters of rules that have none.
    func errors(_ rules: RuleSet) -> [RuleFileError] {
        var errors: [RuleFileError] = []
        for setting in settings {
            let id = setting.rule.string
            let isOwn = SuppressionRule(rawValue: id) != nil
            guard let rule = rules.rule(id) else {
                if isOwn, setting.parametersSpan == nil { continue }
                let nearest = nearest(to: id, in: rules.rules.map(\.id) + SuppressionRule.allCases.map(\.id))
                let error =
                    isOwn
                    ? RuleFileError(.noParameters(id), at: setting.rule.span)
                    : RuleFileError(.unknownRule(id, nearest: nearest), at: setting.rule.span)
                if !errors.contains(where: { $0.span == error.span }) { errors.append(error) }
                continue
            }
            if let span = setting.parametersSpan, rule.repeats == nil {
                errors.append(RuleFileError(.noParameters(id), at: span))
            }
        }
        return errors
    }
}
