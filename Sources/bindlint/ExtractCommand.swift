internal import ArgumentParser
internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// `bindlint extract`: prints the requests as they were understood.
struct ExtractCommand: ParsableCommand, TakesPaths {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Print the requests as they were understood, one JSON object a line.")

    @ArgumentParser.Argument(help: "Files and folders; - is standard input.", completion: .file())
    var paths: [String]

    @Flag(help: "Print requests to any API, to see how a file is understood.")
    var all = false

    @Flag(help: "Print secrets as they are.")
    var reveal = false

    @Flag(help: "Accept input without a single request.")
    var allowEmpty = false

    @Option(
        help: ArgumentHelp(
            "The name by which standard input is known; its extension tells the format.", valueName: "name"))
    var stdinFilename = "-"

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var threads: ThreadOptions

    func run() throws {
        let catalog = try LoadedRules.catalog()
        let search = InputSearch(paths, standardInputName: stdinFilename, configuration.choice)
        try search.checkConfigurations()
        let inputs = Inputs(
            search.groups.flatMap(\.files), scope: all ? .everything : .sipRegistrations, jobs: threads.count)
        var count = 0
        for source in inputs.sources {
            for request in source.requests {
                let record = Record(request, in: source.file, catalog: catalog, reveal: reveal)
                try StandardOutput.write(record.line)
                count += 1
            }
        }
        var results = Results()
        results.files = inputs.sources.map(\.file)
        results.problems = inputs.problems + search.problems
        StandardError.print(problemsOf: results)
        if !results.problems.isEmpty { throw ExitStatus.untrusted.code }
        if count == 0, !allowEmpty {
            StandardError.printError(
                "no request found in \(paths.joined(separator: " ")); \(search.advice.map { "\($0), " } ?? "")--allow-empty "
                    + "accepts that")
            throw ExitStatus.untrusted.code
        }
    }
}
