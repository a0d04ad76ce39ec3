import Policy
import Reports
import Testing

struct ReportGoldenTests {
    @Test(arguments: ReportFormat.allCases)
    func `the nasty report is written as approved`(format: ReportFormat) {
        var options = ReportOptions(version: "1.2.3")
        options.offersFixes = true
        Golden(name: "nasty.\(format.rawValue)").expect(
            format.content(format.report(options).bytes(NastyReport.results)))
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

    @Test func `problems quote their source where asked`() {
        let report = ProblemReport(ReportOptions(version: "1.2.3"), quotesSource: true)
        Golden(name: "nasty.quoted.problems").expect(report.bytes(NastyReport.results))
    }

    @Test func `a quiet text report is the same without its last line`() {
        var options = ReportOptions(version: "1.2.3")
        let whole = String(decoding: TextReport(options).bytes(NastyReport.results), as: UTF8.self)
        options.isQuiet = true
        let quiet = String(decoding: TextReport(options).bytes(NastyReport.results), as: UTF8.self)
        #expect(whole.hasPrefix(quiet))
        #expect(whole.dropFirst(quiet.count).hasPrefix("6 findings: "))
        #expect(whole.dropFirst(quiet.count).split(separator: "\n").count == 1)
    }
}
