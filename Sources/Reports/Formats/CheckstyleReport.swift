internal import Policy
internal import SourceText

/// Checkstyle's XML, which Jenkins, reviewdog and many others read; written as findings come.
struct CheckstyleReport: Report {
    private let options: ReportOptions
    /// The file whose element is open; nil where none is.
    private var file: String?
    private var hasBegun = false

    init(_ options: ReportOptions) {
        self.options = options
    }

    mutating func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let start = finding.location.start
        try write(
            finding.location.file, line: start.line, column: start.column, finding.severity, finding.advice,
            source: finding.rule, sink)
    }

    mutating func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        for problem in ending.problems {
            try write(
                problem.file, line: problem.position?.line, column: problem.position?.column, .error,
                problem.reason, source: "unreadable-input", sink)
        }
        if let fault = ending.fault {
            try write(".", line: nil, column: nil, .error, fault, source: "no-input", sink)
        }
        let begin = hasBegun ? "" : CheckstyleReport.opening
        try sink(Array("\(begin)\(file == nil ? "" : "  </file>\n")</checkstyle>\n".utf8))
    }

    private static let opening = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"

    private mutating func write<Failure: Error>(
        _ name: String, line: Int?, column: Int?, _ severity: Severity, _ message: String, source: String,
        _ sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var text = hasBegun ? "" : CheckstyleReport.opening
        hasBegun = true
        if file != name {
            if file != nil { text += "  </file>\n" }
            text += "  <file name=\"\(options.paths.inFolder(name).escapedForXML)\">\n"
            file = name
        }
        text += "    <error"
        if let line { text += " line=\"\(line)\"" }
        if let column { text += " column=\"\(column)\"" }
        text += " severity=\"\(severity == .note ? "info" : severity.rawValue)\""
        text += " message=\"\(message.escapedInLines.escapedForXML)\""
        text += " source=\"\(ReportOptions.tool).\(source.escapedForTerminal.escapedForXML)\"/>\n"
        try sink(Array(text.utf8))
    }
}
