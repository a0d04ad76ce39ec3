import Testing

/// The logs of `samples/logs/` show what they are there for.
struct AuditSamplesTests {
    /// The rules that each log shows, sorted.
    static let logs: KeyValuePairs = [
        "alb.log": ["changing-get", "missing-registration", "refused-request"],
        "apache-vhost.log": ["changing-get", "invalid-value", "missing-application", "refused-request"],
        "audit-log.csv": ["left-unbound", "literal-application", "missing-application", "registration-displaced"],
        "audit-log.json": ["left-unbound", "literal-application", "missing-application", "registration-displaced"],
        "caddy.jsonl": [
            "changing-get", "empty-value", "missing-application", "missing-registration", "refused-request",
        ],
        "cloudfront.log": ["changing-get", "invalid-value", "missing-application", "refused-request"],
        "gateway.csv": [
            "json-body", "left-unbound", "missing-parameter", "refused-request", "registration-displaced",
            "role-not-allowed",
        ],
        "gateway.jsonl": [
            "deleted-registration", "left-unbound", "missing-application", "missing-registration", "refused-request",
            "registration-displaced", "role-not-allowed",
        ],
        "nginx-body.log": ["changing-get", "conflicting-alternatives", "json-body", "missing-application"],
        "nginx-combined.log": ["changing-get", "literal-application", "missing-application", "refused-request"],
        "nginx-json.log.gz": ["empty-value", "literal-application", "refused-request", "unknown-operation"],
        "recording.har": [
            "left-unbound", "missing-application", "refused-request", "registration-taken", "unknown-registration",
        ],
        "shift.jsonl": ["refused-request"],
    ]

    private static func path(_ name: String) -> String { "\(SamplesTests.root)/samples/\(name)" }

    @Test func `every log shows the rules that it is there for`() throws {
        #expect(try SamplesTests.names("samples/logs") == AuditSamplesTests.logs.map(\.key))
        for (name, rules) in AuditSamplesTests.logs {
            let run = try Command.bindlint("audit", "--format", "json", AuditSamplesTests.path("logs/\(name)"))
            #expect(try Set(run.rules("json")).sorted() == rules, "\(name)")
            #expect(run.errors.isEmpty, "\(name): \(run.errors)")
        }
    }

    @Test func `the account export shows what a log alone does not`() throws {
        let run = try Command.bindlint(
            "audit", "--format", "json", "--account", AuditSamplesTests.path("account"),
            AuditSamplesTests.path("logs/shift.jsonl"))
        #expect(
            try Set(run.rules("json")).sorted() == [
                "frozen-registration", "left-unbound", "refused-request", "registration-displaced",
                "rule-of-other-application", "unknown-name", "unknown-registration", "user-of-other-application",
            ])
        #expect(run.code == 1)
    }

    @Test func `a log is the same by its name and as standard input, gzipped or not`() throws {
        let log = AuditSamplesTests.path("logs/gateway.jsonl")
        let folder = try Folder()
        let named = try Command.bindlint("audit", "-q", "--format", "concise", log, in: folder)
        for feed in [
            "cat '\(log)'", "gzip -c '\(log)'", "{ head -5 '\(log)' | gzip -c; tail -n +6 '\(log)' | gzip -c; }",
        ] {
            let piped = try Command.shell("\(feed) | \"$BINDLINT\" audit -q --format concise", in: folder)
            #expect(piped.output == named.output.replacing(log, with: "standard input"), "\(feed)")
            #expect(!piped.output.isEmpty)
            #expect(piped.code == 1)
        }
    }

    @Test func `an audit of today begins where that of yesterday ended`() throws {
        let log = AuditSamplesTests.path("logs/gateway.jsonl")
        let folder = try Folder()
        let split = "head -5 '\(log)' > monday.jsonl; tail -n +6 '\(log)' > tuesday.jsonl"
        let run = try Command.shell(
            "\(split); \"$BINDLINT\" audit monday.jsonl --ledger-out ledger >monday; "
                + "\"$BINDLINT\" audit -q --format concise tuesday.jsonl --account ledger --ledger-out ledger",
            in: folder)
        #expect(
            run.output.contains("tuesday.jsonl:1:199: warning[registration-displaced] user_id 31 had registration 701"))
        #expect(run.output.contains("tuesday.jsonl:6:177: error[deleted-registration]"))
        #expect(run.code == 1)
    }

    @Test func `a log without requests is no clean audit, and says how to name its fields`() throws {
        let folder = try Folder(["own.jsonl": #"{"target":"/platform_api/BindSipRegistration","verb":"GET"}"# + "\n"])
        let lost = try Command.bindlint("audit", "own.jsonl", in: folder)
        #expect(lost.code == 2)
        #expect(lost.errors.contains("--map tells where the fields of a log of your own are"))
        let mapped = try Command.bindlint("audit", "own.jsonl", "--map", "url=target", in: folder)
        #expect(mapped.code == 1)
        let missed = try Command.bindlint("audit", "own.jsonl", "--map", "url=target", "--map", "body=form", in: folder)
        #expect(missed.code == 2)
        #expect(missed.errors.contains("own.jsonl: no record has the field that --map gives for 'body'"))
    }

    @Test func `an account export that the log contradicts is told of`() throws {
        let answer =
            #"{"result":[{"sip_registration_id":701,"user_id":99,"application_id":12}],"total_count":1,"count":1}"#
        let folder = try Folder(["export/GetSipRegistrations.json": answer])
        let log = AuditSamplesTests.path("logs/gateway.jsonl")
        let run = try Command.bindlint("audit", "--account", "export", log, in: folder)
        #expect(
            run.errors
                == "bindlint: warning: 1 registration stands in the account export otherwise than a list in the logs "
                + "shows; the list counts; save the export's answers anew\n")
        #expect(run.code == 1)
    }

    @Test func `records that cannot be read are counted, and written where asked`() throws {
        let log =
            #"{"url":"/platform_api/BindSipRegistration?sip_registration_id=1","method":"GET","status":"ok"}"# + "\n"
        let folder = try Folder(["cut.jsonl": log + log.replacing("\"ok\"", with: "200")])
        let run = try Command.bindlint("audit", "cut.jsonl", "--rejects", "rejects.jsonl", in: folder)
        #expect(run.output.contains("1 of 1 request judged. "))
        #expect(run.output.contains("1 record unreadable."))
        #expect(
            try folder.read("rejects.jsonl")
                == #"{"file":"cut.jsonl","line":1,"offset":90,"reason":"'ok' is no HTTP status"}"# + "\n")
    }
}
