internal import Policy
internal import SourceText

/// JUnit's XML: a suite for each file, a case for each rule that it breaks, and one that passes for a file without findings.
///
/// Errors and warnings are failures; a case of notes alone passes and shows them. The first findings of a case are told,
/// and how many there are.
struct JUnitReport: Report {
    private struct Case {
        let rule: String
        var severity: Severity
        var count = 0
        let message: String
        var lines: [String] = []
    }

    private struct Suite {
        let file: String
        var cases: [Case] = []
        var numbers: [String: Int] = [:]
        var problems: [Ending.Problem] = []
    }

    private let options: ReportOptions
    private var suites: [Suite] = []
    private var numbers: [String: Int] = [:]

    /// Findings of a case that are told.
    private static let shown = 20

    init(_ options: ReportOptions) {
        self.options = options
    }

    mutating func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let suite = numberOfSuite(finding.location.file)
        let number = suites[suite].numbers[finding.rule] ?? suites[suite].cases.count
        if number == suites[suite].cases.count {
            suites[suite].numbers[finding.rule] = number
            suites[suite].cases.append(
                Case(rule: finding.rule, severity: finding.severity, message: finding.message))
        }
        suites[suite].cases[number].count += 1
        suites[suite].cases[number].severity = max(suites[suite].cases[number].severity, finding.severity)
        guard suites[suite].cases[number].lines.count < Self.shown else { return }
        let start = finding.location.start
        suites[suite].cases[number].lines.append(
            "\(options.paths.inRepository(finding.location.file)):\(start.line):\(start.column): \(finding.severity.rawValue): \(finding.advice)"
        )
    }

    mutating func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        for file in ending.files { _ = numberOfSuite(file) }
        for problem in ending.problems { suites[numberOfSuite(problem.file)].problems.append(problem) }
        if let fault = ending.fault {
            suites[numberOfSuite(ReportOptions.tool)].problems.append(Ending.Problem(file: "", reason: fault))
        }
        // No tests at all would look like a mistake of the CI system.
        if suites.isEmpty { _ = numberOfSuite(ReportOptions.tool) }
        let texts = suites.map { text(of: $0) }
        let counts = texts.reduce(into: Counts()) { $0.add($1.counts) }
        var opening = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites"
        opening += " name=\"\(ReportOptions.tool)\"\(counts.attributes)>\n"
        try sink(Array(opening.utf8))
        for text in texts { try sink(Array(text.xml.utf8)) }
        try sink(Array("</testsuites>\n".utf8))
    }

    private struct Counts {
        var tests = 0
        var failures = 0
        var errors = 0

        mutating func add(_ other: Counts) {
            tests += other.tests
            failures += other.failures
            errors += other.errors
        }

        /// The time is none, so that a report of the same input is the same.
        var attributes: String { " tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" time=\"0\"" }
    }

    private mutating func numberOfSuite(_ file: String) -> Int {
        if let number = numbers[file] { return number }
        numbers[file] = suites.count
        suites.append(Suite(file: file))
        return suites.count - 1
    }

    private func text(of suite: Suite) -> (xml: String, counts: Counts) {
        let name = options.paths.inRepository(suite.file).escapedForTerminal.escapedForXML
        var counts = Counts()
        var xml = ""
        func add(_ test: String, _ content: String) {
            counts.tests += 1
            let start =
                "    <testcase name=\"\(test.escapedForTerminal.escapedForXML)\" classname=\"\(name)\" time=\"0\""
            xml += content.isEmpty ? "\(start)/>\n" : "\(start)>\n      \(content)\n    </testcase>\n"
        }
        for problem in suite.problems {
            counts.errors += 1
            let place = problem.position.map { "\($0.line):\($0.column): " } ?? ""
            add("can be judged", element("error", type: "unreadable-input", problem.reason, place + problem.reason))
        }
        for test in suite.cases {
            var lines = test.lines
            if test.count > lines.count { lines.append("and \((test.count - lines.count).grouped) more") }
            let text = lines.joined(separator: "\n")
            if test.severity == .note {
                add(test.rule, "<system-out>\(Self.escaped(text))</system-out>")
            } else {
                counts.failures += 1
                let more = test.count > 1 ? " (\(test.count.grouped) times)" : ""
                add(test.rule, element("failure", type: test.severity.rawValue, test.message + more, text))
            }
        }
        if suite.cases.isEmpty, suite.problems.isEmpty { add("no findings", "") }
        let opening = "  <testsuite name=\"\(name)\"\(counts.attributes) skipped=\"0\" file=\"\(name)\">\n"
        return (opening + xml + "  </testsuite>\n", counts)
    }

    private func element(_ name: String, type: String, _ message: String, _ text: String) -> String {
        "<\(name) message=\"\(message.escapedInLines.escapedForXML)\" type=\"\(type)\">\(Self.escaped(text))</\(name)>"
    }

    /// A text of several lines.
    private static func escaped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).escapedForTerminal.escapedForXML }.joined(separator: "\n")
    }
}
