import Policy
import Requests
import SourceText
import Testing

@testable import bindlint

/// The folder that `--ledger-out` writes, and `--account` reads.
@Suite struct LedgerFolderTests {
    private static let registrations =
        #"{"result":[{"sip_registration_id":1,"user_id":7,"application_id":9},{"sip_registration_id":2}],"count":2}"#
    private static let users = #"{"result":[{"user_id":7,"user_name":"anna"}],"total_count":1}"#

    private func load(_ path: String) throws -> LoadedAccounts {
        var options = AccountOptions()
        options.folder = path
        return try #require(try options.load { $0.log << 20 | $0.line })
    }

    private func write(_ ledgers: Ledgers, _ loaded: LoadedAccounts?, to path: String, windows: [JSON] = []) throws {
        let logs = (loaded?.earlierLogs ?? []) + ["today.jsonl"]
        let context = LedgerFile.Context(names: ledgers.names, logs: logs) {
            LedgerFile.Place(log: $0 >> 20, line: $0 & (1 << 20 - 1))
        }
        try LedgerOutput(folder: path, context: context, loaded: loaded).write(ledgers, windows: windows)
    }

    private func bind(_ registration: Int, user: Int, number: Int, _ names: inout NameTable) -> LedgerCall {
        var call = LedgerCall(.bind, .succeeded, number: number)
        call.registration = .id(registration, &names)
        call.user = .id(user, &names)
        return call
    }

    @Test func `a folder is written and read back, account by account`() throws {
        let folder = try Folder(["in/GetSipRegistrations.json": Self.registrations, "in/users.json": Self.users])
        let loaded = try load(folder.path("in"))
        var ledgers = loaded.accounts.ledgers
        _ = ledgers.apply(bind(2, user: 7, number: 41, &ledgers.names), account: 1001)
        _ = ledgers.apply(bind(2, user: 8, number: 42, &ledgers.names), account: nil)
        try write(ledgers, loaded, to: folder.path("out"), windows: [.int(5)])

        let again = try load(folder.path("out"))
        #expect(again.earlierLogs == ["today.jsonl"])
        #expect(again.windows.map(\.integer) == [5])
        #expect(again.accounts.servesAll)
        #expect(again.accounts.directory(of: 1001)?.user(7)?.name == "anna")
        var names = again.accounts.ledgers.names
        let seven = EntityID.id(7, &names)
        let states = [1001, nil, 1002].map { again.accounts.ledgers[$0].standing(ofUser: seven) }
        #expect(states.map(\.counterpart.number) == [2, 1, 1])
        #expect(states.map(\.number) == [41, nil, nil])
        #expect(states.map(\.isExported) == [false, true, true])
        #expect(again.accounts.ledgers[1001].standing(ofRegistration: .id(1, &names)).state == .displaced)

        // Written once more, over itself.
        try write(again.accounts.ledgers, again, to: folder.path("out"))
        #expect(try load(folder.path("out")).accounts.ledgers[1001].standing(ofUser: seven).number == 41)
        #expect(
            try SamplesTests.names(in: folder.path("out")) == [
                "1001", "GetSipRegistrations-others.json", "GetSipRegistrations.json", "users.json",
            ])
    }

    @Test func `without an export what is unknown stays unknown`() throws {
        let folder = try Folder()
        var ledgers = Ledgers()
        _ = ledgers.apply(bind(2, user: 7, number: 41, &ledgers.names), account: 1001)
        try write(ledgers, nil, to: folder.path("out"))
        let again = try load(folder.path("out")).accounts
        #expect(!again.servesAll && again.ledgers[nil].boundCount == 0 && again.ledgers[1001].boundCount == 1)
        #expect(again.directory(of: nil) == nil)
    }

    @Test func `a ledger of many files is read in their order, and a shorter one leaves none behind`() throws {
        let folder = try Folder()
        var ledgers = Ledgers()
        for number in 0..<3_000 {
            _ = ledgers.apply(bind(number, user: 100_000 + number, number: number, &ledgers.names), account: nil)
        }
        let context = LedgerFile.Context(names: ledgers.names, logs: ["a"]) { LedgerFile.Place(log: 0, line: $0) }
        var output = LedgerOutput(folder: folder.path("out"), context: context, loaded: nil)
        output.fileSize = 1_000
        try output.write(ledgers, windows: [])
        let parts = [
            "GetSipRegistrations.json", "GetSipRegistrations.part002.json", "GetSipRegistrations.part003.json",
        ]
        #expect(try SamplesTests.names(in: folder.path("out")) == parts)
        #expect(try load(folder.path("out")).accounts.ledgers[nil].boundCount == 3_000)
        output.fileSize = 1_000_000
        try output.write(ledgers, windows: [])
        #expect(try SamplesTests.names(in: folder.path("out")) == ["GetSipRegistrations.json"])
    }

    @Test func `a folder that cannot be written is an error, and nothing is left in it`() throws {
        let folder = try Folder(["file": "x", "out/GetSipRegistrations.json/in-the-way": "x"])
        #expect(throws: WriteError.self) {
            try write(Ledgers([nil: Ledger()], initial: Ledger(), names: NameTable()), nil, to: folder.path("file/out"))
        }
        let error = #expect(throws: WriteError.self) {
            try write(Ledgers([nil: Ledger()], initial: Ledger(), names: NameTable()), nil, to: folder.path("out"))
        }
        #expect(error?.description == "cannot write \(folder.path("out"))/GetSipRegistrations.json: is a directory")
        #expect(try Command.shell("ls -A out", in: folder).output == "GetSipRegistrations.json\n")
    }

    // MARK: The command

    /// Calls of two accounts and of none, a record a line: binds by id and by name, unbinds, deletions, failures.
    private static func log(_ numbers: Range<Int>) -> String {
        numbers.map { number in
            let (registration, user) = (1 + number * 7 % 13, 20 + number * 5 % 11)
            let query =
                switch number % 9 {
                case 0: "BindSipRegistration?user_id=\(user)&bind=false"
                case 1: "DeleteSipRegistration?sip_registration_id=\(registration)"
                case 2, 5:
                    "BindSipRegistration?sip_registration_id=\(registration)&application_name=support&user_name=u\(user)"
                default: "BindSipRegistration?sip_registration_id=\(registration)&application_id=9&user_id=\(user)"
                }
            let answer = number % 8 == 3 ? #"{"error":{"msg":"no","code":104}}"# : #"{"result":1}"#
            let account = number % 3 == 0 ? "" : #","account":\#(1_000 + number % 3)"#
            return
                #"{"time":\#(1_764_000_000 + number * 30),"method":"POST","status":200,"response":\#(answer)\#(account),"#
                + #""url":"https://api.voximplant.com/platform_api/\#(query)"}"# + "\n"
        }.joined()
    }

    private func findings(_ run: Command) throws -> [String] {
        let report = try Node(json: SourceFile(name: "report", text: run.output).text)
        return (report["findings"]?.elements ?? []).compactMap { finding in
            guard let rule = finding["rule"]?.string, rule != "left-unbound" else { return nil }
            return "\(rule): \(finding["message"]?.string ?? "")"
        }
    }

    @Test(arguments: ["", "exp"]) func `two audits, one after the other, find what one finds`(export: String) throws {
        let users = (20...31).map { #"{"user_id":\#($0),"user_name":"u\#($0)","applications":[{"application_id":9}]}"# }
        let folder = try Folder([
            "exp/GetSipRegistrations.json": Self.registrations,
            "exp/GetUsers.json": #"{"result":[\#(users.joined(separator: ","))],"total_count":12}"#,
            "exp/GetApplications.json":
                #"{"result":[{"application_id":9,"application_name":"support.l.voximplant.com"}],"total_count":1}"#,
            "all.jsonl": Self.log(0..<240), "one.jsonl": Self.log(0..<120), "two.jsonl": Self.log(120..<240),
        ])
        let account = export.isEmpty ? [] : ["--account", export]
        func audit(_ log: String, _ account: [String], to ledger: String) throws -> [String] {
            let run = try Command.bindlint(
                ["audit", "--format", "json", "--ledger-out", ledger, log] + account, in: folder)
            #expect(run.code == 1 && run.errors.isEmpty, "\(run.errors)")
            return try findings(run)
        }
        let whole = try audit("all.jsonl", account, to: "whole")
        let first = try audit("one.jsonl", account, to: "middle")
        let second = try audit("two.jsonl", ["--account", "middle"], to: "end")
        #expect((first + second).sorted() == whole.sorted())
        #expect(Set(whole).count > 30)
        // All but the first line, which names the logs; the second half is a log of its own, with lines of its own.
        let rest = #"tail -n +2 "$1/$name" | sed -E 's/"by":\[[0-9]+,[0-9]+\]//g'"#
        let compared = try Command.shell(
            """
            rest() { \(rest); }
            for name in $(cd whole && find . -name 'GetSip*' | sort); do diff <(rest whole) <(rest end) || exit 1; done
            """, in: folder)
        #expect(compared.code == 0, "\(compared.output)")
    }

    @Test func `a disk that takes no more is an error, and leaves what was there`() throws {
        let folder = try Folder(["out/GetSipRegistrations.json": "{}", "all.jsonl": Self.log(0..<240)])
        let run = try Command.shell(
            "trap '' XFSZ; ulimit -f 4; $BINDLINT audit --ledger-out out all.jsonl >/dev/null 2>errors; code=$?; cat errors; exit $code",
            in: folder)
        #expect(run.code == 2)
        #expect(run.output.hasSuffix("bindlint: error: cannot write out/GetSipRegistrations.json: file too large\n"))
        #expect(try folder.read("out/GetSipRegistrations.json") == "{}")
        #expect(try Command.shell("ls -A out", in: folder).output == "GetSipRegistrations.json\n")
    }
}
