internal import ArgumentParser
internal import Glibc
internal import Spelling

/// The command `bindlint`.
@main
struct Bindlint: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "bindlint",
        abstract: "Checks SIP-registration requests to the Voximplant Management API.",
        discussion: """
            Judges proposed requests in files (check) and past ones in logs (audit) by the same rules.

            Exit codes: 0 nothing at or above the threshold, 1 findings at or above it, 2 the run cannot be trusted \
            (usage, rules, unreadable or missing input, no request at all), 130 an audit was stopped.
            """,
        version: version,
        subcommands: [
            CheckCommand.self, AuditCommand.self, ExtractCommand.self, RulesCommand.self, ExplainCommand.self,
            CompareCommand.self, SchemaCommand.self, InitCommand.self,
            ConvertCommand.self,
        ])

    static let _errorPrefix = "bindlint: error: "

    /// Runs the command that the arguments name. Whatever goes wrong ends with 2, never with the parser's own codes.
    static func main() {
        // A reader that has gone away ends the output, not the run: its verdict still counts.
        signal(SIGPIPE, SIG_IGN)
        occupyClosedStreams()
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try checkCommandNames(arguments[...], of: Bindlint.self)
            let list = PathList(arguments)
            var command = try parseAsRoot(list.arguments)
            if var taking = command as? any TakesPaths & ParsableCommand {
                taking.paths += list.rest
                command = taking
            } else if !list.rest.isEmpty {
                // No other command takes so many words: the parser says what is wrong with them.
                command = try parseAsRoot(arguments)
            }
            try command.run()
        } catch let code as ExitCode {
            terminate(code.rawValue)
        } catch OutputError.closed {
            terminate(ExitStatus.clean.rawValue)
        } catch {
            if exitCode(for: error) == .success { exit(withError: error) }
            StandardError.print(fullMessage(for: error))
            terminate(ExitStatus.untrusted.rawValue)
        }
    }

    /// Nothing was asked for: a gate whose arguments got lost must not pass.
    func run() throws {
        StandardError.print(Bindlint.helpMessage())
        throw ExitStatus.untrusted.code
    }

    /// Throws where a word stands in the place of a command and names none; the parser itself calls it an unexpected
    /// argument.
    private static func checkCommandNames(_ words: ArraySlice<String>, of parent: any ParsableCommand.Type) throws {
        let commands = parent.configuration.subcommands
        guard let word = words.first, !word.hasPrefix("-"), !commands.isEmpty else { return }
        if parent == Bindlint.self, word == "help" { return try checkCommandNames(words.dropFirst(), of: parent) }
        if let command = commands.first(where: { $0.configuration.commandName == word }) {
            return try checkCommandNames(words.dropFirst(), of: command)
        }
        let names = commands.compactMap { $0.configuration.commandName } + (parent == Bindlint.self ? ["help"] : [])
        throw UsageError("there is no command '\(word)'", nearest: nearest(to: word, in: names))
    }
}
