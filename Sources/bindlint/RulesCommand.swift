internal import ArgumentParser
internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// `bindlint rules`: what rules there are, and whether they do what they say.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List the rules, test and prove them, or write their reference.",
        subcommands: [ListCommand.self, TestCommand.self, ProveCommand.self, RuleDocsCommand.self],
        defaultSubcommand: ListCommand.self)

    /// `bindlint rules list`
    struct ListCommand: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List every rule.")

        @OptionGroup var ruleOptions: RuleOptions
        @OptionGroup var selection: SelectionOptions

        private struct Row {
            var id: String
            var title: String
            var severity: Severity
            var basis: Basis
        }

        func run() throws {
            let rules = try selection.apply(to: try ruleOptions.load().rules)
            let rows =
                rules.map { Row(id: $0.id, title: $0.title, severity: $0.severity, basis: $0.basis) }
                + selection.suppressionRules.map {
                    Row(id: $0.id, title: $0.title, severity: $0.severity, basis: $0.basis)
                }
            let width = rows.map(\.id.utf8.count).max() ?? 0
            for basis in Basis.allCases {
                let members = rows.filter { $0.basis == basis }
                guard !members.isEmpty else { continue }
                try StandardOutput.write("\(basis.rawValue)\n")
                for row in members {
                    try StandardOutput.write(
                        "  \(row.severity.rawValue.padded(to: 7))  \(row.id.padded(to: width))  \(row.title)\n")
                }
            }
        }
    }

    /// `bindlint rules test`
    struct TestCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test", abstract: "Run the examples of every rule.",
            discussion: """
                A good example must give no finding, a bad one exactly one, at the text that its 'at' gives. Exit code 1 \
                where one does not, 2 where a rule file has mistakes.
                """)

        @OptionGroup var ruleOptions: RuleOptions
        @OptionGroup var selection: SelectionOptions

        func run() throws {
            let loaded = try ruleOptions.load(withExamples: true)
            var examples = 0
            var failures = 0
            let rules = try selection.apply(to: loaded.rules)
            for rule in rules {
                let file = try loaded.source(of: rule)
                let run = RuleExamples(rule, in: file, loaded.vocabulary) { requests(of: $0, in: file) }
                examples += run.count
                failures += run.failures.count
                var results = Results()
                results.files = [file]
                results.problems = run.failures.map { failure in
                    Problem(file: file.name, place: .init(file: 0, span: failure.span), reason: failure.reason)
                }
                StandardError.print(problemsOf: results, quotesSource: true)
                if run.count == 0 { StandardError.print("bindlint: warning: \(rule.file): \(rule.id) has no examples") }
            }
            try StandardOutput.write(
                "\(counted(rules.count, "rule")), \(counted(examples, "example")), \(failures) failed\n")
            if failures > 0 { throw ExitStatus.findings.code }
        }
    }
}

/// "1 rule", "2 rules"
private func counted(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }

extension String {
    /// With spaces behind it up to a number of characters.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
    }
}
