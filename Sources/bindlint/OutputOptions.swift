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
        help: ArgumentHelp("Colours in the text report: auto (on a terminal), always or never.", valueName: "when"),
        completion: ColorChoice.completion, transform: ColorChoice.parse)
    var color: ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "Print findings only, no summary.")
    var quiet = false

    /// Writes findings to standard output, as many of them as somebody reads.
    func write(_ results: Results) throws(OutputError) {
        do throws(OutputError) {
            try format.report(options).write(results) { (bytes) throws(OutputError) in try StandardOutput.write(bytes) }
        } catch .closed {
        }
    }

    /// The report of an audit.
    var auditReport: any AuditReport { format.auditReport(options) }

    private var options: ReportOptions {
        var options = ReportOptions(version: Bindlint.version)
        options.isColored = color.isColored(isTerminal: StandardOutput.isTerminal)
        options.width = StandardOutput.width
        options.isQuiet = quiet
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
