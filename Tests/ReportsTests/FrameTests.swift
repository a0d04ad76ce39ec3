import Reports
import SourceText
import Testing

@testable import Policy

struct FrameTests {
    @Test(arguments: [
        ("ab«cd»e", [" 1 | abcde", "   |   ^^"]),
        ("\n«»", [" 2 |", "   | ^"]),
        ("ab«»", [" 1 | ab", "   |   ^"]),
        ("ab\n«»", [" 2 |", "   | ^"]),
        ("a\u{301}b«c»", [" 1 | a\u{301}bc", "   |   ^"]),
        ("日本«語»x", [" 1 | 日本語x", "   |     ^^"]),
        ("🚀«e\u{301}»x", [" 1 | 🚀e\u{301}x", "   |   ^"]),
        ("한글«각»", [" 1 | 한글각", "   |     ^^"]),
        ("🇩🇪«ｆ»", [" 1 | 🇩🇪ｆ", "   |   ^^"]),
        ("\tx\t«y»", [" 1 |     x    y", "   |          ^"]),
        ("«\t»x", [" 1 |     x", "   | ^^^^"]),
        ("a\u{202E}«b\u{0}»", [#" 1 | a\u{202E}b\u{0}"#, "   |          ^^^^^^"]),
        ("\u{FEFF}«a»b", [" 1 | ab", "   | ^"]),
        ("a\r\n«b»\r\n", [" 2 | b", "   | ^"]),
        ("a\r«b»\rc", [" 2 | b", "   | ^"]),
        ("a«\r\n»b", [" 1 | a", "   |  ^"]),
        ("a «b\n»c", [" 1 | a b", "   |   ^"]),
        ("a «b\n  c» d", [" 1 | a b", "   |   ^", " 2 |   c d", "   |   ^"]),
        ("a «b\nx\n\n\tc» d", [" 1 | a b", "   |   ^", "...", " 4 |     c d", "   |     ^"]),
        ("a «b\n  » d", [" 1 | a b", "   |   ^", " 2 |    d", "   | ^^"]),
        ("\n\n\n\n\n\n\n\n«x\ny»", ["  9 | x", "    | ^", " 10 | y", "    | ^"]),
        ("\u{AD}«\u{E0041}»", [#" 1 | \u{AD}\u{E0041}"#, "   |       ^^^^^^^^^"]),
    ])
    func `carets stand under the place`(text: String, frame: [String]) {
        #expect(lines(Marked(text).results) == frame)
    }

    @Test(
        arguments: [
            ([0xFF, 0x61], 1..<2, [" 1 | \u{FFFD}a", "   |  ^"]),
            ([0x80, 0x80, 0x61], 2..<3, [" 1 | \u{FFFD}\u{FFFD}a", "   |   ^"]),
            ([0xE2, 0x82, 0x61], 2..<3, [" 1 | \u{FFFD}\u{FFFD}a", "   |   ^"]),
            ([0xF0, 0x9F, 0x9A, 0x80, 0x61], 4..<5, [" 1 | 🚀a", "   |   ^"]),
            ([0xED, 0xA0, 0x80, 0x61], 3..<4, [" 1 | \u{FFFD}\u{FFFD}\u{FFFD}a", "   |    ^"]),
            ([0xC0, 0xAF, 0x61], 2..<3, [" 1 | \u{FFFD}\u{FFFD}a", "   |   ^"]),
            ([0x61, 0xF0, 0x9F], 1..<3, [" 1 | a\u{FFFD}\u{FFFD}", "   |  ^^"]),
        ] as [([UInt8], Range<Int>, [String])])
    func `a byte that is no UTF-8 is one character`(bytes: [UInt8], place: Range<Int>, frame: [String]) throws {
        let results = Marked(bytes, SourceSpan(place.lowerBound, place.upperBound)).results
        #expect(lines(results) == frame)
        let report = JSONReport(ReportOptions(version: "1")).bytes(results)
        let finding = try Node(json: SourceFile(name: "report", bytes: report).text)["findings"]?.elements?.first
        let characters = String(decoding: bytes[..<place.lowerBound], as: UTF8.self).unicodeScalars
        if !characters.contains("\u{FFFD}") { #expect(finding?["column"]?.integer == characters.count + 1) }
    }

    @Test(
        arguments: [
            // The gutter takes five cells.
            (30, "0123456789«0123456789»01234", [" 1 | 0123456789012345678901234", "   |           ^^^^^^^^^^"]),
            (29, "0123456789«0123456789»01234", [" 1 | ...456789012345678901234", "   |          ^^^^^^^^^^"]),
            (29, "«0123456789»012345678901234", [" 1 | 012345678901234567890...", "   | ^^^^^^^^^^"]),
            (29, "0123456789012345«0123456789»", [" 1 | ...567890123450123456789", "   |               ^^^^^^^^^^"]),
            (29, "«012345678901234567890123456789»", [" 1 | 012345678901234567890...", "   | ^^^^^^^^^^^^^^^^^^^^^"]),
            (
                29, "0123456789«01234567890123456789»",
                [" 1 | ...901234567890123456789", "   |     ^^^^^^^^^^^^^^^^^^^^"]
            ),
            (
                29, "0123456789«012345678901234567890123456789»",
                [" 1 | ...456789012345678901...", "   |          ^^^^^^^^^^^^"]
            ),
            (29, "日本語日本語日本語日本語日«本»語", [" 1 | ...語日本語日本語日本語", "   |                    ^^"]),
            (5, "01234567890123456789«x»01234567890123456789", [" 1 | ...3456789x012345...", "   |           ^"]),
        ] as [(Int, String, [String])])
    func `a line that does not fit is cut around the carets`(width: Int, text: String, frame: [String]) {
        #expect(lines(Marked(text).results, width: width) == frame)
    }

    @Test func `a piece of a log is quoted by the log's lines, and one without bytes is only named`() {
        let marked = Marked("{\n«b» }")
        var results = marked.results
        results.files = [
            SourceFile(name: "a.json", bytes: marked.file.bytes, start: SourceFile.Start(line: 998, offset: 70_000)),
            SourceFile(name: "a.json", bytes: [], start: SourceFile.Start(line: 12, offset: 800)),
        ]
        let elsewhere = Finding.Place(file: 1, span: SourceSpan(0, 0))
        results.findings[0].related = [Finding.Related(place: elsewhere, message: "bound here")]
        results.findings[0].fixes = [
            Fix(title: "", isSafe: true, edits: [Fix.Edit(span: SourceSpan(3, 3), text: "c")])
        ]
        #expect(
            String(decoding: TextReport(ReportOptions(version: "1")).bytes(results), as: UTF8.self).hasPrefix(
                """
                error[rule]: message
                    --> a.json:999:1
                     |
                 999 | b }
                     | ^
                     |
                    ::: a.json:12:1: bound here

                """))
        let report = String(decoding: JSONReport(ReportOptions(version: "1")).bytes(results), as: UTF8.self)
        #expect(report.contains(#""line":999,"column":1,"endLine":999,"endColumn":2,"offset":70002,"length":1,"#))
        #expect(report.contains(#""line":12,"column":1,"endLine":12,"endColumn":1,"message":"bound here"}"#))
        #expect(
            report.contains(
                #""edits":[{"offset":70003,"length":0,"line":999,"column":2,"endLine":999,"endColumn":2,"text":"c"}]"#))
    }

    private func lines(_ results: Results, width: Int? = nil) -> [String] {
        var options = ReportOptions(version: "1")
        options.width = width
        let text = String(decoding: TextReport(options).bytes(results), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.dropFirst(3).prefix { !$0.isEmpty }.map(String.init)
    }
}
