internal import ArgumentParser
internal import Policy
internal import SourceText
internal import Spelling

/// `bindlint explain`: why a rule exists, with examples.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain a rule: why it exists, where that is documented, examples.")

    @Argument(help: "The rule's id.")
    var rule: String

    @OptionGroup var ruleOptions: RuleOptions

    func run() throws {
        if let own = SuppressionRule(rawValue: rule) {
            let opening = "\(own.id) (\(own.severity.rawValue), \(own.basis.rawValue))\n\(own.title)"
            return try StandardOutput.write("\(opening)\n\n\(own.about)\n")
        }
        let loaded = try ruleOptions.load(withExamples: true)
        guard let rule = loaded.rules.rule(self.rule) else {
            let ids = loaded.rules.rules.map(\.id) + SuppressionRule.allCases.map(\.id)
            throw UsageError("there is no rule '\(self.rule)'", nearest: nearest(to: self.rule, in: ids))
        }
        let file = try loaded.source(of: rule)
        var text = "\(rule.id) (\(rule.severity.rawValue), \(rule.basis.rawValue))\n\(rule.title)\n\n\(rule.about)"
        if !rule.about.hasSuffix("\n") { text += "\n" }
        if let source = rule.source { text += "\nSource: \(source)\n" }
        for (heading, examples) in [("Passes", rule.examples.good), ("Is found", rule.examples.bad)]
        where !examples.isEmpty {
            text += "\n\(heading):\n"
            for example in examples {
                text += "  - " + example.text(in: file).split(separator: "\n").joined(separator: "\n    ") + "\n"
            }
        }
        text += "\nRule file: \(rule.file)\n"
        try StandardOutput.write(text)
    }
}
