internal import Policy
internal import SourceText

/// Workflow commands of GitHub Actions, which annotate the changed lines. GitHub shows 10 annotations of a level, so the
/// first 10 are written, and a notice says what was left out.
struct GitHubReport: Report {
    private let options: ReportOptions
    private var errors = MostSevere<String>(limit: GitHubReport.shown)
    private var warnings = MostSevere<String>(limit: GitHubReport.shown)
    /// The last notice is that of what was left out.
    private var notes = MostSevere<String>(limit: GitHubReport.shown - 1)

    static let shown = 10

    init(_ options: ReportOptions) {
        self.options = options
    }

    mutating func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        switch finding.severity {
        case .error: if errors.makeRoom(for: .error) { errors.add(command(finding), .error) }
        case .warning: if warnings.makeRoom(for: .warning) { warnings.add(command(finding), .warning) }
        case .note: if notes.makeRoom(for: .note) { notes.add(command(finding), .note) }
        }
    }

    mutating func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        // A run that cannot be trusted says so before all else.
        var commands: [String] = []
        if let fault = ending.fault { commands.append(command("error", [], fault)) }
        commands += ending.problems.map { problem in
            var properties = [("file", options.paths.inRepository(problem.file))]
            if let position = problem.position {
                properties += [("line", String(position.line)), ("col", String(position.column))]
            }
            return command("error", properties, problem.reason)
        }
        let problems = commands.count
        commands = Array(commands.prefix(Self.shown))
        let room = Self.shown - commands.count
        commands += errors.elements.prefix(room)
        commands += warnings.elements + notes.elements
        for command in commands { try sink(Array(command.utf8)) }
        guard let omission = omission(problems: problems, errors: errors.elements.count - room) else { return }
        let words = "not shown here: \(omission); GitHub shows \(Self.shown) annotations of a level"
        try sink(Array(command("notice", [("title", ReportOptions.tool)], words).utf8))
    }

    /// What is not shown, in words.
    private func omission(problems: Int, errors hidden: Int) -> String? {
        var counts = [errors, warnings, notes].reduce(into: [Severity: Int]()) { counts, kept in
            counts.merge(kept.leftOut) { $0 + $1 }
        }
        counts[.error, default: 0] += max(0, hidden)
        let words = [MostSevere<String>.words(counts), (problems - Self.shown).ifPositive?.of("problem")]
        let known = words.compactMap(\.self)
        return known.isEmpty ? nil : known.joined(separator: ", ")
    }

    private func command(_ finding: ReportedFinding) -> String {
        let (start, end) = (finding.location.start, finding.location.end)
        var properties = [
            ("file", options.paths.inRepository(finding.location.file)), ("line", String(start.line)),
            ("endLine", String(end.line)),
        ]
        // Columns have a meaning only within a line.
        if start.line == end.line {
            properties += [("col", String(start.column)), ("endColumn", String(end.column))]
        }
        properties.append(("title", finding.rule))
        return command(finding.severity == .note ? "notice" : finding.severity.rawValue, properties, finding.advice)
    }

    private func command(_ name: String, _ properties: [(String, String)], _ message: String) -> String {
        let list = properties.map { "\($0)=\($1.escapedForTerminal.escapedForCommand(isProperty: true))" }
        let space = list.isEmpty ? "" : " "
        let text = message.escapedInLines.escapedForCommand(isProperty: false)
        return "::\(name)\(space)\(list.joined(separator: ","))::\(text)\n"
    }
}

extension String {
    /// The text as data of a workflow command, or as a property of one.
    fileprivate func escapedForCommand(isProperty: Bool) -> String {
        unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "%": text += "%25"
            case "\r": text += "%0D"
            case "\n": text += "%0A"
            case ":" where isProperty: text += "%3A"
            case "," where isProperty: text += "%2C"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Int {
    fileprivate var ifPositive: Int? { self > 0 ? self : nil }
}
