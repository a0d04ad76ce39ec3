import Policy
import Reports
import SourceText
import Testing

struct SecretsTests {
    @Test(arguments: ReportFormat.allCases)
    func `no secret is in any report`(format: ReportFormat) {
        let report = format.report(ReportOptions(version: "1")).bytes(NastyReport.results)
        expectNoSecret(in: format.content(report))
    }

    @Test(arguments: ReportFormat.allCases, [20, 60, 240])
    func `no secret of a log is in the report of its audit`(format: ReportFormat, width: Int) {
        var options = ReportOptions(version: "1")
        options.width = width
        let report = NastyAudit.bytes(format.auditReport(options))
        expectNoSecret(in: format.content(report), NastyAudit.secrets)
        // Markdown has references for asterisks.
        #expect(String(decoding: report, as: UTF8.self).replacing("&#42;", with: "*").contains("****"))
    }

    @Test func `no secret is in the lines about problems`() {
        expectNoSecret(in: ProblemReport(ReportOptions(version: "1")).bytes(NastyReport.results))
    }

    @Test(arguments: 21...120)
    func `a line that is cut within a secret shows no part of it`(width: Int) {
        var options = ReportOptions(version: "1")
        options.width = width
        expectNoSecret(in: TextReport(options).bytes(NastyReport.results))
    }

    /// Neither whole nor in pieces of four characters.
    private func expectNoSecret(
        in report: [UInt8], _ secrets: [String] = [NastyReport.token, NastyReport.password],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let text = String(decoding: report, as: UTF8.self)
        for secret in secrets {
            let characters = Array(secret.unicodeScalars)
            for start in 0...characters.count - 4 {
                let piece = String(String.UnicodeScalarView(characters[start..<start + 4]))
                #expect(!text.contains(piece), sourceLocation: sourceLocation)
            }
        }
    }
}
