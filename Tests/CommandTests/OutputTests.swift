import SourceText
import Testing

/// What a run writes, where to, and what it does where nobody takes it.
struct OutputTests {
    @Test func `a quiet run has no summary`() throws {
        let folder = try Folder([Sample.bad.0: Sample.bad.1])
        let loud = try Command.bindlint("check", "bad.json", in: folder)
        let summary = "1 finding: 1 error, in 1 of 1 request (1 file). 1 fixable with --fix --unsafe-fixes."
        #expect(loud.output.hasSuffix("\n\n\(summary)\n"))
        for flag in ["-q", "--quiet"] {
            let run = try Command.bindlint("check", "bad.json", flag, in: folder)
            #expect(run.code == 1)
            #expect(loud.output.hasPrefix(run.output) && !run.output.contains("1 finding"))
        }
    }

    static let colors: [(arguments: [String], environment: [String], isColored: Bool)] = [
        ([], [], false), (["--color", "always"], [], true), (["--color", "never"], ["CLICOLOR_FORCE=1"], false),
        ([], ["CLICOLOR_FORCE=1"], true), ([], ["CLICOLOR_FORCE=0"], false),
        ([], ["CLICOLOR_FORCE=1", "NO_COLOR=1"], false), ([], ["CLICOLOR_FORCE=1", "NO_COLOR="], true),
        (["--color", "always"], ["NO_COLOR=1"], true), (["--color=auto"], ["CLICOLOR_FORCE=1"], true),
    ]

    @Test(arguments: colors)
    func `colours are a matter of flag, environment and terminal, in this order`(
        arguments: [String], environment: [String], isColored: Bool
    ) throws {
        let run = try Command.bindlint(
            ["check", "bad.json"] + arguments, in: Folder([Sample.bad.0: Sample.bad.1]), environment: environment)
        #expect(run.output.contains("\u{1B}[") == isColored)
        #expect(run.code == 1)
    }

    @Test func `a colour that does not exist is a mistake`() throws {
        let run = try Command.bindlint("check", "--color", "alway")
        #expect(run.code == 2)
        #expect(run.errors.contains("it must be auto, always or never; did you mean 'always'?"), "\(run.errors)")
    }

    @Test func `standard input is known by the name that it is given`() throws {
        let text =
            "POST https://api.voximplant.com/platform_api/BindSipRegistration?application_id=2\nAuthorization: Bearer x\n"
        let run = try Command.bindlint(
            "check", "--format", "concise", "-", "--stdin-filename", "api/bind.http", input: text)
        #expect(run.code == 1)
        #expect(run.output.hasPrefix("api/bind.http:1:"), "\(run.output)\(run.errors)")
    }

    @Test func `standard input without a name is known by its content`() throws {
        let run = try Command.bindlint("check", "--format", "concise", "-", input: Sample.bad.1)
        #expect(run.code == 1)
        #expect(run.output.hasPrefix("-:1:15: error[missing-registration]"), "\(run.output)\(run.errors)")
    }

    @Test func `a file named twice is judged once`() throws {
        let run = try Command.bindlint(
            "check", "bad.json", "bad.json", ".", in: Folder([Sample.bad.0: Sample.bad.1]))
        #expect(run.output.contains("in 1 of 1 request (1 file)."), "\(run.output)")
    }

    /// Enough findings to fill a pipe several times.
    private func manyFindings() throws -> Folder {
        try Folder(["many.jsonl": String(repeating: Sample.bad.1, count: 2_000)])
    }

    @Test(arguments: ContractTests.formats)
    func `a reader that goes away ends the output quietly, not the verdict`(format: String) throws {
        let script = "\"$BINDLINT\" check many.jsonl --format \(format) | head -1; echo ${PIPESTATUS[0]}"
        let run = try Command.shell(script, in: manyFindings())
        #expect(run.output.split(separator: "\n").last == "1")
        #expect(run.output.split(separator: "\n").count == 2)
        #expect(run.errors.isEmpty, "\(run.errors)")
    }

    @Test func `a reader of records that goes away is no fault`() throws {
        let script = "\"$BINDLINT\" extract many.jsonl | head -1 >/dev/null; echo ${PIPESTATUS[0]}"
        let run = try Command.shell(script, in: manyFindings())
        #expect(run.output == "0\n")
        #expect(run.errors.isEmpty, "\(run.errors)")
    }

    @Test(
        arguments: ContractTests.formats.map { "check many.jsonl --format \($0)" } + [
            "check many.jsonl --exit-zero", "extract many.jsonl", "rules list", "rules test", "explain api-key",
            "schema report",
        ])
    func `a full disk is a fault`(words: String) throws {
        let run = try Command.shell("\"$BINDLINT\" \(words) >/dev/full", in: manyFindings())
        #expect(run.code == 2)
        #expect(run.errors == "bindlint: error: cannot write to standard output: no space left on device\n")
    }

    @Test func `a closed standard output is a fault`() throws {
        let run = try Command.shell("\"$BINDLINT\" check many.jsonl >&-", in: manyFindings())
        #expect(run.code == 2)
        #expect(run.errors == "bindlint: error: cannot write to standard output: bad file descriptor\n")
    }

    @Test func `secrets are in no output`() throws {
        let secrets = ["4e70c1b2-93d1-4b7e-9c55-08d1f1e2a6b3", "Sommer%202026", "Sommer 2026"]
        let line =
            "curl -X POST 'http://api.voximplant.com/platform_api/CreateSipRegistration?account_id=1&api_key=\(secrets[0])"
            + "&sip_username=a&password=\(secrets[1])'\n"
        let folder = try Folder(["create.sh": line + "# the password is \(secrets[2])\n"])
        for arguments in ContractTests.formats.map({ ["check", "--format", $0] }) + [
            ["extract"], ["extract", "--all"],
        ] {
            let run = try Command.bindlint(arguments + ["create.sh"], in: folder)
            #expect(!run.output.isEmpty)
            for secret in secrets {
                #expect(!(run.output + run.errors).contains(secret), "\(arguments)\n\(run.output)")
            }
        }
        let revealed = try Command.bindlint("extract", "--reveal", "create.sh", in: folder)
        #expect(revealed.output.contains(secrets[0]) && revealed.output.contains(secrets[2]))
    }
}
