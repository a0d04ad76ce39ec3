import Testing

/// Suppressions as the command takes them: options, expiry, the configuration, audits.
struct SuppressionCommandTests {
    private static let url = "https://api.voximplant.com/platform_api/BindSipRegistration"
    private static let call = "curl -X POST '\(url)?sip_registration_id=1&user_id=2' -H \"Authorization: Bearer $T\"\n"

    private static func script(_ comment: String) -> String { "# bindlint: \(comment)\n" + call }

    @Test func `a suppressed finding is counted and fails nothing`() throws {
        let folder = try Folder(["a.sh": Self.script("allow missing-application -- the old client")])
        let run = try Command.bindlint("check", in: folder)
        #expect(run.code == 0)
        #expect(run.output == "no findings in 1 request (1 file). 1 suppressed.\n", "\(run.output)\(run.errors)")
        let json = try Command.bindlint("check", "--format", "json", in: folder)
        #expect(json.output.contains(#""suppressed":1,"baselined":0,"outsideChanges":0"#), "\(json.output)")
        let bare = try Command.bindlint("check", "--no-suppressions", "--format", "concise", in: folder)
        #expect(bare.code == 1)
        #expect(bare.output.hasPrefix("a.sh:2:") && !bare.output.contains("suppression]"), "\(bare.output)")
    }

    @Test(arguments: [
        ("2026-11-24", Int32(0)), ("2026-11-24T23:59:59Z", 0), ("2026-11-25T01:00:00+02:00", 0), ("2026-11-25", 1),
        ("2026-11-25T00:00:00Z", 1),
    ])
    func `a last day is over when it is over in UTC`(now: String, code: Int32) throws {
        let folder = try Folder(["a.sh": Self.script("allow missing-application -- why until 2026-11-24")])
        let run = try Command.bindlint("check", "--now", now, "--format", "concise", in: folder)
        #expect(run.code == code)
        #expect(run.output.contains("warning[expired-suppression]") == (code == 1), "\(run.output)\(run.errors)")
    }

    @Test(arguments: ["check", "audit"]) func `a time that is none is a mistake`(command: String) throws {
        let run = try Command.bindlint(command, "--now", "yesterday", input: "")
        #expect(run.code == 2)
        #expect(run.errors.contains("--now: 'yesterday' is no time such as"), "\(run.errors)")
    }

    @Test func `rules about suppressions are rules like others`() throws {
        let list = try Command.bindlint("rules")
        for id in ["expired-suppression", "suppression-without-reason", "unknown-suppression", "unused-suppression"] {
            #expect(list.output.contains("  warning  \(id) "), "\(list.output)")
            let explained = try Command.bindlint("explain", id)
            #expect(explained.code == 0 && explained.output.hasPrefix("\(id) (warning, hygiene)\n"))
        }
        let folder = try Folder(["a.sh": Self.script("allow api-key -- why")])
        let args = ["check", "--format", "concise", "--select"]
        let own = try Command.bindlint(args + ["unused-suppression,api-key"], in: folder)
        #expect(
            own.output == "a.sh:1:19: warning[unused-suppression] api-key finds nothing that this suppression covers\n")
        #expect(try Command.bindlint(args + ["api-key"], in: folder).output == "")
        #expect(
            try Command.bindlint(args + ["hygiene,api-key", "--ignore", "unused-suppression"], in: folder).output == "")
        let misspelt = try Command.bindlint("explain", "unused-supression")
        #expect(misspelt.errors.contains("did you mean 'unused-suppression'?"), "\(misspelt.errors)")
    }

    @Test func `a configuration says how grave findings about suppressions are`() throws {
        let folder = try Folder([
            "a.sh": Self.script("allow api-key, missing-application -- why"),
            ".bindlint.yaml": "rules:\n  unused-suppression: error\n",
        ])
        let run = try Command.bindlint("check", "--format", "concise", in: folder)
        #expect(run.code == 1 && run.output.hasPrefix("a.sh:1:19: error[unused-suppression]"), "\(run.output)")
        try folder.write("rules:\n  unused-suppression: off\n", to: ".bindlint.yaml")
        #expect(try Command.bindlint("check", in: folder).code == 0)
        try folder.write(
            "rules:\n  unused-suppression: { severity: error, paths: [b.sh] }\n", to: ".bindlint.yaml")
        #expect(try Command.bindlint("check", "--format", "concise", in: folder).output.contains(": warning[unused-"))
    }

    @Test func `a configuration allows what files without comments hold`() throws {
        let folder = try Folder([
            "bad.json": Sample.bad.1,
            ".bindlint.yaml": """
            allow:
              - { file: bad.json, rule: missing-registration, reason: a sample, until: 2027-01-31 }
              - { file: bad.json, rule: api-key, reason: nothing to allow }
              - { rule: missing-registration, reason: over, until: 2026-01-01 }
            """,
        ])
        let run = try Command.bindlint("check", "--format", "concise", "--now", "2026-11-24", in: folder)
        #expect(
            run.output == """
                .bindlint.yaml:3:29: warning[unused-suppression] api-key finds nothing that this entry allows
                .bindlint.yaml:4:56: warning[expired-suppression] this suppression held until 2026-01-01

                """, "\(run.output)\(run.errors)")
        #expect(run.code == 0)
        #expect(try Command.bindlint("check", "--no-suppressions", in: folder).code == 1)
        #expect(try Command.bindlint("check", "--no-config", in: folder).code == 1)
    }

    @Test func `an entry with mistakes is told before anything is judged`() throws {
        let folder = try Folder([
            "bad.json": Sample.bad.1, ".bindlint.yaml": "allow:\n  - { rul: api-key, until: soon }\n",
        ])
        let run = try Command.bindlint("check", in: folder)
        #expect(run.code == 2 && run.output.isEmpty)
        for words in ["unknown key 'rul'; did you mean 'rule'?", "'reason' is missing", "not 'soon'"] {
            #expect(run.errors.contains(words), "\(run.errors)")
        }
    }

    // MARK: Audits

    private static func log(_ count: Int) -> String {
        (0..<count).map { number in
            """
            {"time":"2026-11-16T08:00:\(10 + number % 50)Z","method":"POST","url":"\(url)?account_id=\(number % 3)&sip_registration_id=\(number % 7)&user_id=\(number % 5)","status":200,"response":{"result":1}}

            """
        }.joined()
    }

    @Test func `an audit allows by record, whatever its threads and its screen`() throws {
        let folder = try Folder([
            "log.jsonl": Self.log(400),
            ".bindlint.yaml": """
            allow:
              - { rule: missing-application, reason: known, file: "*.jsonl", arguments: { user_id: 3 } }
              - { rule: [registration-displaced, left-unbound], reason: known, arguments: { user_id: 4 } }
              - { rule: nonsense, reason: misspelt }
            """,
        ])
        let bare = try Command.bindlint("audit", "log.jsonl", "--no-suppressions", "--format", "json", in: folder)
        #expect(bare.output.contains(#""suppressed":0"#))
        let runs = try [["-j", "1"], ["-j", "4"], ["--no-screen"], ["--no-screen", "-j", "3"]].map {
            try Command.bindlint(["audit", "log.jsonl", "--format", "json"] + $0, in: folder)
        }
        #expect(Set(runs.map(\.output)).count == 1)
        let findings = { (run: Command) in run.output.split(separator: "\n").filter { $0.hasPrefix(#"{"rule":"#) } }
        let found = findings(runs[0]).dropFirst()
        #expect(findings(runs[0]).first?.contains(#""rule":"unknown-suppression""#) == true)
        let suppressed = findings(bare).count - found.count
        #expect(suppressed > 100 && runs[0].output.contains("\"suppressed\":\(suppressed),"), "\(suppressed)")
        let left = Set(findings(bare)).subtracting(found)
        #expect(
            left.allSatisfy {
                $0.contains("missing-application") || $0.contains("displaced") || $0.contains("left-unbound")
            })
        #expect(found.contains { $0.contains("missing-application") })
    }
}
