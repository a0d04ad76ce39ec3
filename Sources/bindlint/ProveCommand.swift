internal import ArgumentParser
internal import Policy
internal import Reports
internal import SourceText

/// `bindlint rules prove`: whether rules contradict each other, apply at all, and leave what is documented open.
struct ProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove", abstract: "Walk every shape of requests and show what the rules make of it.",
        discussion: """
            Judges a request of every shape that the selected rules can tell apart: which arguments are given, by whom, \
            how they travel. Shows the decision table, rules that no request can meet together, rules that never apply, \
            and requests that pass though they break what is documented. Exit code 1 where there is one of these.
            """)

    @OptionGroup var ruleOptions: RuleOptions
    @OptionGroup var selection: SelectionOptions

    @Option(
        help: ArgumentHelp("What fails a request: a finding of this severity or a graver one.", valueName: "severity"),
        completion: Severity.completion, transform: Severity.parse)
    var failOn: Severity = .error

    enum Format: String, OptionWord { case text, json }

    @Option(
        help: ArgumentHelp("How the outcome is printed: \(Format.list).", valueName: "format"),
        completion: Format.completion, transform: Format.parse)
    var format: Format = .text

    @Flag(name: .shortAndLong, help: "Leave the decision tables out.")
    var quiet = false

    func run() throws {
        let loaded = try ruleOptions.load(withExamples: true)
        let rules = try selection.apply(to: loaded.rules)
        let proof = RuleProof(rules, loaded.vocabulary, failing: failOn, files: loaded.files) {
            requests(of: $0, in: SourceFile(name: "", bytes: []))
        }
        switch format {
        case .text:
            var options = ReportOptions(version: Bindlint.version)
            options.isColored = ColorChoice.auto.isColored(isTerminal: StandardOutput.isTerminal)
            try StandardOutput.write(ProofText(options).bytes(proof, withTables: !quiet))
        case .json: try StandardOutput.write(proof.json.serialized(pretty: true) + [0x0A])
        }
        if !proof.isSound { throw ExitStatus.findings.code }
    }
}

extension Severity: OptionWord {}
