import Reports
import Testing

/// Several reports of one run.
struct ReportFileTests {
    private func folder() throws -> Folder {
        try Folder([Sample.several.0: Sample.several.1, Sample.good.0: Sample.good.1])
    }

    @Test func `every format goes to a file of its own, and one to standard output`() throws {
        let folder = try folder()
        let outputs = ReportFormat.allCases.flatMap { ["--output", "\($0.rawValue)=r.\($0.rawValue)"] }
        let run = try Command.bindlint(
            ["check", "several.json", "good.json", "--format", "concise"] + outputs, in: folder)
        #expect(run.code == 1 && run.errors.isEmpty, "\(run.errors)")
        #expect(try run.output == folder.read("r.concise"))
        for format in ReportFormat.allCases {
            let alone = try Command.bindlint(
                ["check", "several.json", "good.json", "--format", format.rawValue], in: folder)
            #expect(try folder.read("r.\(format.rawValue)") == alone.output)
        }
    }

    @Test func `an audit goes to files too`() throws {
        let folder = try folder()
        let outputs = ReportFormat.allCases.flatMap { ["--output", "\($0.rawValue)=r.\($0.rawValue)"] }
        let log = "\(SamplesTests.root)/samples/logs/gateway.jsonl"
        let run = try Command.bindlint(["audit", log, "--format", "json"] + outputs, in: folder)
        #expect(run.code == 1 && run.errors.isEmpty, "\(run.errors)")
        for format in ReportFormat.allCases {
            let alone = try Command.bindlint(["audit", log, "--format", format.rawValue], in: folder)
            #expect(try folder.read("r.\(format.rawValue)") == alone.output)
        }
    }

    static let mistakes: [(outputs: [String], errors: [String])] = [
        (["sarif"], ["'sarif' names no format and file; it must be such as sarif=bindlint.sarif"]),
        (["sarif="], ["'sarif=' names no format and file"]),
        (["sarfi=a.sarif"], ["there is no format 'sarfi'", "did you mean 'sarif'?"]),
        (["json=a", "jsonl=./x/../a"], ["./x/../a is given twice"]),
        (["json=a", "jsnol=b", "xml"], ["did you mean 'jsonl'?", "'xml' names no format and file"]),
        (["json=none/a.json"], ["cannot write none/a.json: there is no folder none/"]),
        (["json=x"], ["cannot write x: it is a folder"]),
        (["json=/proc/a.json", "sarif=none/a"], ["cannot write /proc/a.json: ", "cannot write none/a: "]),
    ]

    @Test(arguments: mistakes)
    func `a file that cannot be meant or written is told before any work`(outputs: [String], errors: [String]) throws {
        let folder = try folder()
        try folder.write("", to: "x/inside")
        let arguments = ["check", "none.json"] + outputs.flatMap { ["--output", $0] }
        let run = try Command.bindlint(arguments, in: folder)
        #expect(run.code == 2 && run.output.isEmpty)
        for error in errors { #expect(run.errors.contains(error), "\(run.errors)") }
        #expect(!run.errors.contains("none.json: no such file"))
        let left = try Command.shell("ls -A . x", in: folder)
        #expect(left.output == ".:\ngood.json\nseveral.json\nx\n\nx:\ninside\n")
    }

    @Test func `a file that cannot be written whole is a fault, and the other reports are written`() throws {
        let folder = try folder()
        let run = try Command.bindlint(
            ["check", "several.json", "--output", "sarif=/dev/full", "--output", "json=r.json", "--exit-zero"],
            in: folder)
        #expect(run.code == 2)
        #expect(run.errors == "bindlint: error: cannot write /dev/full: no space left on device\n")
        #expect(run.output.contains("\n\n3 findings: "), "\(run.output)")
        #expect(try folder.read("r.json").contains(#""summary":"#))
    }

    @Test func `devices, pipes and links are written to, not replaced`() throws {
        let script = """
            mkdir in && touch in/real && ln -s in/real link && mkfifo pipe && (cat pipe >piped &)
            "$BINDLINT" check several.json -q --output json=/dev/stderr --output jsonl=link --output concise=pipe 2>err
            echo $?; sleep 0.2; ls -l link | cut -c1; head -c 17 in/real; echo; head -c 16 err; echo; wc -l <piped
            """
        let run = try Command.shell(script, in: folder())
        #expect(run.output.hasSuffix("1\nl\n{\"type\":\"finding\"\n{\"schemaVersion\"\n3\n"), "\(run.output)")
    }

    @Test func `what was there stays where the run could not begin`() throws {
        let folder = try folder()
        try folder.write("old", to: "r.json")
        let run = try Command.bindlint("check", "good.json", "--output", "json=r.json", "--select", "x", in: folder)
        #expect(run.code == 2)
        #expect(try folder.read("r.json") == "old")
        let left = try Command.shell("ls -A", in: folder)
        #expect(left.output == "good.json\nr.json\nseveral.json\n")
    }

    @Test(arguments: ["sarif", "github", "gitlab", "junit"])
    func `files are named from the repository's root`(format: String) throws {
        let folder = try Folder([".git/HEAD": "", "ops/x/bad.json": Sample.bad.1])
        for path in ["bad.json", "../x/./bad.json", folder.path("ops/x/bad.json")] {
            let script = "cd ops/x && \"$BINDLINT\" check --format \(format) '\(path)'"
            let run = try Command.shell(script, in: folder)
            #expect(run.output.contains("ops/x/bad.json"), "\(run.output)\(run.errors)")
            #expect(!run.output.contains(folder.path) && !run.output.contains("./"), "\(run.output)")
        }
    }
}
