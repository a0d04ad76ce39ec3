internal import ArgumentParser
internal import Glibc
internal import Policy
internal import Reports

/// How findings are shown.
struct OutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("How findings are printed: \(ReportFormat.list).", valueName: "format"),
        completion: ReportFormat.completion, transform: ReportFormat.parse)
    var format: ReportFormat = .text

    @Option(
        name: .customLong("output"),
        help: ArgumentHelp(
            "A file that gets the findings too, such as sarif=bindlint.sarif; repeatable.", valueName: "format=file"),
        completion: .list(ReportFormat.allCases.map { "\($0.rawValue)=" }))
    var outputs: [String] = []

    @Option(
        help: ArgumentHelp("Colours in the text report: auto (on a terminal), always or never.", valueName: "when"),
        completion: ColorChoice.completion, transform: ColorChoice.parse)
    var color: ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "Print findings only, no summary.")
    var quiet = false

    /// The files of `--output`. All that is wrong with them is told at once.
    var files: [ReportFile] {
        get throws {
            var files: [ReportFile] = []
            var mistakes: [String] = []
            for text in outputs {
                do throws(UsageError) {
                    let file = try ReportFile(text)
                    if files.contains(where: { $0.identity == file.identity }) {
                        mistakes.append("\(file.path) is given twice")
                    }
                    files.append(file)
                } catch {
                    mistakes.append(error.description)
                }
            }
            guard mistakes.isEmpty else {
                throw UsageError(mistakes.map { "--output: \($0)" }.joined(separator: "\nbindlint: error: "))
            }
            return files
        }
    }

    /// Whether pictures of an audit are drawn.
    var drawsTimelines: Bool {
        get throws { try ([format] + files.map(\.format)).contains(where: \.drawsTimelines) }
    }

    /// What a report is told. A file is no terminal.
    func reportOptions(isStandardOutput: Bool, offersFixes: Bool) -> ReportOptions {
        var options = ReportOptions(version: Bindlint.version)
        options.offersFixes = offersFixes
        if isStandardOutput {
            options.isColored = color.isColored(isTerminal: StandardOutput.isTerminal)
            options.width = StandardOutput.width
        }
        options.isQuiet = quiet
        let folder = CurrentFolder.path
        options.paths = ReportPaths(folder: folder, repository: folder.flatMap(CurrentFolder.repository))
        return options
    }
}

extension ReportFormat: OptionWord {}

/// Whether colours are used (https://no-color.org, https://bixense.com/clicolors).
enum ColorChoice: String, OptionWord {
    case auto, always, never

    func isColored(isTerminal: Bool) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto:
            if isSet("NO_COLOR") { false } else { isSet("CLICOLOR_FORCE") || isTerminal }
        }
    }

    /// Whether a variable of the environment is there, not empty, and not 0.
    private func isSet(_ name: String) -> Bool {
        guard let value = unsafe getenv(name) else { return false }
        let text = unsafe String(cString: value)
        return !text.isEmpty && text != "0"
    }
}
