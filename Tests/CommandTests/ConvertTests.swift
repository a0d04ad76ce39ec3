import Reports
import Testing

struct ConvertTests {
    private func saved(_ arguments: [String] = ["check", "several.json"], _ format: String = "json") throws -> Folder {
        let folder = try Folder([
            Sample.several.0: Sample.several.1, Sample.good.0: Sample.good.1, Sample.warned.0: Sample.warned.1,
            Sample.broken.0: Sample.broken.1, "notes.json": "{}",
        ])
        let run = try Command.bindlint(arguments + ["--format", format], in: folder)
        try folder.write(run.output, to: "report.json")
        return folder
    }

    @Test(arguments: ReportFormat.allCases.filter { $0 != .text }, ["json", "jsonl"])
    func `a saved report becomes what the run would have written`(format: ReportFormat, source: String) throws {
        for arguments in [
            ["check", "several.json", "good.json"],
            ["audit", "--timelines", "\(SamplesTests.root)/samples/logs/gateway.jsonl"],
        ] {
            let folder = try saved(arguments, source)
            let direct = try Command.bindlint(arguments + ["--format", format.rawValue], in: folder)
            let run = try Command.bindlint("convert", "report.json", "--format", format.rawValue, in: folder)
            #expect(run.code == direct.code && run.errors.isEmpty, "\(run.errors)")
            // Logs are not looked up, and their columns in bytes are not in the report.
            guard format != .rdjsonl || arguments[0] == "check" else { continue }
            guard format != .html else {
                #expect(withoutQuotes(run.output) == withoutQuotes(direct.output))
                continue
            }
            #expect(run.output == direct.output)
        }
    }

    /// A page without what it quotes of files, which nobody knows the secrets of when a report is converted.
    private func withoutQuotes(_ page: String) -> String {
        page.split(separator: "<pre>", omittingEmptySubsequences: false).enumerated().map { index, part in
            index == 0 ? part : part.firstRange(of: "</pre>").map { part[$0.upperBound...] } ?? part
        }.joined()
    }

    @Test func `it reads standard input and writes files`() throws {
        let folder = try saved()
        let script =
            "\"$BINDLINT\" convert - --format github --output sarif=a.sarif <report.json; echo $?; wc -l <a.sarif"
        let run = try Command.shell(script, in: folder)
        #expect(run.output.hasPrefix("::error file=several.json,line=1,"), "\(run.output)\(run.errors)")
        #expect(run.output.hasSuffix("\n1\n5\n"), "\(run.output)")
    }

    static let ends: [(run: [String], options: [String], code: Int32)] = [
        (["check", "several.json"], [], 1), (["check", "several.json"], ["--exit-zero"], 0),
        (["check", "several.json", "--exit-zero"], [], 1), (["check", "warned.json"], [], 0),
        (["check", "warned.json"], ["--fail-on", "warning"], 1),
        (["check", "warned.json"], ["--max-warnings", "0"], 1), (["check", "good.json"], [], 0),
        (["check", "broken.json", "good.json"], [], 2), (["check", "broken.json"], ["--exit-zero"], 2),
        (["check", "notes.json"], [], 2), (["check", "notes.json"], ["--allow-empty"], 0),
        (["check", "none.json", "several.json"], [], 2),
    ]

    @Test(arguments: ends)
    func `it ends as the run would have`(arguments: [String], options: [String], code: Int32) throws {
        let run = try Command.bindlint(["convert", "report.json"] + options, in: saved(arguments))
        #expect(run.code == code, "\(run.output)\(run.errors)")
        #expect(run.errors.isEmpty == (code != 2), "\(run.errors)")
    }

    @Test(arguments: [
        ("none.json", "bindlint: error: none.json: no such file or directory\n"),
        ("good.json", "bindlint: error: good.json:1:1: the report has no member \"findings\"\n"),
        ("cut.json", "bindlint: error: cut.json:1:40: the report ends too early\n"),
        ("empty.json", "bindlint: error: empty.json:1:1: the report ends too early\n"),
        (
            "later.json",
            "bindlint: error: later.json:1:18: the report is of schema version 2; this program reads version 1\n"
        ),
    ])
    func `what is no report is a fault with its place`(name: String, error: String) throws {
        let folder = try saved()
        let report = try folder.read("report.json")
        try folder.write(String(report.prefix(39)), to: "cut.json")
        try folder.write("", to: "empty.json")
        try folder.write("{\"schemaVersion\":2" + report.dropFirst(18), to: "later.json")
        for format in ["text", "sarif"] {
            let run = try Command.bindlint("convert", name, "--format", format, "--output", "json=out.json", in: folder)
            #expect(run.code == 2 && run.output.isEmpty && run.errors == error, "\(run.output)\(run.errors)")
        }
        #expect(try Command.shell("ls -A | grep -c out", in: folder).output == "0\n")
    }

    @Test func `a report with more values than a document may have is converted`() throws {
        let folder = try Folder(["many.jsonl": String(repeating: Sample.several.1, count: 7_000)])
        let check = try Command.bindlint(
            "check", "many.jsonl", "--output", "json=r.json", "--format", "concise", in: folder)
        #expect(check.code == 1 && check.output.split(separator: "\n").count == 21_000)
        let run = try Command.bindlint(
            "convert", "r.json", "--output", "sarif=r.sarif", "--format", "jsonl", in: folder)
        #expect(run.code == 1 && run.errors.isEmpty, "\(run.errors)")
        #expect(run.output.split(separator: "\n").count == 21_001)
        let sarif = try folder.read("r.sarif").split(separator: "\n")
        #expect(sarif.count == 5_002)
        #expect(
            sarif[0].contains("9,000 errors, 7,000 warnings left out: a run has 5,000 results at most"),
            "\(sarif[0].suffix(400))")
    }
}
