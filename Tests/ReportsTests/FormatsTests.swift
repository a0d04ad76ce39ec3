import SourceText
import Testing

@testable import Policy
@testable import Reports

/// What the formats for CI systems say of the nasty report, read as their consumers read it.
struct FormatsTests {
    private let results = NastyReport.results

    private func text(_ format: ReportFormat, _ ending: Ending? = nil) -> String {
        var report = format.report(ReportOptions(version: "1.2.3"))
        var bytes: [UInt8] = []
        report.add(allOf: results, to: { bytes += $0 })
        report.finish(ending ?? Ending(results), to: { bytes += $0 })
        return String(decoding: bytes, as: UTF8.self)
    }

    private func node(_ text: some StringProtocol) throws -> Node {
        try Node(json: SourceFile(name: "report", text: String(text)).text)
    }

    /// A text as people are shown it: masked, and nothing unprintable but line ends.
    private func shown(_ text: String) -> String { results.secrets.masked(text).escapedInLines }

    private func advice(_ finding: Finding) -> String {
        shown(finding.hint.map { "\(finding.message)\nhint: \($0)" } ?? finding.message)
    }

    /// The gravest first, otherwise in their order.
    private var gravestFirst: [Finding] {
        Severity.allCases.reversed().flatMap { severity in results.findings.filter { $0.severity == severity } }
    }

    // MARK: SARIF

    @Test func `SARIF has every finding, the gravest first, with its corners and fingerprints`() throws {
        let run = try #require(try node(text(.sarif))["runs"]?.elements?.first)
        let found = try #require(run["results"]?.elements)
        #expect(found.map { $0["ruleId"]?.string } == gravestFirst.map(\.rule))
        let rules = run["tool"]?["driver"]?["rules"]?.elements?.map { $0["id"]?.string }
        for (result, finding) in zip(found, gravestFirst) {
            #expect(rules?[result["ruleIndex"]?.integer ?? -1] == finding.rule)
            #expect(result["message"]?["text"]?.string?.hasPrefix(advice(finding)) == true)
            let file = results.files[finding.place.file]
            let start = file.position(of: finding.place.span.start)
            let end = file.position(of: finding.place.span.end)
            let region = result["locations"]?.elements?.first?["physicalLocation"]?["region"]
            let names = ["startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"]
            #expect(
                names.map { region?[$0]?.integer } == [
                    start.line, start.column, end.line, end.column, finding.place.span.start, finding.place.span.count,
                ])
            let fingerprints = result["partialFingerprints"]
            #expect(fingerprints?["bindlint/v1"]?.string == finding.fingerprint)
            #expect(fingerprints?["primaryLocationLineHash"]?.string == LineHashes(file)[start.line])
            #expect(
                result["relatedLocations"]?.elements?.map { $0["message"]?["text"]?.string } ?? []
                    == finding.related.map { shown($0.message) })
        }
        #expect(run["invocations"]?.elements?.first?["executionSuccessful"]?.bool == false)
    }

    @Test func `SARIF has fixes whole, and none with asterisks for a secret`() throws {
        let found = try #require(try node(text(.sarif))["runs"]?.elements?.first?["results"]?.elements)
        let fixes = found.flatMap { $0["fixes"]?.elements ?? [] }
        #expect(fixes.count == 1)
        let replacements = fixes.first?["artifactChanges"]?.elements?.first?["replacements"]?.elements
        #expect(
            replacements?.map { $0["insertedContent"]?["text"]?.string }
                == results.findings[1].fixes[0].edits.map(\.text))
        #expect(
            replacements?.map { $0["deletedRegion"]?["byteOffset"]?.integer }
                == results.findings[1].fixes[0].edits.map(\.span.start))
    }

    @Test(arguments: [
        ("a [b](http://c)", #"a \[b\](http://c)"#), ("a [b] (c) \\", "a [b] (c) \\"), ("](", #"\]("#),
    ])
    func `a message makes no link of its own`(message: String, expected: String) throws {
        var results = Marked("«a»").results
        results.findings[0].message = message
        let bytes = SARIFReport(ReportOptions(version: "1")).bytes(results)
        let run = try node(String(decoding: bytes, as: UTF8.self))["runs"]?.elements?.first
        #expect(run?["results"]?.elements?.first?["message"]?["text"]?.string == expected)
    }

    // MARK: Other formats

    @Test func `GitLab has every finding and problem, each with a fingerprint of its own`() throws {
        let issues = try #require(try node(text(.gitlab)).elements)
        #expect(
            issues.prefix(6).map { $0["description"]?.string }
                == results.findings.map { results.secrets.masked($0.message).escapedOnOneLine })
        #expect(issues.prefix(6).map { $0["location"]?["path"]?.string } == results.findings.map { name(of: $0) })
        #expect(Set(issues.map { $0["fingerprint"]?.string }).count == issues.count && issues.count == 8)
        #expect(
            issues.map { $0["severity"]?.string } == [
                "blocker", "major", "info", "critical", "critical", "critical", "blocker", "blocker",
            ])
    }

    @Test func `reviewdog gets columns in bytes, and suggestions that replace exactly them`() throws {
        let lines = try text(.rdjsonl).split(separator: "\n").map { try node($0) }
        #expect(lines.prefix(6).map { $0["message"]?.string } == results.findings.map(advice))
        for (line, finding) in zip(lines, results.findings) {
            let range = line["location"]?["range"]
            #expect(offset(range?["start"], in: finding) == finding.place.span.start)
            #expect(offset(range?["end"], in: finding) == finding.place.span.end)
        }
        let suggestions = try #require(lines[1]["suggestions"]?.elements)
        let edits = results.findings[1].fixes[0].edits
        #expect(suggestions.map { $0["text"]?.string } == edits.map(\.text))
        #expect(suggestions.map { offset($0["range"]?["start"], in: results.findings[1]) } == edits.map(\.span.start))
        #expect(suggestions.map { offset($0["range"]?["end"], in: results.findings[1]) } == edits.map(\.span.end))
        #expect(lines[0]["suggestions"] == nil)
    }

    /// The offset of a line and a column in bytes.
    private func offset(_ position: Node?, in finding: Finding) -> Int? {
        guard let line = position?["line"]?.integer, let column = position?["column"]?.integer else { return nil }
        return results.files[finding.place.file].spanOfLine(line).start + column - 1
    }

    @Test func `workflow commands come back as they were`() throws {
        let commands = text(.github).split(separator: "\n").dropFirst(2)
        #expect(commands.count == 6)
        for (command, finding) in zip(commands, gravestFirst) {
            let parts = command.dropFirst(2).split(separator: "::", maxSplits: 1).map(String.init)
            #expect(unescaped(parts[1]) == advice(finding))
            let file = try #require(parts[0].split(separator: ",").first { $0.contains("file=") })
            #expect(unescaped(String(file.drop { $0 != "=" }.dropFirst())) == name(of: finding).escapedForTerminal)
        }
    }

    private func unescaped(_ text: String) -> String {
        let codes = ["%0A": "\n", "%0D": "\r", "%3A": ":", "%2C": ",", "%25": "%"]
        return ["%0A", "%0D", "%3A", "%2C", "%25"].reduce(text) { $0.replacing($1, with: codes[$1] ?? "") }
    }

    private func name(of finding: Finding) -> String {
        let parts = results.files[finding.place.file].name.split(separator: "/").filter { $0 != "." }
        return parts.joined(separator: "/")
    }

    @Test(arguments: ReportFormat.allCases.filter { ![.text, .concise, .json, .jsonl].contains($0) })
    func `a run without a request says so in every format for CI`(format: ReportFormat) {
        let ending = Ending(Results(), fault: "no request <found> in %0A")
        var report = format.report(ReportOptions(version: "1"))
        var bytes: [UInt8] = []
        report.finish(ending, to: { bytes += $0 })
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("no request "))
        if format == .sarif { #expect(text.contains(#""executionSuccessful":false"#)) }
        if format == .junit { #expect(text.contains(#"errors="1""#)) }
    }

    @Test func `quiet Markdown has no summary, formats for programs have theirs`() {
        var options = ReportOptions(version: "1")
        for format in ReportFormat.allCases {
            let loud = format.report(options).bytes(results)
            options.isQuiet = true
            let quiet = format.report(options).bytes(results)
            options.isQuiet = false
            #expect((loud == quiet) == (format != .text && format != .markdown))
        }
    }

    @Test func `a rule of security has a score, others have none`() throws {
        let rules = try node(text(.sarif))["runs"]?.elements?.first?["tool"]?["driver"]?["rules"]?.elements ?? []
        let scores = rules.map { $0["properties"]?["security-severity"]?.string }
        #expect(scores == ["8.0", nil, nil, nil, nil, nil])
    }

    @Test func `long texts of a rule are cut where GitHub cuts them`() {
        let rule = RuleDescription(
            id: "r", title: "t", severity: .note, basis: .policy, source: nil,
            about: String(repeating: "é", count: 2_000) + "\n")
        let json = String(decoding: rule.sarif.serialized(), as: UTF8.self)
        #expect(json.contains(#""fullDescription":{"text":""# + String(repeating: "é", count: 1_021) + "...\"}"))
        #expect(json.contains(#""help":{"text":""# + String(repeating: "é", count: 2_000) + "\""))
    }
}
