import Requests
import SourceText
import Testing

@testable import Policy
@testable import Reports

/// What a page lets in, how big it gets, and what it says of what it leaves out.
struct HTMLReportTests {
    static let nasty = [
        String(
            decoding: ReportFormat.html.report(ReportOptions(version: "1")).bytes(NastyReport.results), as: UTF8.self),
        String(
            decoding: NastyAudit.bytes(ReportFormat.html.auditReport(ReportOptions(version: "1"))), as: UTF8.self),
    ]

    private func page(_ findings: [ReportedFinding], _ kind: HTMLReport.Kind = .check, _ ending: Ending? = nil)
        -> String
    {
        var report = HTMLReport(ReportOptions(version: "1"), kind)
        var bytes: [UInt8] = []
        for finding in findings { report.add(finding, to: { bytes += $0 }) }
        report.finish(ending ?? Ending(Results()), to: { bytes += $0 })
        return String(decoding: bytes, as: UTF8.self)
    }

    private func finding(_ number: Int, _ rule: String = "r", _ severity: Severity = .error) -> ReportedFinding {
        let place = SourceFile.Position(line: number + 1, column: 1)
        return ReportedFinding(
            rule: rule, severity: severity, basis: .policy, source: nil, message: "message \(number)", hint: nil,
            location: Location(file: "a.sh", start: place, end: place), offset: 0, length: 0, operation: "",
            fingerprint: "same", related: [], fixes: [])
    }

    // MARK: Text stays text

    @Test func `a page dresses its pictures`() {
        #expect(PageStyle.text.hasSuffix(PictureStyle.css))
        #expect(PictureStyle.css.contains(".picture .displaced"))
    }

    @Test(arguments: nasty) func `a page has no elements and attributes but its own`(page: String) throws {
        let body = try #require(page.firstRange(of: "<body>")).lowerBound
        let end = try #require(page.firstRange(of: "<script>")).lowerBound
        #expect(page[end...].split(separator: "<script").count == 1)
        var elements: Set<String> = []
        var attributes: Set<String> = []
        for piece in page[body..<end].split(separator: "<").dropFirst(0) where !piece.hasPrefix("/") {
            let tag = piece.prefix { $0 != ">" }
            elements.insert(String(tag.prefix { $0 != " " }))
            // Every second piece between quotes stands outside of a value.
            for (index, part) in tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            where index % 2 == 0 {
                for word in part.split(separator: " ").dropFirst(index == 0 ? 1 : 0) {
                    attributes.insert(String(word.prefix { $0 != "=" }))
                }
            }
        }
        #expect(!page.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("::") })
        let own: Set = [
            "body", "a", "main", "header", "p", "h1", "h2", "h3", "h4", "dl", "div", "dt", "dd", "section", "ul", "li",
            "code", "pre", "i", "b", "mark", "del", "ins", "span", "time", "table", "thead", "tbody", "tr", "th", "td",
            "details", "summary", "form", "label", "input", "select", "option", "button", "fieldset", "legend",
            "article",
            "footer", "svg", "title", "desc", "text", "tspan", "rect", "line", "path", "g",
        ]
        #expect(elements.isSubset(of: own), "\(elements.subtracting(own))")
        #expect(!attributes.contains { $0.hasPrefix("on") || $0 == "style" || $0 == "src" }, "\(attributes)")
    }

    @Test(
        arguments: [
            ("<b>", "&lt;b&gt;"), ("\"x'", "&quot;x&#39;"), ("&lt;", "&amp;lt;"), ("\"\u{301}", "&quot;\u{301}"),
            ("<\u{338}", "&lt;\u{338}"), ("a\u{202E}b", "a\\u{202E}b"), ("\0", "\\u{0}"),
            ("a\n::error::b\r\n", "a&#10;::error::b\\u{D}\\u{A}"),
        ])
    func `a text is escaped scalar by scalar`(text: String, escaped: String) {
        let markup: Markup = "<p title=\"\(text)\">"
        #expect(Array(markup.html.utf8) == Array("<p title=\"\(escaped)\">".utf8))
    }

    @Test func `a rule links to the web or nowhere`() {
        for (address, isLinked) in [("https://example.org/", true), ("javascript:alert(1)", false), ("//x", false)] {
            var options = ReportOptions(version: "1")
            var rule = RuleDescription(
                id: "r", title: "t", severity: .error, basis: .policy, source: "here", about: "")
            rule.address = address
            options.rules = ["r": rule]
            var report = HTMLReport(options, .check)
            var bytes: [UInt8] = []
            report.add(finding(1), to: { bytes += $0 })
            report.finish(Ending(Results()), to: { bytes += $0 })
            let page = String(decoding: bytes, as: UTF8.self)
            #expect(page.contains("<a href=\"\(address)\" rel=\"noreferrer\">here</a>") == isLinked)
        }
    }

    // MARK: Its own script and style

    @Test(
        arguments: [
            ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
            ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
            ),
        ])
    func `the digest is that of FIPS 180-4`(text: String, digest: String) {
        #expect(SHA256(Array(text.utf8)).base64 == digest)
    }

    @Test func `the policy allows exactly the style and the script of the page`() throws {
        let page = page([finding(1)])
        for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
            let start = try #require(page.firstRange(of: "<\(element)>")).upperBound
            let end = try #require(page.firstRange(of: "</\(element)>")).lowerBound
            let digest = SHA256(Array(page[start..<end].utf8)).base64
            #expect(page.contains("\(directive) 'sha256-\(digest)';"))
        }
        #expect(page.contains("content=\"default-src 'none'; "))
    }

    // MARK: Bounds

    @Test func `alike findings of an audit are one, those of a check are not`() {
        let findings = (0..<3).map { number in
            var finding = finding(number)
            finding.message = "alike"
            return finding
        }
        #expect(page(findings, .audit).split(separator: "<article ").count == 2)
        #expect(page(findings, .audit).contains("<b>3 times</b>"))
        #expect(page(findings).split(separator: "<article ").count == 4)
        var other = findings[0]
        other.caller = "someone"
        #expect(page(findings + [other], .audit).split(separator: "<article ").count == 3)
    }

    @Test func `every finding has an anchor of its own`() {
        let page = page((0..<3).map { finding($0) })
        for anchor in ["f-same", "f-same-2", "f-same-3"] { #expect(page.contains("<article id=\"\(anchor)\"")) }
    }

    @Test func `where there is no room the least grave go, and their number is told`() {
        var findings = PageFindings(.each, limit: 40_000)
        for number in 0..<200 { findings.add(finding(number, "note-rule", .note)) }
        for number in 0..<20 { findings.add(finding(number, "error-rule", .error)) }
        for number in 0..<20 { findings.add(finding(number, "note-rule", .note)) }
        let ordered = findings.ordered
        #expect(ordered.map(\.id) == ["error-rule", "note-rule"])
        #expect(ordered[0].omitted == 0 && ordered[0].count == 20)
        #expect(ordered[1].count == 220 && ordered[1].omitted > 100 && ordered[1].entries.count >= 3)
        #expect(ordered.flatMap(\.entries).reduce(0) { $0 + $1.size } <= 40_000)
    }

    @Test func `a page of ever new findings stays below its bound, and says so`() {
        var findings = PageFindings(.groups, limit: 100_000)
        for number in 0..<20_000 {
            findings.add(finding(number, "rule-\(number % 7)", number % 7 == 0 ? .error : .note))
        }
        let ordered = findings.ordered
        #expect(ordered.reduce(0) { $0 + $1.count } == 20_000)
        #expect(ordered.flatMap(\.entries).reduce(0) { $0 + $1.size } <= 100_000)
        #expect(ordered[0].severity == .error && ordered[0].entries.count > ordered[1].entries.count)
        #expect(
            FilterMarkup(ordered, isAudit: true).markup.html.contains("The page has no room for all: not shown are "))
    }

    // MARK: Verdict

    @Test(
        arguments: [
            (0, "Exit code 0", "clean"), (1, "exit code 1", "failed"), (2, "exit code 2", "failed"),
        ] as [(Int32, String, String)])
    func `the verdict tells how the command ends`(code: Int32, words: String, outcome: String) {
        var ending = Ending(Results())
        ending.exitCode = code
        let page = page([], .check, ending)
        #expect(page.lowercased().contains(words.lowercased()))
        #expect(page.contains("<header id=\"verdict\" class=\"\(outcome)\""))
    }

    @Test func `a clean page says that all was judged, one of nothing that there was nothing`() {
        #expect(page([]).contains("There was no request to judge."))
        var results = Results()
        (results.requests, results.judged) = (2, 2)
        #expect(page([], .check, Ending(results)).contains("Every request was judged by every rule."))
    }
}

extension ReportFormat {
    /// What a report says: of a page what its body has, since style and script say nothing and change often.
    func content(_ bytes: [UInt8]) -> [UInt8] {
        guard self == .html else { return bytes }
        let page = String(decoding: bytes, as: UTF8.self)
        guard let start = page.firstRange(of: "<body>"), let end = page.firstRange(of: "<script>") else { return bytes }
        return Array(page[start.lowerBound..<end.lowerBound].utf8)
    }
}
