import Reports
import SourceText
import Testing

@testable import Policy

struct JSONReportTests {
    private let report: Node
    private let results = NastyReport.results

    init() throws {
        let bytes = JSONReport(ReportOptions(version: "1.2.3")).bytes(results)
        report = try Node(json: SourceFile(name: "report", bytes: bytes).text)
    }

    @Test func `every text comes back as it was, but for its secrets`() throws {
        let findings = try #require(report["findings"]?.elements)
        #expect(findings.count == results.findings.count)
        for (node, finding) in zip(findings, results.findings) {
            #expect(node["rule"]?.string == finding.rule)
            #expect(node["message"]?.string == masked(finding.message))
            #expect(node["hint"]?.string == finding.hint.map(masked))
            #expect(node["operation"]?.string == finding.operation)
            #expect(node["file"]?.string == results.files[finding.place.file].name)
            #expect(
                node["related"]?.elements?.map { $0["message"]?.string } == finding.related.map { masked($0.message) })
            #expect(node["fixes"]?.elements?.map { $0["title"]?.string } == finding.fixes.map { masked($0.title) })
            #expect(node["fixes"]?.elements?.map { $0["safe"]?.bool } == finding.fixes.map(\.isSafe))
            let edits = node["fixes"]?.elements?.flatMap { $0["edits"]?.elements ?? [] }
            #expect(edits?.map { $0["text"]?.string } == finding.fixes.flatMap(\.edits).map { masked($0.text) })
        }
    }

    @Test func `offset and length are the span, and line and column lead to it`() throws {
        for (node, finding) in zip(try #require(report["findings"]?.elements), results.findings) {
            let file = results.files[finding.place.file]
            #expect(node["offset"]?.integer == finding.place.span.start)
            #expect(node["length"]?.integer == finding.place.span.count)
            #expect(offset(node["line"], node["column"], in: file) == finding.place.span.start)
            #expect(offset(node["endLine"], node["endColumn"], in: file) == finding.place.span.end)
        }
    }

    @Test func `the report is printable text but for its line ends`() {
        let bytes = JSONReport(ReportOptions(version: "1\u{1B}")).bytes(results)
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        #expect(scalars.filter { $0 != "\n" && ($0.value < 0x20 || $0.properties.isDefaultIgnorableCodePoint) } == [])
        #expect(!scalars.contains { (0x7F...0x9F).contains($0.value) || $0 == "\u{2028}" || $0 == "\u{2029}" })
    }

    private func masked(_ text: String) -> String { results.secrets.masked(text) }

    /// The offset of a line and column, the slow way: by the whole file's characters, each byte that is no UTF-8 as one.
    private func offset(_ line: Node?, _ column: Node?, in file: SourceFile) -> Int? {
        guard let line = line?.integer, let column = column?.integer else { return nil }
        let span = file.spanOfLine(line)
        var offset = span.start
        for _ in 1..<column {
            let length = (1...4).last { count in
                offset + count <= file.bytes.count
                    && String(validating: file.bytes[offset..<offset + count], as: UTF8.self)?.unicodeScalars.count == 1
            }
            offset += length ?? 1
        }
        return offset
    }
}
