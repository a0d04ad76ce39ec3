import SourceText
import Testing

/// An audit of a log's first half, and one of the second that begins with the first one's ledger, find what one audit finds.
struct ContinuedAuditTests {
    /// Binds that displace, move and repeat, refused ones, unbinds, deletes and listings, of two accounts, each 90 seconds
    /// after the one before, so that what repeats within minutes or an hour goes over any cut.
    private static func records(_ seed: Int) -> [String] {
        var state = UInt64(seed)
        func number(_ limit: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33 % limit)
        }
        return (0..<60).map { index in
            let second = index * 90
            let (registration, user, account) = (1 + number(5), 7 + number(2), 1 + number(4) / 3)
            // Six refusals within ten minutes.
            switch (27...32).contains(index) ? 4 : number(12) {
            case 0:
                return LoggedSample.call(
                    "BindSipRegistration", "sip_registration_id=\(registration)&bind=false", at: second,
                    account: account)
            case 1:
                return LoggedSample.call(
                    "DeleteSipRegistration", "sip_registration_id=\(registration)", at: second, account: account)
            case 2:
                return LoggedSample.call(
                    "GetSipRegistrations", "count=100", at: second, account: account,
                    answer: "{\"result\":[{\"sip_registration_id\":\(registration),\"user_id\":\(user),"
                        + "\"application_id\":2}],\"count\":1,\"total_count\":1}")
            case 3:
                return LoggedSample.call(
                    "BindSipRegistration", "sip_registration_id=\(registration)&application_name=Прод&user_name=anna",
                    at: second, account: account)
            case 4, 5, 6:
                return LoggedSample.bind(registration, user, at: second, account: account, refused: true)
            default: return LoggedSample.bind(registration, user, at: second, account: account)
            }
        }
    }

    /// What a finding says, wherever in which log it stands.
    private static func findings(_ run: Command) throws -> [String] {
        let report = SourceFile(name: "report", text: run.output)
        return try (Node(json: report.text)["findings"]?.elements ?? []).map { finding in
            ["rule", "message"].map { finding[$0]?.string ?? "" }.joined(separator: ": ")
                + " " + (finding["time"]?.string ?? finding["record"]?["time"]?.string ?? "")
        }
    }

    @Test(arguments: 1...2)
    func `two halves in two runs give the findings of one`(_ seed: Int) throws {
        let records = Self.records(seed)
        let folder = try Folder(["whole.jsonl": records.joined()])
        let whole = try Self.findings(Command.bindlint("audit", "--format", "json", "whole.jsonl", in: folder))
        let waiting = whole.filter { $0.hasPrefix("left-unbound") }
        let rules = Set(whole.map { String($0.prefix { $0 != ":" }) })
        #expect(rules.isSuperset(of: [seed == 1 ? "repeated-refusals" : "binding-flaps", "left-unbound"]), "\(rules)")
        for cut in [1, 17, 30, 44, 59] {
            try folder.write(records[..<cut].joined(), to: "first.jsonl")
            try folder.write(records[cut...].joined(), to: "second.jsonl")
            let first = try Command.bindlint(
                "audit", "--format", "json", "--ledger-out", "ledger\(cut)", "first.jsonl", in: folder)
            let second = try Command.bindlint(
                "audit", "--format", "json", "--account", "ledger\(cut)", "second.jsonl", in: folder)
            #expect(first.errors + second.errors == "")
            // What waits for the end of the log counts in the last run.
            let both = try Self.findings(first).filter { !$0.hasPrefix("left-unbound") } + Self.findings(second)
            #expect(
                both.filter { !$0.hasPrefix("left-unbound") } == whole.filter { !$0.hasPrefix("left-unbound") },
                "cut at \(cut)")
            #expect(
                Set(both.filter { $0.hasPrefix("left-unbound") }) == Set(waiting), "cut at \(cut)")
        }
    }
}
