internal import ArgumentParser
internal import Policy
internal import Readers
internal import Reports

/// `bindlint schema`: JSON Schemas of what bindlint reads and writes.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of a report, a configuration or a rule.")

    enum Name: String, OptionWord { case report, config, rule }

    @Argument(help: "Which schema: \(Name.list).", completion: Name.completion, transform: Name.parse)
    var name: Name

    func run() throws {
        switch name {
        case .report: try StandardOutput.write(ReportSchema.text)
        case .config:
            let rules = try LoadedRules(withExamples: false).rules.rules
            try StandardOutput.write(ConfigurationSchema.text(rules: rules, logFields: LogField.names))
        case .rule: try StandardOutput.write(RuleSchema.text(Vocabulary(try LoadedRules.catalog())))
        }
    }
}
