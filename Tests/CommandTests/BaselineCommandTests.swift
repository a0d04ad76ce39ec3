import Testing

/// Baselines as the command writes and reads them, and as git merges them.
struct BaselineCommandTests {
    private static let url = "https://api.voximplant.com/platform_api/BindSipRegistration"
    private static func call(_ user: Int, _ more: String = "") -> String {
        "curl -X POST '\(url)?sip_registration_id=\(user)&user_id=\(user)\(more)' -H \"Authorization: Bearer $T\"\n"
    }

    @Test func `what is accepted is counted and fails nothing, what is new does`() throws {
        let folder = try Folder(["a.sh": Self.call(1), "sub/b.sh": Self.call(2)])
        let write = try Command.bindlint("check", "--write-baseline", "base", in: folder)
        #expect(write.code == 0 && write.errors == "bindlint: base accepts 2 findings\n", "\(write.errors)")
        #expect(write.output == "no findings in 2 requests (2 files). 2 in the baseline.\n", "\(write.output)")
        let again = try Command.bindlint("check", "--baseline", "base", in: folder)
        #expect(again.code == 0 && again.errors.isEmpty, "\(again.errors)")
        #expect(again.output == "no findings in 2 requests (3 files). 2 in the baseline.\n", "\(again.output)")
        // From another folder, by other names.
        for paths in [["\(folder.path)/a.sh"], ["./sub/../a.sh", "sub"]] {
            #expect(try Command.bindlint(["check", "--baseline", "base"] + paths, in: folder).code == 0)
        }
        try folder.write(Self.call(1) + Self.call(3), to: "a.sh")
        let new = try Command.bindlint("check", "--baseline", "base", "--format", "concise", in: folder)
        #expect(new.code == 1 && new.output.hasPrefix("a.sh:2:") && new.output.split(separator: "\n").count == 1)
    }

    @Test func `counts shrink beside a baseline, and all is accepted without one`() throws {
        let folder = try Folder(["a.sh": Self.call(1) + Self.call(2), "b.sh": Self.call(3)])
        _ = try Command.bindlint("check", "--write-baseline", "base", in: folder)
        try folder.write(Self.call(2) + Self.call(4), to: "a.sh")
        let stale = try Command.bindlint("check", "--baseline", "base", in: folder)
        #expect(stale.code == 1)
        #expect(
            stale.errors
                == "bindlint: note: 1 finding of base is not there any more; --write-baseline base beside --baseline takes it out\n",
            "\(stale.errors)")
        let shrunk = try Command.bindlint("check", "--baseline", "base", "--write-baseline", "base", in: folder)
        #expect(shrunk.code == 1 && shrunk.errors == "bindlint: base accepts 2 findings\n", "\(shrunk.errors)")
        #expect(try Command.bindlint("check", "--baseline", "base", in: folder).errors.isEmpty)
        // A run over one file forgets nothing of the other.
        let part = try Command.bindlint("check", "a.sh", "--write-baseline", "base", in: folder)
        #expect(part.errors == "bindlint: base accepts 3 findings\n")
        #expect(try Command.bindlint("check", "--baseline", "base", in: folder).code == 0)
        // What was taken away where everything was looked at is forgotten; elsewhere it is not.
        _ = try Command.shell("rm b.sh", in: folder)
        let kept = try Command.bindlint("check", "a.sh", "--baseline", "base", "--write-baseline", "base", in: folder)
        #expect(kept.errors == "bindlint: base accepts 3 findings\n")
        let whole = try Command.bindlint("check", ".", "--baseline", "base", "--write-baseline", "base", in: folder)
        #expect(whole.errors == "bindlint: base accepts 2 findings\n", "\(whole.errors)")
    }

    @Test func `a renamed file brings nothing back`() throws {
        let folder = try Folder(["a.sh": Self.call(1)])
        _ = try Command.bindlint("check", "--write-baseline", "base", in: folder)
        _ = try Command.shell("mkdir new; mv a.sh new/c.sh", in: folder)
        #expect(try Command.bindlint("check", "--baseline", "base", in: folder).code == 0)
    }

    static let broken: [(arguments: [String], words: String)] = [
        (["--baseline", "none"], "none: cannot read the baseline: no such file or directory"),
        (["--baseline", "a.sh"], "a.sh:1:1: it is no baseline of bindlint"),
        (["--write-baseline", "a.sh"], "a.sh:1:1: it is no baseline of bindlint"),
        (["--baseline", "half"], "half:2:"), (["--baseline", "conflict"], "conflict:2:1: git could not merge here"),
        (["--baseline", "a", "--write-baseline", "b"], "--write-baseline beside --baseline must name the same file"),
    ]

    @Test(arguments: broken) func `a broken baseline is a fault`(arguments: [String], words: String) throws {
        let folder = try Folder([
            "a.sh": Self.call(1), "half": "# bindlint baseline 1\n{\"fingerprint\":\n",
            "conflict": "# bindlint baseline 1\n<<<<<<< HEAD\n",
        ])
        for command in ["check", "audit"] {
            let run = try Command.bindlint([command, "a.sh"] + arguments, in: folder)
            #expect(run.code == 2 && run.output.isEmpty)
            #expect(run.errors.contains(words), "\(run.errors)")
        }
        #expect(try folder.read("a.sh") == Self.call(1))
    }

    @Test func `a run that cannot be trusted writes no baseline`() throws {
        let folder = try Folder(["a.sh": Self.call(1), "b.json": "{"])
        let run = try Command.bindlint("check", "a.sh", "gone.sh", "--write-baseline", "base", in: folder)
        #expect(run.code == 2 && run.errors.contains("base was not written"), "\(run.errors)")
        #expect((try? folder.read("base")) == nil)
    }

    @Test func `a baseline in the folder is no input, and holds no secret`() throws {
        let secrets = ["4e70c1b2-93d1-4b7e-9c55-08d1f1e2a6b3", "Sommer%202026", "Sommer 2026"]
        let folder = try Folder([
            "a.sh":
                "curl -X POST 'http://api.voximplant.com/platform_api/CreateSipRegistration?api_key=\(secrets[0])&password=\(secrets[1])'\n"
                + "# bindlint: allow \(secrets[0]) -- \(secrets[0])\n"
        ])
        let write = try Command.bindlint("check", "--write-baseline", "base.jsonl", in: folder)
        #expect(write.code == 0)
        let text = try folder.read("base.jsonl")
        #expect(
            text.contains("hardcoded-secret") && !secrets.contains { text.contains($0) || write.output.contains($0) })
        let again = try Command.bindlint("check", "--baseline", "base.jsonl", in: folder)
        #expect(again.code == 0 && again.output.contains("(2 files)"), "\(again.output)")
    }

    @Test func `git merges what two branches add and take away`() throws {
        let folder = try Folder(["old.sh": (1...20).map { Self.call($0) }.joined()])
        let run = try Command.shell(
            """
            set -e
            git init -q -b main .; git config user.email a@example.com; git config user.name a
            "$BINDLINT" check --write-baseline base 2>/dev/null; git add .; git commit -qm one
            git checkout -q -b left
            for user in 101 102 103; do echo "\(Self.call(1).dropLast())" | sed "s/=1&user_id=1/=$user\\&user_id=$user/"; done >left.sh
            sed -i 1,2d old.sh
            "$BINDLINT" check --write-baseline base 2>/dev/null; git add .; git commit -qm left
            git checkout -q -b right main
            for user in 201 202 203; do echo "\(Self.call(1).dropLast())" | sed "s/=1&user_id=1/=$user\\&user_id=$user/"; done >right.sh
            sed -i 19,20d old.sh
            "$BINDLINT" check --write-baseline base 2>/dev/null; git add .; git commit -qm right
            git merge -q left -m merge
            "$BINDLINT" check --baseline base
            """, in: folder)
        #expect(run.code == 0, "\(run.output)\(run.errors)")
        #expect(run.output.contains("\nno findings in 22 requests (4 files)."), "\(run.output)")
        #expect(run.errors.isEmpty, "\(run.errors)")
    }

    @Test func `a union merge is read`() throws {
        let folder = try Folder(["a.sh": Self.call(1) + Self.call(1)])
        _ = try Command.bindlint("check", "--write-baseline", "base", in: folder)
        let text = try folder.read("base")
        #expect(text.contains("\"count\":2"))
        try folder.write(text + text.replacing("\"count\":2", with: "\"count\":1"), to: "base")
        #expect(try Command.bindlint("check", "--baseline", "base", in: folder).code == 0)
    }

    // MARK: Audits

    private static func log(_ users: ClosedRange<Int>) -> String {
        users.map { user in
            """
            {"time":"2026-11-16T08:00:\(10 + user % 50)Z","method":"POST","url":"\(url)?account_id=1&sip_registration_id=\(user)&user_id=\(user)","status":200,"response":{"result":1}}

            """
        }.joined()
    }

    @Test func `an audit leaves out what its baseline has`() throws {
        let folder = try Folder(["log.jsonl": Self.log(1...40)])
        let write = try Command.bindlint("audit", "log.jsonl", "--write-baseline", "base", in: folder)
        #expect(
            write.code == 0 && write.output.hasPrefix("no findings in 40 requests"), "\(write.output)\(write.errors)")
        try folder.write(Self.log(1...41), to: "log.jsonl")
        let outputs = try [["-j", "1"], ["-j", "4"], ["--no-screen"]].map { options in
            let run = try Command.bindlint(
                ["audit", "log.jsonl", "--baseline", "base", "--format", "json"] + options, in: folder)
            #expect(run.code == 1)
            return run.output
        }
        #expect(Set(outputs).count == 1)
        #expect(outputs[0].split(separator: "\n").filter { $0.hasPrefix(#"{"rule":"missing-application""#) }.count == 1)
        #expect(outputs[0].contains(#""baselined":"#) && !outputs[0].contains(#""baselined":0"#))
    }
}
