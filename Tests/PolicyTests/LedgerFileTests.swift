import Policy
import Requests
import SourceText
import Testing

/// A ledger that is written down and read back is the same ledger.
@Suite struct LedgerFileTests {
    private static let answers = #"""
        {"result":[{"sip_registration_id":1,"user_id":7,"user_name":"anna","application_id":9,
        "application_name":"support.lemon.voximplant.com"},{"sip_registration_id":2,"deactivated":true},
        {"sip_registration_id":3,"rule_id":4},{"sip_registration_id":4,"user_name":"bob","application_name":"x"}],"count":4}
        """#

    private static func directory(_ text: String) -> Directory {
        var export = AccountExport()
        #expect(export.read(SourceFile(name: "GetSipRegistrations.json", text: text)).isEmpty)
        return export.directory
    }

    /// Everything that a ledger knows, in words.
    private func words(_ ledger: Ledger, _ names: NameTable) -> [String] {
        var words: [String] = ["complete \(ledger.isComplete), losses \(ledger.losses), bound \(ledger.boundCount)"]
        func text(_ id: EntityID) -> String {
            let application = id.application(names)
            return "\(id.kind) \(id.text(names)) \(id.creation ?? 0)"
                + (application == .none ? "" : " in \(text(application))")
        }
        ledger.forEachRegistration { record in
            words.append(
                "\(text(record.registration)): \(record.state), user \(text(record.user)), application "
                    + "\(text(record.application)), rule \(text(record.rule)), by \(text(record.displacedBy)), "
                    + "\(record.since.nanoseconds) \(record.number ?? -1) \(record.isExported) \(record.mayBeDeleted)")
        }
        ledger.forEachUnboundUser { record in
            words.append(
                "\(text(record.user)): \(record.state) \(record.since.nanoseconds) \(record.number ?? -1) \(record.isExported)"
            )
        }
        return words.sorted()
    }

    private func written(
        _ ledger: Ledger, _ names: NameTable, _ directory: Directory?, windows: [JSON] = []
    ) -> String {
        var context = LedgerFile.Context(names: names, logs: ["a.jsonl", "b.jsonl"]) {
            LedgerFile.Place(log: $0 / 10_000, line: $0 % 10_000)
        }
        context.directory = directory
        context.windows = windows
        var bytes: [UInt8] = []
        LedgerFile.write(ledger, context) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func read(_ text: String, _ shared: inout SavedLedger.Shared) throws -> SavedLedger {
        var saved = SavedLedger()
        let file = SourceFile(name: "GetSipRegistrations.json", text: text)
        #expect(LedgerFile.isLedger(file))
        try saved.read(file, &shared) { $0.log * 10_000 + $0.line }
        #expect(saved.shortfall == nil)
        return saved
    }

    /// A call with random ids, names, variables and outcomes.
    private func call(_ number: Int, _ random: inout ShapeTests.Random, _ names: inout NameTable) -> LedgerCall {
        let actions: [Action?] = [.bind, .bind, .bind, .unbind, .create, .update, .delete, nil]
        let outcomes: [LedgerCall.Outcome] = [.succeeded, .succeeded, .succeeded, .failed, .unknown]
        var call = LedgerCall(
            actions.randomElement(using: &random) ?? nil, outcomes.randomElement(using: &random) ?? .succeeded,
            number: number)
        func entity(_ range: ClosedRange<Int>, _ names: inout NameTable, in application: EntityID = .none) -> EntityID {
            let value = Int.random(in: range, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0: return .none
            case 1: return .name("n\u{E9}\(value)".utf8Span.span, in: application, &names)
            case 2 where value == range.lowerBound: return .symbolic("$X".utf8Span.span, &names)
            case 3 where value == range.lowerBound: return .id(.max, &names)
            default: return .id(value, &names)
            }
        }
        let registration = entity(1...12, &names)
        call.registration = registration.kind == .name ? .none : registration
        call.application = entity(20...22, &names)
        call.user = entity(30...38, &names, in: call.application)
        call.rule = entity(40...42, &names)
        call.time = PackedTime(nanoseconds: 1_764_000_000_123_456_789 + Int64(number))
        call.hasUnseenArguments = Int.random(in: 0..<400, using: &random) == 0
        return call
    }

    @Test(arguments: 1...12) func `a ledger reads back as it was and goes on the same`(seed: UInt64) throws {
        var random = ShapeTests.Random(state: seed)
        let directory = seed % 2 == 0 ? Self.directory(Self.answers) : nil
        let accounts = Accounts(own: directory)
        var names = accounts.ledgers.names
        var ledger = accounts.ledgers[nil]
        for number in 0..<Int.random(in: 0...400, using: &random) { _ = ledger.apply(call(number, &random, &names)) }

        let text = written(ledger, names, directory)
        var shared = SavedLedger.Shared()
        let saved = try read(text, &shared)
        #expect(words(saved.ledger, shared.names) == words(ledger, names))
        #expect(shared.logs == ["a.jsonl", "b.jsonl"])

        var other = saved.ledger
        var otherRandom = random
        for number in 500..<900 {
            let effect = ledger.apply(call(number, &random, &names))
            let otherEffect = other.apply(call(number, &otherRandom, &shared.names))
            #expect(effect.code == otherEffect.code && effect.displacedNumber == otherEffect.displacedNumber)
        }
        #expect(words(other, shared.names) == words(ledger, names))
        #expect(written(saved.ledger, shared.names, directory).count == text.count)
    }

    @Test func `what is written reads as answers of the API too`() throws {
        let directory = Self.directory(Self.answers)
        let accounts = Accounts(own: directory)
        let text = written(accounts.ledgers[nil], accounts.ledgers.names, directory, windows: [["x", 1]])
        let lines = text.split(separator: "\n")
        let documents = try lines.map { try Node(json: SourceFile(name: "", text: String($0)).text) }
        let listed = documents.flatMap { $0["result"]?.elements ?? [] }
        #expect(listed.compactMap { $0["sip_registration_id"]?.integer } == [1, 2, 3, 4])
        #expect(listed.map { $0["user_id"]?.integer } == [7, nil, nil, nil])
        #expect(listed[1]["deactivated"]?.bool == true && listed[2]["rule_id"]?.integer == 4)
        #expect(documents.allSatisfy { $0["total_count"]?.integer == 4 })
        var shared = SavedLedger.Shared()
        #expect(try read(text, &shared).windows.first?.elements?.first?.string == "x")
    }

    @Test func `what was frozen and listed is still known`() throws {
        let directory = Self.directory(Self.answers)
        let accounts = Accounts(own: directory)
        var shared = SavedLedger.Shared()
        var export = AccountExport()
        export.take(try read(written(accounts.ledgers[nil], accounts.ledgers.names, directory), &shared))
        let again = Accounts(own: export.directory, names: shared.names)
        for request in [
            #"{"operation":"BindSipRegistration","params":{"sip_registration_id":2,"application_id":9}}"#,
            #"{"operation":"BindSipRegistration","params":{"sip_registration_id":3,"application_id":9,"user_id":7}}"#,
        ] {
            let before = AccountExportTests.judge([request], accounts).findings.map { "\($0)" }
            #expect(AccountExportTests.judge([request], again).findings.map { "\($0)" } == before)
            #expect(!before.isEmpty)
        }
    }

    @Test(arguments: [
        ("version\":1", "version\":2", "it was written by a version that this one cannot read"),
        ("\"state\":\"bound\"", "\"state\":\"tied\"", "the record has no state that is known"),
        ("\"id\":1,", "", "the record does not say what it is about"),
    ])
    func `a ledger that was changed is a located error`(text: String, change: String, reason: String) {
        let directory = Self.directory(Self.answers)
        let accounts = Accounts(own: directory)
        let broken = written(accounts.ledgers[nil], accounts.ledgers.names, directory).replacing(text, with: change)
        var shared = SavedLedger.Shared()
        var saved = SavedLedger()
        let error = #expect(throws: SyntaxError.self) {
            try saved.read(SourceFile(name: "a.json", text: broken), &shared, number: nil)
        }
        #expect(error?.reason == reason)
    }

    @Test func `a list in the log that contradicts the export is counted, and counts`() {
        let accounts = Accounts(own: Self.directory(Self.answers))
        var names = accounts.ledgers.names
        var ledger = accounts.ledgers[nil]
        func entry(_ registration: Int, user: Int? = nil, rule: Int? = nil) -> Listing.Entry {
            Listing.Entry(
                .id(registration, &names), user: EntityID(user, nil, in: .none, &names),
                application: user == nil ? .none : .id(9, &names), rule: EntityID(rule, nil, in: .none, &names))
        }
        // As exported; bound since; of another rule; gone.
        let entries = [entry(1, user: 7), entry(2, user: 8), entry(3, rule: 5)]
        var call = LedgerCall(.list, .succeeded, number: 1)
        let listing = Listing(entries, isComplete: true)
        _ = ledger.apply(call, listing)
        #expect(ledger.contradictions == 3)
        #expect(ledger.standing(ofRegistration: .id(2, &names)).state == .bound)
        #expect(ledger.standing(ofRegistration: .id(4, &names)).state == .deleted)
        #expect(ledger.standing(ofRegistration: .id(1, &names)).isExported)
        call.number = 2
        _ = ledger.apply(call, listing)
        #expect(ledger.contradictions == 3)
    }

    @Test func `proposed requests are judged by what an audit left behind`() throws {
        var names = NameTable()
        var ledger = Ledger()
        for (number, (registration, user)) in [(1, 7), (2, 8), (0, 9)].enumerated() {
            var call = LedgerCall(registration == 0 ? .create : .bind, .succeeded, number: number)
            call.registration = registration == 0 ? .none : .id(registration, &names)
            call.user = .id(user, &names)
            _ = ledger.apply(call)
        }
        var shared = SavedLedger.Shared()
        var saved = SavedLedger()
        try saved.read(SourceFile(name: "a.json", text: written(ledger, names, nil)), &shared, number: nil)
        var export = AccountExport()
        export.take(saved)
        let requests = [7, 8, 9, 10].map {
            #"{"operation":"BindSipRegistration","params":{"sip_registration_id":5,"application_id":1,"user_id":\#($0)}}"#
        }
        let accounts = Accounts(own: export.directory, names: shared.names)
        let found = requests.map { AccountExportTests.judge([$0], accounts).findings.map(\.rule) }
        #expect(found == [["user-already-bound"], ["user-already-bound"], ["user-already-bound"], []])
        let results = AccountExportTests.judge([requests[3], requests[0]], accounts)
        #expect(results.findings.map(\.rule) == ["user-already-bound"])
    }

    @Test func `a ledger that is cut is known to be`() throws {
        let accounts = Accounts(own: Self.directory(Self.answers))
        let text = written(accounts.ledgers[nil], accounts.ledgers.names, nil)
        let first = try #require(text.split(separator: "\n").first)
        var shared = SavedLedger.Shared()
        var saved = SavedLedger()
        try saved.read(SourceFile(name: "a.json", text: String(first)), &shared, number: nil)
        #expect(
            saved.shortfall
                == "the ledger is cut short: 0 of 4 registrations and 0 of 0 users; write it anew with --ledger-out")
    }
}
