import Testing

/// What is wrong with a log, an option or a place to write to ends an audit by the table of exit codes, with words that say
/// what to do; what else there is, is judged.
struct AuditFaultTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let arguments: [String]
        let code: Int32
        /// All that standard error says, without `bindlint: error: `; nothing where empty. Usage may follow.
        var error = ""
        /// Rules that are found.
        var findings: [String] = []

        var testDescription: String { name }
    }

    private static let files: KeyValuePairs = [
        "good.jsonl": LoggedSample.good, "bad.jsonl": LoggedSample.good + LoggedSample.bad,
        "other.jsonl": LoggedSample.other, "empty.jsonl": "", "blank.jsonl": "\n\n",
        "folder/a.jsonl": LoggedSample.good,
        "words.jsonl": "BindSipRegistration\n", "table.csv": "name,number\nBindSipRegistration,2\n",
        "acc/GetSipRegistrations.json": contradiction,
    ]
    private static let contradiction =
        #"{"result":[{"sip_registration_id":1,"user_id":8,"application_id":2}],"count":1,"total_count":1}"#
    private static let noRequest = "no SIP-registration request found in "

    static let cases = [
        Case(
            name: "a mapping that matches nothing", arguments: ["--map", "url=nope", "bad.jsonl"], code: 2,
            error: "bad.jsonl: no record has the field that --map gives for 'url'\n"),
        Case(
            name: "an unknown field", arguments: ["--map", "urll=x", "good.jsonl"], code: 2,
            error: "--map: there is no field 'urll'; did you mean 'url'?\n"),
        Case(
            name: "no mapping", arguments: ["--map", "url", "good.jsonl"], code: 2,
            error: "--map: 'url' is not a mapping such as url=request.uri\n"),
        Case(
            name: "a missing log among good ones", arguments: ["none.jsonl", "bad.jsonl"], code: 2,
            error: "none.jsonl: there is no such file; check the path\n", findings: ["missing-registration"]),
        Case(
            name: "a folder", arguments: ["folder", "bad.jsonl"], code: 2,
            error: "folder: it is a folder; name the log files in it\n", findings: ["missing-registration"]),
        Case(
            name: "an empty log", arguments: ["empty.jsonl"], code: 2,
            error: noRequest + "empty.jsonl; "),
        Case(name: "an empty log that is accepted", arguments: ["empty.jsonl", "--allow-empty"], code: 0),
        Case(
            name: "a blank log", arguments: ["blank.jsonl"], code: 2,
            error: noRequest + "blank.jsonl; "),
        Case(
            name: "a log of other APIs", arguments: ["other.jsonl"], code: 2,
            error: noRequest + "other.jsonl; "),
        Case(name: "a log of other APIs that is accepted", arguments: ["other.jsonl", "--allow-empty"], code: 0),
        Case(
            name: "another format than is said", arguments: ["--input-format", "access", "bad.jsonl"], code: 2,
            error:
                "bad.jsonl: no record of it could be read as access, the first because it is no line of an access log; "
        ),
        Case(
            name: "a table without a column that tells a call",
            arguments: ["--input-format", "csv", "--allow-empty", "table.csv"], code: 2,
            error: "table.csv: no column of its first line tells a URL or a method; name one with --map url=COLUMN, or "
        ),
        Case(
            name: "words where JSON is said", arguments: ["--allow-empty", "--input-format", "json", "words.jsonl"],
            code: 2,
            error:
                "words.jsonl: no record of it could be read as json, the first because this character cannot stand here; "
        ),
        Case(
            name: "a misspelt format", arguments: ["--input-format", "jsn", "good.jsonl"], code: 2,
            error: "The value 'jsn' is invalid for '--input-format <format>': it must be "),
        Case(
            name: "a time that is none", arguments: ["--since", "yesterday", "good.jsonl"], code: 2,
            error: "--since: 'yesterday' is no time such as 2026-11-23 or 2026-11-23T17:00:29Z\n"),
        Case(
            name: "an end that is none", arguments: ["--until", "2026-13-01", "good.jsonl"], code: 2,
            error: "--until: '2026-13-01' is no time such as 2026-11-23 or 2026-11-23T17:00:29Z\n"),
        Case(
            name: "a zone that is none", arguments: ["--assume-tz", "Mars/Base", "good.jsonl"], code: 2,
            error: "--assume-tz: 'Mars/Base' is neither a zone such as Europe/Berlin nor an offset such as +03:00\n"),
        Case(
            name: "a window that is none", arguments: ["--reorder-window=-1", "good.jsonl"], code: 2,
            error: "--reorder-window is from 0 to 86400 seconds\n"),
        Case(
            name: "rejects that cannot be written", arguments: ["--rejects", "none/r.jsonl", "good.jsonl"], code: 2,
            error: "cannot write none/r.jsonl: no such file or directory\n"),
        Case(
            name: "rejects on a full disk",
            arguments: ["--rejects", "/dev/full", "--input-format", "json", "words.jsonl", "bad.jsonl"], code: 2,
            error:
                "words.jsonl: no record of it could be read as json, the first because this character cannot stand here; if it "
                + "is of another format, name that with --input-format\nbindlint: error: cannot write /dev/full: no space left on device\n",
            findings: ["missing-registration"]),
        Case(
            name: "a ledger that cannot be written", arguments: ["--ledger-out", "good.jsonl/out", "bad.jsonl"],
            code: 2,
            error: "cannot write good.jsonl/out: not a directory\n", findings: ["missing-registration"]),
        Case(
            name: "an account export that is missing", arguments: ["--account", "none", "bad.jsonl"], code: 2,
            error: "none: no such file or directory\n"),
        Case(
            name: "an account export that contradicts the log", arguments: ["--account", "acc", "bad.jsonl"], code: 1,
            findings: ["registration-moved", "missing-registration"]),
    ]

    @Test(arguments: cases)
    func `a fault ends an audit by the table`(_ test: Case) throws {
        let folder = try Folder(Self.files)
        let run = try Command.bindlint(["audit", "--format", "concise"] + test.arguments, in: folder)
        #expect(run.code == test.code)
        if test.error.isEmpty {
            #expect(run.errors.isEmpty)
        } else {
            let start = "bindlint: error: \(test.error)"
            #expect(run.errors.hasPrefix(start), "\(run.errors)")
        }
        #expect(try run.rules("concise") == test.findings)
    }

    @Test(arguments: ["\u{0}\u{1}\u{2}\n\u{7F}", "hello\nworld\n"])
    func `what is no log is not judged clean`(_ text: String) throws {
        let folder = try Folder(["a": String(repeating: text, count: 100)])
        let run = try Command.bindlint("audit", "--allow-empty", "a", in: folder)
        #expect(run.code == 2)
        #expect(
            run.errors == "bindlint: error: a: its format is not known; name it with --input-format (json, audit-log, "
                + "har, csv, tsv, access, alb, cloudfront)\n")
    }

    @Test(arguments: [false, true])
    func `UTF-16 is refused by name`(_ hasMark: Bool) throws {
        let folder = try Folder()
        let units = (hasMark ? [0xFEFF] : []) + Array(LoggedSample.bad.utf16)
        try folder.write(bytes: units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "a.jsonl")
        let run = try Command.bindlint("audit", "--allow-empty", "a.jsonl", in: folder)
        #expect(run.code == 2)
        #expect(run.errors == "bindlint: error: a.jsonl: it is UTF-16 text; convert it to UTF-8 first\n")
    }

    @Test func `records that cannot be read are counted, shown, and written where --rejects says`() throws {
        let many = (0..<10_000).map { "&a\($0)=1" }.joined()
        let folder = try Folder([
            "a.jsonl": LoggedSample.good + "{\"operation\":\"BindSipRegistration\",\n\n" + "BindSipRegistration\n"
                + LoggedSample.call("BindSipRegistration", "sip_registration_id=1\(many)", at: 61) + LoggedSample.bad
        ])
        let run = try Command.bindlint("audit", "--format", "concise", "--rejects", "r.jsonl", "a.jsonl", in: folder)
        #expect(run.code == 1)
        #expect(try run.rules("concise") == ["missing-registration"])
        let offsets = [LoggedSample.good.utf8.count, LoggedSample.good.utf8.count + 37]
        let rejects = try folder.read("r.jsonl").split(separator: "\n")
        #expect(rejects.count == 3)
        #expect(
            rejects[0].hasPrefix("{\"file\":\"a.jsonl\",\"line\":2,\"offset\":\(offsets[0] + 35),\"reason\":"),
            "\(rejects)")
        #expect(
            rejects[1].hasPrefix("{\"file\":\"a.jsonl\",\"line\":4,\"offset\":\(offsets[1]),\"reason\":"), "\(rejects)")
        #expect(rejects[2].contains("\"line\":5,") && rejects[2].contains("more than 1000 arguments"), "\(rejects)")
    }

    @Test func `a log cut at any byte loses no whole record, and no cut goes unsaid`() throws {
        let log = LoggedSample.good + LoggedSample.bad
        let start = LoggedSample.good.utf8.count
        let folder = try Folder()
        // One run judges a log for every byte: as logs of their own they are told apart.
        let cuts = Array(stride(from: 0, through: log.utf8.count, by: 1))
        for cut in cuts { try folder.write(String(decoding: log.utf8.prefix(cut), as: UTF8.self), to: "\(cut).jsonl") }
        let run = try Command.bindlint(
            ["audit", "--format", "concise", "--select", "missing-registration", "--rejects", "r.txt"]
                + cuts.map { "\($0).jsonl" }, in: folder)
        let found = run.output.split(separator: "\n").compactMap { Int($0.prefix { $0 != "." }) }
        // The line end may be missing; the brace may not.
        #expect(Set(found) == [log.utf8.count - 1, log.utf8.count])
        let rejects = Set(
            try folder.read("r.txt").split(separator: "\n").compactMap { Int($0.dropFirst(9).prefix { $0 != "." }) })
        let formatless = Set(
            run.errors.split(separator: "\n").compactMap { line in
                line.contains("its format is not known")
                    ? Int(line.dropFirst("bindlint: error: ".utf8.count).prefix { $0 != "." }) : nil
            })
        let whole: Set = [0, start - 1, start, log.utf8.count - 1, log.utf8.count]
        #expect(rejects.union(formatless) == Set(cuts).subtracting(whole))
        #expect(run.code == 2)
    }

    @Test func `gzip that is cut or corrupt in the middle is judged up to there`() throws {
        let folder = try Folder()
        let records = (0..<2_000).map { LoggedSample.bind($0, 10_000 + $0 * 7_919 % 10_007, at: $0) }
        try folder.write(LoggedSample.bad + records.joined(), to: "a.jsonl")
        try Command.spawn(["gzip", folder.path("a.jsonl")])
        let size = try Command.shell("stat -c %s a.jsonl.gz", in: folder).output.trimmed
        let half = try #require(Int(size)) / 2
        _ = try Command.shell(
            "head -c \(half) a.jsonl.gz >cut.gz; cp a.jsonl.gz bad.gz; "
                + "head -c 40 /dev/urandom | dd of=bad.gz bs=1 seek=\(half) conv=notrunc 2>/dev/null", in: folder)
        for name in ["cut.gz", "bad.gz"] {
            let run = try Command.bindlint("audit", "--format", "concise", name, in: folder)
            #expect(run.code == 2)
            #expect(try run.rules("concise").contains("missing-registration"))
            #expect(run.errors.contains("bindlint: error: \(name): the gzip stream "), "\(run.errors)")
        }
    }
}

extension String {
    /// Without the line end.
    fileprivate var trimmed: String { split(separator: "\n").first.map(String.init) ?? "" }
}
