import Testing

@testable import Policy
@testable import Reports

struct SummaryTests {
    @Test(arguments: [
        (Counts(), "no findings in 0 requests (0 files)."),
        (Counts(requests: 1, judged: 1), "no findings in 1 request (0 files)."),
        (Counts(requests: 4, judged: 4, undecided: 1), "no findings in 4 requests (0 files). 1 undecided."),
        (Counts(requests: 4, judged: 3), "no findings in 4 requests (0 files). 3 of 4 requests judged."),
        (Counts(requests: 1, judged: 0), "no findings in 1 request (0 files). 0 of 1 request judged."),
        (Counts(requests: 0, judged: 0, problems: 1), "no findings in 0 requests (0 files). 1 problem in reading."),
        (
            Counts([.error], requests: 1, judged: 1, violating: 1),
            "1 finding: 1 error, in 1 of 1 request (0 files)."
        ),
        (
            Counts([.error, .warning], fixable: 1, requests: 4, judged: 4, violating: 1, undecided: 1),
            "2 findings: 1 error, 1 warning, in 1 of 4 requests (0 files). 1 undecided. 1 fixable with --fix."
        ),
        (
            Counts(
                [.note, .note, .warning, .warning], requests: 3, judged: 2, violating: 2, undecided: 7, problems: 2),
            """
            4 findings: 2 warnings, 2 notes, in 2 of 3 requests (0 files). 2 of 3 requests judged. 7 undecided. \
            2 problems in reading.
            """
        ),
    ])
    func `the summary says what there is`(counts: Counts, sentence: String) {
        #expect(Summary(counts.results).sentence(offersFixes: true) == sentence)
    }

    @Test(arguments: [
        ((1, 0, 0), "no findings in 1 request (0 files). 1 suppressed."),
        ((0, 1_200, 0), "no findings in 1 request (0 files). 1,200 in the baseline."),
        ((0, 0, 3), "no findings in 1 request (0 files). 3 outside of changed lines."),
        (
            (1, 2, 3),
            "no findings in 1 request (0 files). 1 suppressed. 2 in the baseline. 3 outside of changed lines."
        ),
    ])
    func `the summary says what is left out`(counts: (Int, Int, Int), sentence: String) {
        var results = Counts(requests: 1, judged: 1).results
        (results.suppressed, results.baselined, results.outsideChanges) = counts
        #expect(Summary(results).sentence(offersFixes: true) == sentence)
    }

    @Test func `fixes are told of only where the command has them`() {
        let results = Counts([.error], fixable: 1, requests: 1, judged: 1, violating: 1).results
        #expect(Summary(results).sentence(offersFixes: false) == "1 finding: 1 error, in 1 of 1 request (0 files).")
    }
}

struct Counts {
    var severities: [Severity]
    var fixable = 0
    var requests = 0
    var judged = 0
    var violating = 0
    var undecided = 0
    var problems = 0

    init(
        _ severities: [Severity] = [], fixable: Int = 0, requests: Int = 0, judged: Int = 0, violating: Int = 0,
        undecided: Int = 0, problems: Int = 0
    ) {
        self.severities = severities
        self.fixable = fixable
        self.requests = requests
        self.judged = judged
        self.violating = violating
        self.undecided = undecided
        self.problems = problems
    }

    var results: Results {
        var results = Results()
        results.findings = severities.enumerated().map { index, severity in
            var finding = Marked("«a»").results.findings[0]
            finding.severity = severity
            // An unsafe fix does not count.
            finding.fixes = index < fixable ? [Fix(title: "fix", isSafe: true, edits: [])] : []
            return finding
        }
        results.requests = requests
        results.judged = judged
        results.violatingRequests = violating
        let place = Marked("«a»").results.findings[0].place
        results.undecided = Array(repeating: Undecided(rule: "r", place: place, reason: "?"), count: undecided)
        results.problems = Array(repeating: Problem(file: "f", reason: "?"), count: problems)
        return results
    }
}
