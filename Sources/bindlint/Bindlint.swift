internal import ArgumentParser
internal import Spelling

/// The command `bindlint`.
@main
struct Bindlint: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "bindlint",
        abstract: "Checks SIP-registration requests to the Voximplant Management API.",
        discussion: """
            Exit codes: 0 nothing at or above the threshold, 1 findings at or above it, 2 the run cannot be trusted \
            (usage, rules, unreadable or missing input, no request at all).
            """,
        version: version,
        subcommands: [
            CheckCommand.self, ExtractCommand.self, RulesCommand.self, ExplainCommand.self, SchemaCommand.self,
        ])

    /// Runs the command that the arguments name. A mistake in them ends with 2, not with the parser's 64.
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            if let word = arguments.first, let problem = unknownCommand(word) { throw ValidationError(problem) }
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            let code = exitCode(for: error)
            switch code {
            case .success: exit(withError: error)
            case ExitStatus.findings.code, ExitStatus.untrusted.code:
                if !(error is ExitCode) { StandardError.print(fullMessage(for: error)) }
                terminate(code.rawValue)
            default:
                StandardError.print(fullMessage(for: error))
                terminate(ExitStatus.untrusted.rawValue)
            }
        }
    }

    /// What is wrong with a first word that names no command; the parser itself calls it an unexpected argument.
    private static func unknownCommand(_ word: String) -> String? {
        let commands = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !word.hasPrefix("-"), !commands.contains(word) else { return nil }
        return "there is no command '\(word)'"
            + (nearest(to: word, in: commands).map { "; did you mean '\($0)'?" } ?? "")
    }
}
