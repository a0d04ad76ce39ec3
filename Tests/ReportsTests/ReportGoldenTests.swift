import Policy
import Reports
import Testing

struct ReportGoldenTests {
    @Test(arguments: ReportFormat.allCases)
    func `the nasty report is written as approved`(format: ReportFormat) {
        var options = ReportOptions(version: "1.2.3")
        options.offersFixes = true
        Golden(name: "nasty.\(format.rawValue)").expect(format.report(options).bytes(NastyReport.results))
    }

    @Test func `problems are one line each`() {
        let report = ProblemReport(ReportOptions(version: "1.2.3"))
        Golden(name: "nasty.problems").expect(report.bytes(NastyReport.results))
    }

    @Test func `the text report is coloured where asked, and cut to the terminal`() {
        var options = ReportOptions(version: "1.2.3")
        options.isColored = true
        options.width = 60
        Golden(name: "nasty.color60.text").expect(TextReport(options).bytes(NastyReport.results))
    }
}
