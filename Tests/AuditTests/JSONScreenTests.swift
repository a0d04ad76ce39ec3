import Policy
import Readers
import Requests
import SourceText
import Testing

@testable import Audit

/// The screen says of a record what the ordinary reader says, or leaves it to that.
struct JSONScreenTests {
    /// What either says of a record, to be compared and shown.
    private struct Account: Equatable {
        var shape: Int32
        var call: String
        var account: Int?
        var notes: String

        init(_ record: ScreenedRecord, _ notes: LogNotes) {
            shape = record.shape
            call = "\(record.call)"
            account = record.account
            self.notes = "\(notes)"
        }
    }

    /// Reads records in both ways; how many the screen took.
    private static func compare(_ records: [String], _ change: (inout AuditOptions) -> Void = { _ in }) -> Int {
        var options = AuditOptions()
        change(&options)
        let names = LedgerNames(options.accounts?.ledgers.names ?? NameTable())
        let plan = ScreenPlan(Builtin.vocabulary, ShapeNumbers(), names, options)
        let reader = LogReader(.json, fields: options.fields, header: nil, layout: .lines, zone: options.zone)
        var screen = JSONScreen(plan, plan.paths, .jsonl)
        var screened = 0
        for text in records {
            let bytes = Array(text.utf8)
            let empty = ScreenedRecord(
                call: LedgerCall(nil, .unknown, number: 0), start: 0, count: Int32(bytes.count), line: 0)
            var fast = empty
            var tally = ScreenTally()
            let outcome = unsafe bytes.withUnsafeBytes {
                unsafe screen.screen($0, 0..<bytes.count, into: &fast, &tally)
            }
            guard case .screened = outcome else { continue }
            screened += 1
            var notes = LogNotes()
            let read = reader.read(
                Text(bytes: bytes, span: SourceSpan(0, bytes.count)), scope: .sipRegistrations, notes: &notes)
            guard case .request(var request) = read else {
                Issue.record("the reader does not take \(text): \(read)")
                continue
            }
            options.accounts?.addRoles(to: &request)
            var slow = empty
            #expect(plan.describe(request, &slow) == nil || fast.call.action != .list, "\(text)")
            #expect(Account(fast, tally.notes) == Account(slow, notes), "\(text)")
        }
        return screened
    }

    @Test(arguments: [false, true], 1...2)
    func `generated records`(_ hasAccounts: Bool, _ seed: Int) {
        var log = GeneratedLog(seed: seed)
        let records = log.text(600).split(separator: "\n").map(String.init)
        let screened = Self.compare(records) { $0.accounts = hasAccounts ? Builtin.accounts : nil }
        // A screen that leaves everything to the reader would be right, and useless.
        #expect(screened > 40)
    }
}
