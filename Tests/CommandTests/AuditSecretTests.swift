import Testing

/// No secret of a log gets into what an audit prints or writes.
struct AuditSecretTests {
    /// Each has the mark in it, in some writing; what is searched is the mark as it reads.
    private static let mark = "Zq7SecretMark"
    private static let percent = mark.utf8.map { "%" + String($0, radix: 16) }.joined()
    private static let escaped = mark.utf8.map { "\\u00" + String($0, radix: 16) }.joined()
    private static let url = "https://api.voximplant.com/platform_api"

    private static func record(_ members: String, at second: Int) -> String {
        "{\"time\":\"2026-11-23T10:00:\(second)Z\",\"method\":\"POST\",\"status\":200,\"account_id\":1,\(members)}\n"
    }

    /// Every record breaks a rule, so that it is quoted.
    private static let log: String = {
        let bind = "\(url)/BindSipRegistration?user_id=3"
        let create = "\(url)/CreateSipRegistration"
        let token = "eyJhbGciOiJub25lIn0.eyJpYXQiOjEsImV4cCI6OTAwMDB9.\(mark)"
        let members = [
            "\"url\":\"\(bind)&api_key=\(mark)\"",
            "\"url\":\"\(bind)&api_key=\(percent)\"",
            "\"url\":\"\(bind)&api_key=\(escaped)\"",
            "\"url\":\"\(bind)&session_id=\(mark)&account_password=\(percent)\"",
            "\"url\":\"\(bind)&sip_registration=1\",\"headers\":{\"Authorization\":\"Bearer \(token)\"}",
            "\"url\":\"\(bind)\",\"authorization\":\"Bearer \(token)\"",
            "\"url\":\"\(bind)\",\"headers\":{\"Cookie\":\"session=\(mark)\",\"Authorization\":\"Basic \(mark)\"}",
            "\"url\":\"\(create)\",\"body\":\"sip_username=a&password=\(mark)&unknown=1\"",
            "\"url\":\"\(create)\",\"body\":\"sip_username=a&password=\(percent)&unknown=1\"",
            "\"url\":\"\(create)\",\"content_type\":\"application/json\",\"body\":\"{\\\"password\\\":\\\"\(mark)\\\"}\"",
            "\"url\":\"\(create)\",\"content_type\":\"application/json\",\"body\":{\"password\":\"\(escaped)\"}",
            "\"url\":\"\(create)?sip_username=a&admin_user_password=\(mark)\",\"role\":\"\(mark)\"",
            "\"url\":\"\(bind)&api_key=\(mark)\",\"user_agent\":\"\(mark)\"",
            // A secret that stands in other places of its record.
            "\"url\":\"\(bind)&api_key=\(mark)&user_name=\(mark)\"",
            "\"url\":\"\(bind)&api_key=\(mark)\",\"response\":{\"error\":{\"code\":104,\"msg\":\"\(mark)\"}}",
            // Records that cannot be read.
            "\"url\":\"\(bind)&api_key=\(mark)\",\"body\":{\"password\":\"\(mark)\",",
            "\"url\":\"\(bind)&api_key=\(mark)\(String(repeating: "&a=1", count: 2_000))\"",
        ]
        return members.enumerated().map { record($0.element, at: 10 + $0.offset) }.joined()
            + "{\"operation\":\"CreateSipRegistration\",\"params\":{\"password\":\"\(mark)\",\"x\":1}}\n"
            + "{\"cmd_name\":\"CreateSipRegistration\",\"cmd_args\":{\"password\":\"\(mark)\",\"x\":1},"
            + "\"requested\":\"2026-11-23 10:00:59\",\"account_id\":1,\"audit_log_id\":1}\n"
            + "BindSipRegistration \(mark)\n"
    }()

    @Test(arguments: ["text", "concise", "json"], [[], ["--no-screen"]])
    func `a secret is nowhere in what comes out`(_ format: String, _ more: [String]) throws {
        let folder = try Folder(["a.jsonl": Self.log])
        let run = try Command.bindlint(
            ["audit", "--format", format, "--statistics", "--rejects", "out/rejects", "--ledger-out", "out"] + more
                + ["a.jsonl"], in: try Self.withFolder(folder))
        #expect(run.code == 1)
        #expect(!run.output.isEmpty)
        let written = try Command.shell("cat out/*", in: folder).output
        #expect(written.contains("\"reason\""))
        for (name, text) in [("output", run.output), ("errors", run.errors), ("files", written)] {
            for secret in [Self.mark, Self.percent, Self.escaped] {
                let lines = text.split(separator: "\n").filter { $0.contains(secret) }
                #expect(lines.isEmpty, "\(name): \(lines.prefix(3))")
            }
        }
    }

    private static func withFolder(_ folder: Folder) throws -> Folder {
        try folder.write("", to: "out/.keep")
        return folder
    }
}
