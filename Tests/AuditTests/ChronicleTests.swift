import Requests
import Testing

@testable import Audit
@testable import Policy

struct ChronicleTests {
    private static func ending(_ registration: Int, user: Int, at time: Int) throws -> Ledger.Ending {
        var record = Ledger.RegistrationRecord(try #require(EntityID(registration)), .bound)
        record.user = try #require(EntityID(user))
        record.since = PackedTime(nanoseconds: Int64(time))
        record.number = time
        return Ledger.Ending(binding: record, state: .unbound)
    }

    private static func summary(_ chronicle: consuming Chronicle) -> AuditSummary {
        var summary = AuditSummary()
        chronicle.complete(
            &summary, Ledgers(), LedgerNames(NameTable()), ["log"], Builtin.vocabulary.catalog)
        return summary
    }

    @Test func `however many users there are, few are kept, and what is left out is counted`() throws {
        var chronicle = Chronicle()
        let call = LedgerCall(.unbind, .succeeded, number: 1)
        for user in 0..<50_000 {
            chronicle.add([try Self.ending(user, user: user, at: user + 1)], by: call, account: 1)
            #expect(chronicle.rows.count <= 20_000)
        }
        let summary = Self.summary(chronicle)
        #expect(summary.timelines.count == Chronicle.shownRows)
        #expect(summary.omittedBindings == 49_500)
    }

    @Test func `the latest bindings of a user are kept, and of many busy users the same number`() throws {
        var chronicle = Chronicle()
        let call = LedgerCall(.unbind, .succeeded, number: 1)
        for time in 1...150_000 {
            chronicle.add([try Self.ending(time, user: time % 100, at: time)], by: call, account: nil)
        }
        let summary = Self.summary(chronicle)
        #expect(summary.timelines.map(\.bindings.count) == Array(repeating: 40, count: 100))
        #expect(summary.timelines.allSatisfy { $0.omitted == 1_460 })
        #expect(summary.omittedUsers == 0)
        #expect(summary.omittedBindings == 146_000)
        #expect(summary.timelines.contains { $0.bindings.last?.registration == "150000" })
    }

    @Test func `users with findings stay whoever comes`() throws {
        var chronicle = Chronicle()
        let call = LedgerCall(.unbind, .succeeded, number: 1)
        let user = UserKey(1, try #require(EntityID(7)))
        var noted = Attributions.Noted()
        noted.add(3, of: user)
        chronicle.attributions.add(noted)
        for other in 0..<40_000 {
            chronicle.add([try Self.ending(other, user: other, at: other)], by: call, account: 1)
        }
        let summary = Self.summary(chronicle)
        #expect(summary.timelines.first?.user == "7")
        #expect(summary.timelines.first?.findings == 3)
    }

    @Test(arguments: [
        ([], 10, 200), ([5, 5], 10, 200), ([5, 6], 10, 5), ([1, 1, 100], 52, 50), ([300], 4_000, 200),
        ([9, 9, 9], 2, 1),
    ])
    func `what there is room for is shared`(counts: [Int], most: Int, share: Int) {
        #expect(Chronicle.share(of: counts, within: most) == share)
    }
}
