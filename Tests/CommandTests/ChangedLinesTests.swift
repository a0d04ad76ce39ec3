import Testing

/// `--changed-since` and `--staged`, in repositories of their own.
struct ChangedLinesTests {
    private static let url = "https://api.voximplant.com/platform_api/BindSipRegistration"
    private static func call(_ user: Int) -> String {
        "curl -X POST '\(url)?sip_registration_id=\(user)&user_id=\(user)' -H \"Authorization: Bearer $T\"\n"
    }

    /// A repository with one commit, which the branch `base` names.
    private static func repository() throws -> Folder {
        let folder = try Folder([
            "a.sh": call(1) + call(2), "odd \"name\" ü.sh": call(3) + call(4),
            "r.yaml": """
            - operation: BindSipRegistration
              params:
                sip_registration_id: 5
                user_id: 5
                application_id: 6

            """,
        ])
        let run = try Command.shell(
            "git init -q -b main . && git config user.email a@example.com && git config user.name a && git add . && git commit -qm one && git branch base",
            in: folder)
        #expect(run.code == 0, "\(run.errors)")
        return folder
    }

    static let changes: [(title: String, script: String, found: [String])] = [
        ("nothing", "true", []),
        ("a changed line", "sed -i 2s/=2/=7/g a.sh", ["a.sh:2"]),
        ("a name with blanks and quotes", "sed -i 1s/=3/=7/g odd*.sh", ["odd \"name\" ü.sh:1"]),
        ("a line above that moves the others", "sed -i '1i# new' a.sh", []),
        ("a new file", "cp a.sh new.sh", ["new.sh:1", "new.sh:2"]),
        ("a new file that is ignored", "echo new.sh >.gitignore; cp a.sh new.sh", ["new.sh:1", "new.sh:2"]),
        ("a staged file", "cp a.sh new.sh; git add new.sh", ["new.sh:1", "new.sh:2"]),
        ("a renamed file", "git mv a.sh b.sh", []),
        ("a renamed file with a change", "git mv a.sh b.sh; sed -i 1s/=1/=7/g b.sh", ["b.sh:1"]),
        ("a commit", "sed -i 2s/=2/=7/g a.sh; git commit -qam two", ["a.sh:2"]),
        ("a line taken out of a request", "sed -i /application_id/d r.yaml", ["r.yaml:4"]),
        ("a line taken out elsewhere", "sed -i 1d a.sh", []),
        ("an attribute that hides changes", "echo '*.sh -diff' >.gitattributes; sed -i 2s/=2/=7/g a.sh", ["a.sh:2"]),
        (
            "settings of one's own",
            "git config diff.noprefix true; git config color.ui always; git config diff.external false; sed -i 2s/=2/=7/g a.sh",
            ["a.sh:2"]
        ),
        (
            "what the other branch changed since",
            "git checkout -q base; sed -i 1s/=1/=8/g a.sh; git commit -qam other; git checkout -q main; sed -i 2s/=2/=7/g a.sh",
            ["a.sh:2"]
        ),
    ]

    @Test(arguments: changes)
    func `only findings on changed lines are told`(title: String, script: String, found: [String]) throws {
        let folder = try ChangedLinesTests.repository()
        #expect(try Command.shell(script, in: folder).code == 0)
        let run = try Command.bindlint("check", "--changed-since", "base", "--format", "concise", in: folder)
        let lines = run.output.split(separator: "\n").map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
        #expect(lines == found, "\(run.output)\(run.errors)")
        #expect(run.code == (found.isEmpty ? 0 : 1))
    }

    @Test func `what is left out is counted`() throws {
        let folder = try ChangedLinesTests.repository()
        let run = try Command.bindlint("check", "--changed-since", "base", in: folder)
        #expect(run.output == "no findings in 5 requests (3 files). 4 outside of changed lines.\n", "\(run.output)")
    }

    @Test func `a related place on a changed line counts`() throws {
        func bind(_ registration: Int) -> String {
            "curl -X POST '\(Self.url)?sip_registration_id=\(registration)&user_id=9&application_id=1' -H \"Authorization: Bearer $T\"\n"
        }
        let folder = try ChangedLinesTests.repository()
        try folder.write("# one\n" + bind(2), to: "b.sh")
        _ = try Command.shell("git add b.sh; git commit -qm b; git branch -f base", in: folder)
        try folder.write(bind(1) + bind(2), to: "b.sh")
        let run = try Command.bindlint("check", "--changed-since", "base", "--format", "concise", "b.sh", in: folder)
        #expect(run.output.hasPrefix("b.sh:2:") && run.output.contains("registration-taken"), "\(run.output)")
    }

    @Test func `what is staged is judged, not what the files hold`() throws {
        let folder = try ChangedLinesTests.repository()
        func found(_ script: String, _ arguments: [String] = []) throws -> [String] {
            #expect(try Command.shell(script, in: folder).code == 0)
            let run = try Command.bindlint(["check", "--staged", "--format", "concise"] + arguments, in: folder)
            return run.output.split(separator: "\n").map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
        }
        #expect(try found("sed -i 2s/=2/=7/g a.sh") == [])
        #expect(try found("git add a.sh") == ["a.sh:2"])
        // The line is put right, and not staged.
        #expect(try found("sed -i '2s/user_id=7/user_id=7\\&application_id=1/; 1i# new' a.sh") == ["a.sh:2"])
        #expect(try found("git add a.sh") == [])
        #expect(try found("cp odd*.sh untracked.sh") == [])
        #expect(try found("git add untracked.sh; rm untracked.sh") == ["untracked.sh:1", "untracked.sh:2"])
        #expect(try found("true", ["untracked.sh"]) == ["untracked.sh:1", "untracked.sh:2"])
    }

    @Test func `the first commit is judged whole`() throws {
        let folder = try Folder(["a.sh": Self.call(1)])
        _ = try Command.shell("git init -q . && git add a.sh", in: folder)
        #expect(try Command.bindlint("check", "--staged", in: folder).code == 1)
    }

    static let mistakes: [(arguments: [String], words: String)] = [
        (["--changed-since", "nope"], "--changed-since nope: fatal: Not a valid object name nope"),
        (["--changed-since=--help"], "'--help' is no revision"),
        (["--changed-since", "base", "--staged"], "--staged and --changed-since exclude each other"),
        (["--staged", "--fix"], "--fix does not go with --staged"),
        (["--staged", "/"], "--staged: fatal: not a git repository"),
        (["--changed-since", "other"], "it has no commit in common with HEAD here"),
    ]

    @Test(arguments: mistakes) func `what git cannot do is a fault`(arguments: [String], words: String) throws {
        let folder = try ChangedLinesTests.repository()
        _ = try Command.shell(
            "git checkout -q --orphan other && git commit -qm other && git checkout -q main", in: folder)
        let run = try Command.bindlint(["check"] + arguments, in: folder)
        #expect(run.code == 2 && run.output.isEmpty)
        #expect(run.errors.contains(words), "\(run.errors)")
    }
}
