import Glibc
import Testing

/// Input that is broken, huge or built to do harm ends soon, by the table of exit codes, in little memory.
@Suite(.serialized)
struct HostileInputTests {
    private static let api = "https://api.voximplant.com/platform_api/BindSipRegistration"
    /// A tenth of one where the binary is a debug build, which takes a minute for what an optimised one does in a second.
    private static let megabyte = Command.isOptimized ? 1_000_000 : 100_000
    /// Bytes of memory that no run may take, however large its input.
    /// The system counts into a program's peak what the process that started it had in memory then. A test process that
    /// is larger than the limit can therefore only show that the program is not larger still; `make test` runs this
    /// suite in a process of its own.
    private static var memoryLimit: Int {
        var usage = rusage()
        _ = unsafe getrusage(RUSAGE_SELF.rawValue, &usage)
        return max(200_000_000, usage.ru_maxrss * 1_024 + 1)
    }

    /// A file made of pieces, each so many times, and what a check of it ends with.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let file: String
        let pieces: [(text: String, count: Int)]
        let code: Int32
        /// Part of what standard error says; nothing where empty.
        var error = ""
        /// A rule that is found.
        var finding: String?

        init(
            _ name: String, _ file: String, _ pieces: [(text: String, count: Int)], code: Int32, error: String = "",
            finding: String? = nil
        ) {
            (self.name, self.file, self.pieces, self.code) = (name, file, pieces, code)
            (self.error, self.finding) = (error, finding)
        }

        var testDescription: String { "\(name), \(file)" }
    }

    private static func textFile(_ text: String) -> [(text: String, count: Int)] { [(text, 1)] }

    static let small = [
        Case("an empty file", "a.json", [], code: 2, error: "no SIP-registration request found in a.json"),
        Case("a blank file", "a.sh", [("\n", 3)], code: 2, error: "no SIP-registration request found in a.sh"),
        Case("a binary file", "a.json", [("\u{0}\u{1}\u{2}", 100)], code: 2, error: "a.json: it is a binary file"),
        Case(
            "a NUL among requests", "a.sh", textFile("curl -X POST '\(api)?user_id=1'\n#\u{0}\n"), code: 1,
            finding: "missing-registration"),
        Case(
            "a NUL in a string", "a.json", textFile(#"{"operation":"BindSipRegistration","user_name":"\#u{0}"}"#),
            code: 2, error: "a.json:1:49: there is a NUL byte"),
        Case(
            "UTF-16", "a.json", textFile("B\u{0}i\u{0}n\u{0}d\u{0}"), code: 2, error: "a.json: it is a binary file"),
        Case(
            "an unclosed quote", "a.sh", textFile("curl -X POST '\(api)?user_id=1\n\necho\n"), code: 2,
            error: "a.sh:1:14: unclosed single quote"),
        Case(
            "an unclosed quote before a call that is closed", "a.sh",
            textFile("curl '\(api)\n\ncurl -X POST \"\(api)?user_id=1\"\n"), code: 2,
            error: "a.sh:1:6: unclosed single quote", finding: "missing-registration"),
        Case(
            "an alias bomb", "a.yaml",
            textFile("operation: BindSipRegistration\na: &a [\(String(repeating: "x,", count: 9))]\n")
                + zip("bcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxy").map { key, value in
                    ("\(key): &\(key) [\(String(repeating: "*\(value),", count: 9))]\n", 1)
                },
            code: 2, error: "aliases repeat more than"),
        Case(
            "an alias within its own anchor", "a.yaml", textFile("operation: BindSipRegistration\na: &a [*a]\n"),
            code: 2, error: "a.yaml:2:8: the alias `*a` stands inside its own anchor"),
        Case(
            "variables that double", "a.sh",
            textFile((1...64).map { "A\($0)=$A\($0 - 1)$A\($0 - 1)\n" }.joined())
                + textFile("curl -X POST \"\(api)?user_id=$A64\"\n"), code: 1, finding: "missing-registration"),
        Case(
            "variables in a circle", "a.http", textFile("@a={{b}}\n@b={{a}}\n\nPOST \(api)?user_id={{a}}\n"), code: 1,
            finding: "missing-registration"),
        Case(
            "more arguments than a request can have", "a.http", textFile("POST \(api)?user_id=1") + [("&x=1", 50_000)],
            code: 2, error: "the request has more than 1000 arguments"),
        Case(
            "substitutions without end", "a.sh", textFile("curl '\(api)' ") + [("\"$(", 50_000)], code: 2,
            error: "substitutions are nested too deeply"),
    ]

    static let large = [
        Case(
            "opening brackets alone", "a.json", [("[", 100 * megabyte)], code: 2,
            error: "no SIP-registration request found in a.json"),
        Case(
            "opening brackets behind a request", "a.json", textFile("[\"platform_api\",") + [("[", 100 * megabyte)],
            code: 2, error: "a.json:1:144: values are nested more than 128 deep"),
        Case(
            "opening brackets behind a request", "a.jsonl", textFile(Sample.bad.1) + [("[", 100 * megabyte)], code: 2,
            error: "a.jsonl:2:129: values are nested more than 128 deep", finding: "missing-registration"),
        Case(
            "opening brackets behind a request", "a.yaml", textFile("# platform_api\n") + [("[", 100_000_000)],
            code: 2, error: "a.yaml:1:1: the file is larger than"),
        Case(
            "a line of 50 MB", "a.json",
            textFile(#"{"operation":"BindSipRegistration","user_id":1,"x":""#) + [("x", 50 * megabyte), ("\"}", 1)],
            code: 2, error: "a.json:1:15: the request's arguments are longer than 4 MB"),
        Case(
            "a line of 50 MB behind requests", "a.json",
            textFile(#"[{"operation":"BindSipRegistration","user_id":1},""#) + [("x", 50 * megabyte), ("\"]", 1)],
            code: 1, finding: "missing-registration"),
        Case(
            "a line of 50 MB", "a.sh", textFile("curl '\(api)?user_id=1' -d x=") + [("x", 50_000_000)], code: 2,
            error: "a.sh:1:1: the file is larger than"),
        Case(
            "a line of 50 MB", "a.http", textFile("POST \(api)?user_id=1&x=") + [("x", 50_000_000)], code: 2,
            error: "a.http:1:1: the file is larger than"),
        Case(
            "a line of 50 MB", "a.yaml", textFile("operation: BindSipRegistration\nx: ") + [("x", 50_000_000)],
            code: 2, error: "a.yaml:1:1: the file is larger than"),
        Case(
            "a line of 50 MB", "a.har",
            textFile(#"{"log":{"entries":[{"request":{"url":"\#(api)?x="#) + [("x", 50 * megabyte), ("\"}}]}}", 1)],
            code: 2, error: "the request's arguments are longer than 4 MB"),
        Case(
            "50 MB of empty lines", "a.json", textFile(Sample.bad.1) + [("\n", 50 * megabyte)], code: 1,
            finding: "missing-registration"),
        Case(
            "more than is read at all", "a.json", textFile(Sample.bad.1) + [(" ", 160_000_000)], code: 2,
            error: "a.json: larger than 150 MB"),
    ]

    /// What takes a debug build minutes.
    static let many = [
        Case(
            "many requests", "a.jsonl", [(Sample.bad.1, 25_000)], code: 2,
            error: "there are more than 20000 requests in one file", finding: "missing-registration"),
        Case(
            "many calls", "a.sh", [("curl -X POST '\(api)?user_id=1'\n", 40_000)], code: 2,
            error: "there are more than 20000 requests in one file", finding: "missing-registration"),
        Case(
            "a command of many words", "a.sh",
            textFile("curl -X POST '\(api)?user_id=1'; echo ") + [("x ", 2 * 1_000_000)], code: 1,
            finding: "missing-registration"),
        Case(
            "a call of many words", "a.sh", textFile("curl -X POST '\(api)?user_id=1' ") + [("-v ", 1_000_000)],
            code: 2,
            error: "the command is too long to be run"),
        Case(
            "a line of 50 MB of requests", "a.json",
            textFile("[1") + [(#",{"operation":"BindSipRegistration","user_id":1}"#, 50 * 1_000_000 / 47), ("]", 1)],
            code: 2, error: "there are more than"),
    ]

    @Test(arguments: small + large) func `input that does harm is judged or refused`(`case`: Case) throws {
        try check(`case`)
    }

    @Test(.enabled(if: Command.isOptimized), arguments: many)
    func `input that goes on and on is judged or refused`(`case`: Case) throws {
        try check(`case`)
    }

    private func check(_ `case`: Case) throws {
        let folder = try Folder()
        try folder.write(pieces: `case`.pieces, to: `case`.file)
        let run = try Command.bindlint("check", "--format", "concise", `case`.file, in: folder)
        #expect(run.code == `case`.code)
        #expect(run.peakMemory < HostileInputTests.memoryLimit)
        #expect(run.errors.contains(`case`.error), "\(run.errors.prefix(500))")
        #expect(run.errors.isEmpty == `case`.error.isEmpty, "\(run.errors.prefix(500))")
        #expect(run.errors.utf8.count < 2_000)
        let rules = try run.rules("concise")
        #expect(rules.isEmpty == (`case`.finding == nil))
        if let finding = `case`.finding { #expect(rules.contains(finding)) }
    }

    @Test func `a pipe takes no more memory than a file`() throws {
        let folder = try Folder()
        try folder.write(pieces: [("[\"platform_api\",", 1), ("[", 100 * HostileInputTests.megabyte)], to: "a.json")
        let run = try Command.shell("cat a.json | \"$BINDLINT\" check -", in: folder)
        #expect(run.code == 2)
        #expect(run.errors == "bindlint: error: -:1:144: values are nested more than 128 deep\n")
        #expect(run.peakMemory < HostileInputTests.memoryLimit)
    }

    @Test func `a file that is not UTF-8 is read where its format can be`() throws {
        let folder = try Folder()
        let call = Array("curl -X POST '\(HostileInputTests.api)?user_name=".utf8) + [0xFF, 0xC0] + Array("'\n".utf8)
        try folder.write(bytes: call, to: "a.sh")
        let script = try Command.bindlint("check", "--format", "json", "a.sh", in: folder)
        #expect(script.code == 1)
        #expect(try script.rules("json").contains("missing-registration"))
        let document = Array(#"{"operation":"BindSipRegistration","user_name":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        try folder.write(bytes: document, to: "a.json")
        let json = try Command.bindlint("check", "a.json", in: folder)
        #expect(json.code == 2)
        #expect(json.errors.hasPrefix("bindlint: error: a.json:1:49: "), "\(json.errors)")
    }

    /// One run for each file would take minutes; one process reads them all.
    @Test(arguments: ["good/night-shift.json", "bad/recording.har", "good/rollout.yaml", "bad/legacy.http"])
    func `a sample cut off at any byte is read or refused`(sample: String) throws {
        let bytes = Array(try Folder.read(path: "\(SamplesTests.root)/samples/\(sample)").utf8)
        let suffix = sample.split(separator: ".").last ?? ""
        let folder = try Folder()
        for length in 0..<bytes.count {
            try folder.write(bytes: Array(bytes[..<length]), to: "\(length).\(suffix)")
        }
        let run = try Command.bindlint("check", "--format", "json", ".", in: folder)
        #expect(run.code == 2, "\(run.errors.prefix(500))")
        for line in run.errors.split(separator: "\n") {
            // bindlint: error: 12.json:1:13: …
            let parts = line.split(separator: ":", maxSplits: 5)
            #expect(parts.count == 6 && Int(parts[3]) != nil && Int(parts[4]) != nil, "\(line)")
        }
        _ = try run.rules("json")
    }

    @Test func `a folder's unreadable file is told, and the others are judged`() throws {
        let folder = try Folder([Sample.bad.0: Sample.bad.1, Sample.broken.0: Sample.broken.1])
        let run = try Command.bindlint("check", ".", in: folder)
        #expect(run.code == 2)
        #expect(try run.rules("text") == ["missing-registration"])
        #expect(run.errors.contains("broken.json:1:49"))
        #expect(run.output.contains("1 problem in reading."), "\(run.output)")
    }

    @Test func `a folder that leads back to itself is walked once`() throws {
        let folder = try Folder(["a/bad.json": Sample.bad.1])
        let run = try Command.shell("ln -s .. a/up; \"$BINDLINT\" check --format concise .", in: folder)
        #expect(run.code == 1)
        #expect(run.output.hasPrefix("a/bad.json:1:15: ") && run.output.split(separator: "\n").count == 1)
    }

    /// Records of a gateway, so many seconds after each other, with a line that breaks a rule now and then.
    private func log(_ count: Int) -> String {
        // Records of other calls make it long: after some megabytes all buffers are in use.
        let others = String(repeating: "x", count: 3_000)
        return (0..<count).map { index in
            "{\"other\":\"\(others)\"}\n"
                + (index % 100 == 0
                    ? LoggedSample.call("BindSipRegistration", "user_id=\(index % 900)", at: index / 10)
                    : LoggedSample.bind(index % 900, index % 900, at: index / 10))
        }.joined()
    }

    @Test func `an audit takes no more memory for a longer log`() throws {
        let folder = try Folder()
        let count = Command.isOptimized ? 50_000 : 4_000
        try folder.write(log(count), to: "short.jsonl")
        try folder.write(log(count * 4), to: "long.jsonl")
        let peaks = try ["short", "long"].map { name in
            // A shell of its own, for a program's peak counts what the process had that started it.
            let run = try Command.shell(
                "python3 - \"$BINDLINT\" \(name).jsonl <<'END'\n\(Self.measure)\nEND", in: folder)
            return try #require(Int(run.output.filter(\.isNumber)), "\(run.errors)")
        }
        #expect(peaks[1] < peaks[0] + peaks[0] / 4 + 4_096, "\(peaks) KB")
    }

    private static let measure = """
        import resource, subprocess, sys
        subprocess.run([sys.argv[1], "audit", "-j", "2", sys.argv[2]], stdout=subprocess.DEVNULL, stderr=sys.stderr)
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        """

    @Test func `an audit passes over a line of 100 MB in little memory`() throws {
        let folder = try Folder()
        try folder.write(
            pieces: [
                (LoggedSample.bad, 1), (#"{"operation":"BindSipRegistration","x":""#, 1), ("x", 100_000_000),
                ("\"}\n", 1), (LoggedSample.bad, 1),
            ], to: "a.jsonl")
        let run = try Command.bindlint(
            "audit", "--format", "concise", "--rejects", "r", "--select", "missing-registration", "a.jsonl", in: folder)
        #expect(run.code == 1)
        #expect(try run.rules("concise") == ["missing-registration", "missing-registration"])
        #expect(try folder.read("r").contains("the record is longer than "))
        #expect(run.peakMemory < Self.memoryLimit)
    }
}
