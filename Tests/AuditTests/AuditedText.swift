import Foundation
import Policy
import Reports
import SourceText
import Testing

@testable import Audit

/// An audit of texts, and every byte that came of it.
struct AuditedText {
    private(set) var text: [UInt8] = []
    private(set) var json: [UInt8] = []
    /// The rule of each finding, in the order of the findings, with the account and line of each.
    private(set) var findings: [(rule: String, line: Int)] = []
    private(set) var unreadable: [String] = []
    private(set) var outcome: Audit.Outcome

    var rules: Set<String> { Set(findings.map(\.rule)) }

    /// Everything that must not depend on how the audit was done.
    var everything: [UInt8] {
        text + json + Array(unreadable.joined(separator: "\n").utf8)
            + Array("\(outcome.failures) \(outcome.missingFields)".utf8)
            + outcome.windows.flatMap { $0.serialized() }
    }

    /// Audits logs. Paths are in the reports: only runs over the same files give the same bytes.
    init(
        _ logs: LogFolder, rules: [Rule] = Builtin.rules, settings: [String: FileSettings] = [:],
        _ change: (inout AuditOptions) -> Void = { _ in }
    ) throws {
        var options = AuditOptions()
        options.tellsTimelines = true
        change(&options)
        let engine = Engine(
            rules: rules, vocabulary: Builtin.vocabulary, accounts: options.accounts, fileSettings: settings)
        let report = AuditedText.Reports()
        var findings: [(rule: String, line: Int)] = []
        var unreadable: [String] = []
        outcome = try Audit(engine, Builtin.vocabulary, options).run(
            logs.paths,
            Audit.Sink(
                results: { results in
                    report.add(results)
                    for finding in results.findings {
                        findings.append((finding.rule, results.files[finding.place.file].start.line))
                    }
                },
                unreadable: { unreadable.append("\($0.file.suffix(5)):\($0.line):\($0.offset): \($0.reason)") }))
        (text, json) = report.finish(outcome.summary)
        (self.findings, self.unreadable) = (findings, unreadable)
    }

    init(_ texts: [String], rules: [Rule] = Builtin.rules, _ change: (inout AuditOptions) -> Void = { _ in }) throws {
        try self.init(LogFolder(texts), rules: rules, change)
    }

    /// Both reports while they are written.
    private final class Reports {
        private var text: any Report = ReportFormat.text.auditReport(ReportOptions(version: "1"))
        private var json: any Report = ReportFormat.json.auditReport(ReportOptions(version: "1"))
        private var textBytes: [UInt8] = []
        private var jsonBytes: [UInt8] = []

        func add(_ results: Results) {
            text.add(results) { textBytes += $0 }
            json.add(results) { jsonBytes += $0 }
        }

        func finish(_ summary: AuditSummary) -> ([UInt8], [UInt8]) {
            text.finish(summary, problems: nil) { textBytes += $0 }
            json.finish(summary, problems: nil) { jsonBytes += $0 }
            return (textBytes, jsonBytes)
        }
    }
}

/// Logs in a folder of their own, named `0.log` and so on, which is removed with its last owner.
final class LogFolder {
    let paths: [String]
    private let folder = FileManager.default.temporaryDirectory.appending(path: "bindlint-\(UUID().uuidString)")

    init(_ logs: [[UInt8]]) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let folder = folder
        paths = logs.indices.map { folder.appending(path: "\($0).log").path }
        for (path, log) in zip(paths, logs) { try Data(log).write(to: URL(filePath: path)) }
    }

    convenience init(_ logs: [String]) throws { try self.init(logs.map { Array($0.utf8) }) }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
