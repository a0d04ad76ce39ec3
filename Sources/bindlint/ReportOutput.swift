internal import Policy
internal import Reports

/// Writes what was found to standard output and to the files of `--output`, as it comes.
final class ReportOutput {
    enum Kind { case check, audit }

    private struct Stream {
        var report: any Report
        let destination: any ReportDestination
        var failure: (any Error)?

        mutating func run(_ action: (inout any Report, any ReportDestination) throws -> Void) {
            guard failure == nil else { return }
            do { try action(&report, destination) } catch { failure = error }
        }
    }

    private var streams: [Stream] = []

    /// Opens the files, before any work is done.
    init(_ options: OutputOptions, _ kind: Kind, tellsTimelines: Bool = true) throws {
        self.tellsTimelines = tellsTimelines
        destinations = [(options.format, StandardOutputDestination())]
        self.options = options
        self.kind = kind
        var failures: [any Error] = []
        for file in try options.files {
            do { destinations.append((file.format, try file.open())) } catch { failures.append(error) }
        }
        try ReportOutput.report(failures)
    }

    private let options: OutputOptions
    private let kind: Kind
    private let tellsTimelines: Bool
    private var destinations: [(format: ReportFormat, destination: any ReportDestination)]

    /// Says what is known of rules; nothing is added before.
    func begin(_ rules: [RuleDescription]) {
        for (index, (format, destination)) in destinations.enumerated() {
            var options = options.reportOptions(isStandardOutput: index == 0, offersFixes: kind == .check)
            options.tellsTimelines = tellsTimelines
            options.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let report = kind == .audit ? format.auditReport(options) : format.report(options)
            streams.append(Stream(report: report, destination: destination))
        }
    }

    /// Takes the findings of a record. Throws where nobody takes them any more.
    func add(_ record: Results) throws {
        run { report, destination in try report.add(record) { bytes in try destination.write(bytes) } }
        guard streams.contains(where: { $0.failure == nil }) else { return try reportFailures() }
    }

    func add(_ finding: ReportedFinding) {
        run { report, destination in try report.add(finding) { bytes in try destination.write(bytes) } }
    }

    /// Takes all findings of a check.
    func add(allOf results: Results) {
        run { report, destination in try report.add(allOf: results) { bytes in try destination.write(bytes) } }
    }

    /// Writes the rest. Throws where a report could not be written whole.
    func finish(_ ending: Ending) throws {
        run { report, destination in
            try report.finish(ending) { bytes in try destination.write(bytes) }
            try destination.finish()
        }
        try reportFailures()
    }

    private func run(_ action: (inout any Report, any ReportDestination) throws -> Void) {
        for index in streams.indices { streams[index].run(action) }
    }

    private func reportFailures() throws { try ReportOutput.report(streams.compactMap(\.failure)) }

    private static func report(_ failures: [any Error]) throws {
        guard !failures.isEmpty else { return }
        for failure in failures { StandardError.printError("\(failure)") }
        throw ExitStatus.untrusted.code
    }
}
