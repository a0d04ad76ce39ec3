import Policy
import Requests
import SourceText
import Testing

@testable import Reports

/// A report that was saved and read back is the one that was written.
struct SavedReportTests {
    private static let options: ReportOptions = {
        var options = ReportOptions(version: "1.2.3")
        let known = [Severity.error, .warning].map { severity in
            RuleDescription(
                id: severity == .error ? "hardcoded-secret" : "api-key", title: "\"t\" \u{202E}|<b>",
                severity: severity, basis: .security, source: "s", about: "line\n\n- `x` \u{1B}\n")
        }
        options.rules = Dictionary(uniqueKeysWithValues: known.map { ($0.id, $0) })
        return options
    }()

    /// Reads what a format wrote, and writes it in another.
    private func converted(
        _ bytes: [UInt8], to format: ReportFormat, isAudit: Bool = false, files: [SourceFile] = []
    ) throws -> [UInt8] {
        var saved = try SavedReport(SourceFile(name: "report", bytes: bytes))
        saved.addContexts { name in files.first { $0.name == name }?.bytes }
        var options = Self.options
        options.rules = saved.rules
        var report = isAudit ? format.auditReport(options) : format.report(options)
        var written: [UInt8] = []
        for finding in saved.findings { report.add(finding, to: { written += $0 }) }
        report.finish(saved.ending, to: { written += $0 })
        return written
    }

    /// A page without what it quotes of files.
    private func withoutQuotes(_ page: String) -> String {
        page.split(separator: "<pre>", omittingEmptySubsequences: false).enumerated().map { index, part in
            index == 0 ? part : part.firstRange(of: "</pre>").map { part[$0.upperBound...] } ?? part
        }.joined()
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test(arguments: [ReportFormat.json, .jsonl], ReportFormat.allCases)
    func `a check comes back whole in every format`(source: ReportFormat, target: ReportFormat) throws {
        let results = NastyReport.results
        let saved = source.report(Self.options).bytes(results)
        let converted = try converted(saved, to: target, files: results.files)
        guard target != .text else {
            // Source lines are not quoted, since nobody knows the secrets in them.
            #expect(text(converted).contains("error[missing-target]: nothing to bind\n  --> "))
            #expect(text(converted).hasSuffix("1 undecided. 2 problems in reading.\n"))
            return
        }
        let direct = text(target.report(Self.options).bytes(results))
        guard target != .html else { return #expect(withoutQuotes(text(converted)) == withoutQuotes(direct)) }
        #expect(text(converted) == direct)
    }

    @Test(arguments: [ReportFormat.json, .jsonl], ReportFormat.allCases)
    func `an audit comes back whole in every format`(source: ReportFormat, target: ReportFormat) throws {
        let saved = NastyAudit.bytes(source.auditReport(Self.options))
        let converted = try converted(saved, to: target, isAudit: true)
        let direct = text(NastyAudit.bytes(target.auditReport(Self.options)))
        switch target {
        case .text:
            func summary(_ text: String) -> [Substring] {
                Array(text.split(separator: "\n").drop { !$0.hasPrefix("8 findings: 1 error") })
            }
            #expect(summary(text(converted)).count > 50 && summary(text(converted)) == summary(direct))
        // Columns are counted in bytes of a text that is not there.
        case .rdjsonl: #expect(text(converted).split(separator: "\n").count == direct.split(separator: "\n").count)
        case .html: #expect(withoutQuotes(text(converted)) == withoutQuotes(direct))
        default: #expect(text(converted) == direct)
        }
    }

    @Test func `what needs the file is left out where the file is another`() throws {
        let saved = JSONReport(Self.options).bytes(NastyReport.results)
        let changed = NastyReport.results.files.map { SourceFile(name: $0.name, bytes: [0x0A] + $0.bytes) }
        for files in [[], changed] {
            let sarif = text(try converted(saved, to: .sarif, files: files))
            #expect(!sarif.contains("primaryLocationLineHash") && sarif.contains("bindlint/v1"))
            let diagnostics = text(try converted(saved, to: .rdjsonl, files: files))
            #expect(!diagnostics.contains("suggestions") && !diagnostics.contains("\"column\""))
        }
    }

    static let mistakes = [
        ("", "report:1:1: the report ends too early"),
        ("[]", "report:1:1: expected a report, which is an object"),
        ("{\"a\": 1,\n \"b\"", "report:2:5: the report ends too early"),
        ("{\"a\": 1,\n b}", "report:2:2: this is no JSON"),
        ("{\"schemaVersion\": 1}", "report:1:1: the report has no member \"findings\""),
        (report(version: "2"), "report:1:18: the report is of schema version 2; this program reads version 1"),
        (report(version: "\"1\""), "report:1:18: expected an integer, not a string"),
        (report(tool: "ruff"), "report:1:35: the report is another tool's"),
        (report(findings: "{}"), "report:2:12: expected a list"),
        (report(findings: "[1]"), "report:2:13: expected an object, not a number"),
        (report(findings: "[{\"rule\": \"x\"}]"), "report:2:13: the object has no member \"severity\""),
        (
            report(findings: "[{\"rule\": \"x\", \"severity\": \"fatal\"}]"),
            "report:2:39: expected one of note, warning, error"
        ),
        (report(errors: 1), "report:3:11: the summary counts 1 error, but the report has 0"),
        (report(errors: -1), "report:3:69: expected 0 or more"),
        ("{\"type\":\"finding\"}\n{\"type\":\"summary\"", "report:2:18: "),
        ("{\"type\":\"undecided\"}\n", "report:2:1: the report ends without its summary"),
        (
            "{\"type\":\"summary\"}\n{\"type\":\"finding\"}\n", "report:1:1: the summary must be the last line"
        ),
        ("{\"type\":\"note\"}\n", "report:1:9: expected one of finding, undecided, problem, summary"),
    ]

    private static func report(
        version: String = "1", tool: String = "bindlint", findings: String = "[]", errors: Int = 0
    ) -> String {
        """
        {"schemaVersion":\(version),"tool":{"name":"\(tool)","version":"0"},
        "findings":\(findings),"undecided":[],"problems":[],
        "summary":{"files":0,"requests":0,"judged":0,"undecided":0,"errors":\(errors),"warnings":0,"notes":0,\
        "suppressed":0,"baselined":0}}
        """
    }

    @Test(arguments: mistakes) func `what is no report is told, with its place`(text: String, message: String) {
        let file = SourceFile(name: "report", text: text)
        let error = #expect(throws: SyntaxError.self) { try SavedReport(file) }
        let place = file.position(of: error?.span.start ?? 0)
        let found = "report:\(place.line):\(place.column): \(error?.reason ?? "")"
        #expect(found.hasPrefix(message), "\(found)")
    }

    @Test(arguments: 1...60) func `a report that is cut is never read as whole`(seed: UInt64) {
        var random = SplitMix(state: seed)
        for format in [ReportFormat.json, .jsonl] {
            let bytes = format.report(Self.options).bytes(NastyReport.results)
            let cut = Array(bytes.prefix(Int.random(in: 0..<bytes.count - 1, using: &random)))
            #expect(throws: SyntaxError.self) { try SavedReport(SourceFile(name: "report", bytes: cut)) }
        }
    }

    @Test func `a report of the first version is read`() throws {
        let saved = """
            {"schemaVersion":1,"tool":{"name":"bindlint","version":"0.1.0"},"findings":[
            {"rule":"r","severity":"note","basis":"policy","message":"m","file":"f","line":1,"column":2,"endLine":1,
            "endColumn":3,"offset":1,"length":1,"operation":"o","fingerprint":"0","related":[{"file":"f","line":1,
            "column":1,"message":""}],"fixes":[{"title":"t","safe":true,"edits":[{"offset":0,"length":0,"text":"x"}]}],
            "later": {"a": null}}],"undecided":[],"problems":[],"summary":{"files":1,"requests":1,"judged":1,
            "undecided":0,"errors":0,"warnings":0,"notes":1,"suppressed":0,"baselined":0}}
            """
        let report = try SavedReport(SourceFile(name: "report", text: saved))
        #expect(report.findings.count == 1 && report.findings[0].fixes.isEmpty && report.rules.isEmpty)
        #expect(report.findings[0].related[0].location.end == SourceFile.Position(line: 1, column: 1))
    }
}
