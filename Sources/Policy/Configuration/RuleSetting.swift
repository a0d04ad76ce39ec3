package import SourceText

/// How grave a configuration makes a rule's findings, or that it wants none.
package enum RuleLevel: String, CaseIterable, Sendable {
    case error, warning, note, off

    package init(_ severity: Severity) {
        switch severity {
        case .error: self = .error
        case .warning: self = .warning
        case .note: self = .note
        }
    }

    package var severity: Severity? { Severity(rawValue: rawValue) }
}

/// What a configuration says of one rule, everywhere or below some paths.
package struct RuleSetting: Sendable {
    /// The rule's id as written.
    package var rule: Text
    package var level: RuleLevel?
    /// How many violations make a finding of a rule with `repeats`, and within how many seconds.
    package var times: Int?
    package var within: Int64?
    /// Where `parameters` stands.
    var parametersSpan: SourceSpan?
    /// Nil for everywhere.
    package var paths: [Glob]?
    package var span: SourceSpan

    package func applies(to path: String?) -> Bool {
        guard let paths else { return true }
        return path.map(paths.match) ?? false
    }
}

/// What a configuration makes of the rules for one file, where that is not what it makes of them everywhere.
package struct FileSettings: Hashable, Sendable {
    struct Adjustment: Hashable, Sendable {
        var level: RuleLevel?
        var times: Int?
        var within: Int64?
    }

    private(set) var adjustments: [String: Adjustment] = [:]

    mutating func set(_ adjustment: Adjustment, ofRule id: String) { adjustments[id] = adjustment }

    package var isEmpty: Bool { adjustments.isEmpty }

    /// Makes findings as grave as they are here, and drops those of rules that are off.
    func adjust(_ findings: inout [Finding]) {
        findings = findings.compactMap { finding in
            guard let adjustment = adjustments[finding.rule] else { return finding }
            var finding = finding
            if let level = adjustment.level {
                guard let severity = level.severity else { return nil }
                finding.severity = severity
            }
            if case .repeats(var repetition) = finding.deferral {
                repetition.times = adjustment.times ?? repetition.times
                repetition.within = adjustment.within ?? repetition.within
                finding.deferral = .repeats(repetition)
            }
            return finding
        }
    }

    /// Whether a rule is off here.
    func isOff(_ rule: String) -> Bool { adjustments[rule]?.level == .off }
}
