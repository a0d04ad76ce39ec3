internal import ArgumentParser
internal import Policy

/// Which of the loaded rules judge.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Judge by these only: rule ids, bases (documented, security, …) or pack/PATH; repeatable, or joined by commas.",
            valueName: "rule"))
    var select: [String] = []

    @Option(help: ArgumentHelp("Leave these out; words as for --select.", valueName: "rule"))
    var ignore: [String] = []

    func apply(to rules: RuleSet) throws -> [Rule] {
        do {
            let selected = try rules.selecting(words(select), ignoring: words(ignore))
            guard !selected.isEmpty || !suppressionRules.isEmpty else { throw UsageError("no rule is selected") }
            return selected
        } catch let error as SelectionError {
            throw UsageError(error.description)
        }
    }

    /// The rules of a run by a configuration. What the command line selects by its id is on, whatever that says.
    func apply(to rules: RuleSet, _ settings: RuleSettings) throws -> [Rule] {
        let judging = settings.applied(to: try apply(to: rules), keeping: selectedIDs)
        guard !judging.isEmpty || !suppressionRules.isEmpty else {
            throw UsageError("no rule is selected: the configuration turns off those that could be")
        }
        return judging
    }

    /// The rules about suppressions that judge too.
    var suppressionRules: [SuppressionRule] { SuppressionRule.selecting(words(select), ignoring: words(ignore)) }

    /// The words of --select, rules' ids among them.
    var selectedIDs: Set<String> { Set(words(select)) }

    private func words(_ options: [String]) -> [String] {
        options.flatMap { $0.split(separator: ",").map(String.init) }
    }
}
