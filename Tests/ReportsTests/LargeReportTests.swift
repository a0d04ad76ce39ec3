import Reports
import SourceText
import Testing

@testable import Policy

struct LargeReportTests {
    private static let request = #"{"user_id":42,"password":"hunter-two","note":"日本 é"},"#

    /// Requests with a finding each, whose related place is the request before.
    private func results(count: Int, lineEnd: String) -> Results {
        let request = Array((Self.request + lineEnd).utf8)
        var results = Results()
        var bytes: [UInt8] = []
        for _ in 0..<count { bytes += request }
        results.files = [SourceFile(name: "many.json", bytes: bytes)]
        for index in 0..<count {
            let start = index * request.count
            var finding = Marked.finding(at: SourceSpan(start + 11, start + 13))
            let previous = max(0, start - request.count)
            finding.related = [
                Finding.Related(
                    place: Finding.Place(file: 0, span: SourceSpan(previous + 1, previous + 10)), message: "before")
            ]
            results.findings.append(finding)
        }
        return results
    }

    /// On one line fewer of them: there a finding's excerpt is cut out of a megabyte, which takes its time in a debug build, as does their number.
    @Test(arguments: ReportFormat.allCases, [(2_000, "\n"), (200, "")])
    func `many findings come out whole, on a line each or all on one`(
        format: ReportFormat, size: (count: Int, lineEnd: String)
    ) {
        let results = results(count: size.count, lineEnd: size.lineEnd)
        let lines = format.report(ReportOptions(version: "1")).bytes(results).split(separator: 0x0A)
        // How a finding's line begins, and how many a format shows.
        let (opening, most) =
            switch format {
            case .text: ("error[", Int.max)
            case .concise: ("many.json:", .max)
            case .json: (#"{"rule":"#, .max)
            case .jsonl: (#"{"type":"finding""#, .max)
            case .sarif: (#"{"ruleId":"#, 5_000)
            case .junit: ("many.json:", 19)
            case .github: ("::error file=many.json,", 10)
            case .gitlab: (#"{"type":"issue""#, .max)
            case .checkstyle: ("    <error ", .max)
            case .rdjsonl: (#"{"message":"#, .max)
            case .markdown: ("| error | <code>", 1_000)
            case .html: ("<article ", .max)
            }
        #expect(lines.count { $0.starts(with: opening.utf8) } == min(size.count, most))
        #expect(!lines.contains { $0.count > 900 })
        if most < size.count {
            let omission =
                switch format {
                case .github: "not shown here: \((size.count - 10).formatted) errors"
                case .junit: "and \((size.count - 20).formatted) more"
                default: "\((size.count - most).formatted) more findings, none of them graver, left out."
                }
            let text = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
            #expect(text.contains(omission))
        }
    }

    @Test(arguments: ReportFormat.allCases) func `a sink that fails ends the report`(format: ReportFormat) {
        struct Closed: Error {}
        var pieces = 0
        #expect(throws: Closed.self) {
            try format.report(ReportOptions(version: "1")).write(results(count: 100, lineEnd: "")) {
                (_: [UInt8]) throws(Closed) in
                pieces += 1
                if pieces == 3 { throw Closed() }
            }
        }
        #expect(pieces == 3)
    }

    @Test(arguments: [ReportFormat.json, .concise])
    func `a sink that fails ends the report of an audit`(format: ReportFormat) {
        struct Closed: Error {}
        var report = format.auditReport(ReportOptions(version: "1"))
        var pieces = 0
        #expect(throws: Closed.self) {
            for record in NastyAudit.records {
                try report.add(record) { (_: [UInt8]) throws(Closed) in
                    pieces += 1
                    if pieces == 3 { throw Closed() }
                }
            }
        }
        #expect(pieces == 3)
    }

    @Test func `a text of an audit hands over nothing before its end, then group by group`() {
        struct Closed: Error {}
        var report = TextAuditReport(ReportOptions(version: "1"))
        for record in NastyAudit.records { report.add(record, to: { Issue.record("\($0.count) bytes") }) }
        var pieces = 0
        #expect(throws: Closed.self) {
            try report.finish(AuditSummary(), problems: nil) { (_: [UInt8]) throws(Closed) in
                pieces += 1
                if pieces == 2 { throw Closed() }
            }
        }
        #expect(pieces == 2)
    }
}

extension Int {
    /// With a comma before the thousands.
    fileprivate var formatted: String {
        let rest = String(self % 1_000)
        return self < 1_000 ? rest : "\(self / 1_000),\(String(repeating: "0", count: 3 - rest.count))\(rest)"
    }
}
