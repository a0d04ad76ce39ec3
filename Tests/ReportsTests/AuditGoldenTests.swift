import Policy
import Reports
import Testing

struct AuditGoldenTests {
    @Test(arguments: ReportFormat.allCases)
    func `the nasty audit is written as approved`(format: ReportFormat) {
        let report = format.auditReport(ReportOptions(version: "1.2.3"))
        Golden(name: "audit.\(format.rawValue)").expect(format.content(NastyAudit.bytes(report)))
    }

    @Test(arguments: ReportFormat.allCases) func `an audit of nothing is written as approved`(format: ReportFormat) {
        let report = format.auditReport(ReportOptions(version: "1.2.3"))
        let bytes = NastyAudit.bytes(report, records: [], summary: AuditSummary(), problems: nil)
        Golden(name: "audit.nothing.\(format.rawValue)").expect(format.content(bytes))
    }

    @Test func `a clean audit says what was judged`() {
        var summary = AuditSummary()
        (summary.records, summary.requests, summary.judged) = (3, 2, 2)
        summary.inputs = [AuditSummary.Input(name: "a.json", format: "json-lines")]
        let report = TextAuditReport(ReportOptions(version: "1"))
        let text = String(
            decoding: NastyAudit.bytes(report, records: [], summary: summary, problems: nil), as: UTF8.self)
        #expect(text == "no findings in 2 requests (3 records, 1 log).\n2 of 2 requests judged.\n")
    }

    @Test func `the text is coloured where asked, and cut to the terminal`() {
        var options = ReportOptions(version: "1.2.3")
        options.isColored = true
        options.width = 60
        Golden(name: "audit.color60.text").expect(NastyAudit.bytes(TextAuditReport(options)))
    }

    @Test func `a quiet text is its findings`() {
        var options = ReportOptions(version: "1.2.3")
        let whole = String(decoding: NastyAudit.bytes(TextAuditReport(options)), as: UTF8.self)
        options.isQuiet = true
        let quiet = String(decoding: NastyAudit.bytes(TextAuditReport(options)), as: UTF8.self)
        #expect(whole.hasPrefix(quiet))
        #expect(whole.dropFirst(quiet.count).hasPrefix("8 findings: "))
    }
}
