import Testing

/// `check --account`, as it is called.
@Suite struct AccountTests {
    private static let users = (
        "acc/GetUsers.json",
        #"{"result":[{"user_id":7,"user_name":"anna","applications":[{"application_id":2}]}],"total_count":1,"count":1}"#
    )
    private static let request = (
        "bind.json",
        #"{"operation":"BindSipRegistration","sip_registration_id":1,"application_id":2,"user_id":8}"# + "\n"
    )

    @Test func `the sample export shows what the requests alone do not`() throws {
        let samples = "\(SamplesTests.root)/samples"
        let request = "\(samples)/shift-change.yaml"
        #expect(try Command.bindlint("check", "--fail-on", "warning", request).code == 0)
        let run = try Command.bindlint("check", "--account", "\(samples)/account", "--format", "json", request)
        #expect(run.code == 1)
        #expect(run.errors.isEmpty)
        #expect(
            try run.rules("json") == [
                "user-of-other-application", "frozen-registration", "rule-of-other-application", "unknown-name",
            ])
    }

    @Test func `an incomplete export is a warning, and nothing is missing from it`() throws {
        let folder = try Folder([
            Self.users.0: Self.users.1.replacing(#""total_count":1"#, with: #""total_count":3"#),
            Self.request.0: Self.request.1,
        ])
        let run = try Command.bindlint("check", "--account", "acc", "bind.json", in: folder)
        #expect(run.code == 0)
        #expect(
            run.errors
                == "bindlint: warning: acc: GetUsers is incomplete, 1 of 3: nothing is said to be missing from the users\n"
        )
        try folder.write(Self.users.1, to: Self.users.0)
        let whole = try Command.bindlint("check", "--account", "acc", "--format", "json", "bind.json", in: folder)
        #expect(try whole.rules("json") == ["unknown-name"])
        #expect(whole.errors.isEmpty)
    }

    @Test func `everything that is wrong with an export is told at once`() throws {
        let folder = try Folder([
            Self.request.0: Self.request.1, Self.users.0: Self.users.1, "acc/notes.txt": "users of May\n",
            "acc/rules.json": "{\"error\":{\"msg\":\"no\",\"code\":104}}", "acc/calls/page.json": "{}",
            "acc/1001/x.json": "{\"result\":[\n", "acc/.hidden": "not read",
        ])
        try folder.makeLoop("acc/loop.json")
        let run = try Command.bindlint("check", "--account", "acc", "bind.json", in: folder)
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        let lines = run.errors.split(separator: "\n").map { $0.replacing("bindlint: error: ", with: "") }
        #expect(lines.count == 5 && lines.contains { $0.hasPrefix("acc/notes.txt:1:1: ") }, "\(lines)")
        #expect(
            lines.contains(
                "acc/rules.json:1:10: the answer is an error (code 104): no; save the answer of a call that succeeded"))
        #expect(lines.contains("acc/calls: the folder's name is not an account's id"))
        #expect(lines.contains("acc/loop.json: it is neither a file nor a folder"))
        #expect(lines.contains { $0.hasPrefix("acc/1001/x.json:2:1: ") }, "\(lines)")
    }

    @Test(arguments: [
        ("nowhere", "nowhere: no such file or directory"),
        ("bind.json", "bind.json: not a directory"),
        (
            "empty",
            "empty: the folder holds no saved answer; save those of GetUsers and the like there, such as GetUsers.json"
        ),
    ])
    func `a folder that is none is an error`(path: String, reason: String) throws {
        let folder = try Folder([Self.request.0: Self.request.1, "empty/.keep": ""])
        let run = try Command.bindlint("check", "--account", path, "bind.json", in: folder)
        #expect(run.code == 2)
        #expect(run.errors == "bindlint: error: \(reason)\n")
    }

    @Test func `each account has its folder`() throws {
        let folder = try Folder([
            "acc/1001/GetUsers.json": Self.users.1,
            "acc/1002/GetUsers.json": Self.users.1.replacing("7", with: "8"),
            "a.json": Self.request.1.replacing("}", with: #","account_id":1001}"#),
            "b.json": Self.request.1.replacing("}", with: #","account_id":1002}"#),
        ])
        let run = try Command.bindlint(
            "check", "--account", "acc", "--format", "concise", "a.json", "b.json", in: folder)
        #expect(try run.rules("concise") == ["unknown-name"])
        #expect(run.output.hasPrefix("a.json:1:"))
        #expect(run.errors.isEmpty)
    }
}
