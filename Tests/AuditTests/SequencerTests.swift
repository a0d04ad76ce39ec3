import Policy
import Requests
import Testing

@testable import Audit

/// Records come out in the order of their time: what is late within the window is put right, what is later is marked.
struct SequencerTests {
    /// A record as it comes out: its log, its line in that, and whether it is marked.
    private struct Released: Equatable {
        var log: Int
        var line: Int
        var isLate: Bool
    }

    /// Runs logs, given by the second of each record, through a sequencer, so many records at a time.
    private static func release(_ logs: [[Int?]], window: Int, size: Int) -> [Released] {
        var sequencer = Sequencer(inputs: logs.count, window: Int64(window))
        var positions = Array(repeating: 0, count: logs.count)
        var released: [Released] = []
        while let log = sequencer.order.first {
            let end = min(positions[log] + size, logs[log].count)
            if positions[log] < end {
                sequencer.add(chunk(logs[log], positions[log]..<end, log), of: log)
                positions[log] = end
            } else {
                sequencer.end(log)
            }
            sequencer.release { chunk, range in
                for record in chunk.records[range] {
                    released.append(
                        Released(log: chunk.chunk.input, line: Int(record.line), isLate: record.isOutOfOrder))
                }
            }
        }
        return released
    }

    private static func chunk(_ times: [Int?], _ range: Range<Int>, _ log: Int) -> ScreenedChunk {
        let chunk = Chunk()
        chunk.input = log
        var output = Screener.Output()
        output.records = range.map { index in
            var call = LedgerCall(.bind, .succeeded, number: 0)
            call.time = times[index].map { PackedTime(nanoseconds: Int64($0)) } ?? .none
            return ScreenedRecord(call: call, start: 0, count: 0, line: Int32(index))
        }
        return ScreenedChunk(chunk, output)
    }

    /// The same, slowly: gives every record its turn, then sorts.
    private static func reference(_ logs: [[Int?]], window: Int) -> [Released] {
        var all: [(turn: Int, record: Released)] = []
        for (log, times) in logs.enumerated() {
            var latest = Int.min
            var previous = Int.min
            for (line, time) in times.enumerated() {
                let bound = latest == .min ? .min : latest - window
                let turn = max(time ?? previous, bound)
                all.append((turn, Released(log: log, line: line, isLate: time.map { $0 < bound } ?? false)))
                previous = turn
                latest = max(latest, time ?? latest)
            }
        }
        return all.sorted { ($0.turn, $0.record.log, $0.record.line) < ($1.turn, $1.record.log, $1.record.line) }
            .map(\.record)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var logs: [[Int?]]
        /// Log and line of each record, in order; a late one is negative in its line.
        var order: [[Int]]
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "in order", logs: [[1, 2, 3]], order: [[0, 0], [0, 1], [0, 2]]),
        Case(name: "within the window", logs: [[10, 5, 7]], order: [[0, 1], [0, 2], [0, 0]]),
        Case(name: "later than the window", logs: [[10, 4, 11]], order: [[0, -1], [0, 0], [0, 2]]),
        Case(name: "equal times", logs: [[3, 3, 3], [3, 3]], order: [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1]]),
        Case(name: "two logs", logs: [[1, 20], [2, 10, 30]], order: [[0, 0], [1, 0], [1, 1], [0, 1], [1, 2]]),
        Case(name: "without times", logs: [[nil, nil], [1]], order: [[0, 0], [0, 1], [1, 0]]),
        Case(
            name: "times in part", logs: [[5, nil, 9, nil], [6]], order: [[0, 0], [0, 1], [1, 0], [0, 2], [0, 3]]),
        Case(name: "an empty log", logs: [[], [2, 1]], order: [[1, 1], [1, 0]]),
    ]

    @Test(arguments: cases, [1, 2, 100])
    func `records have their turn`(_ test: Case, _ size: Int) {
        let released = Self.release(test.logs, window: 5, size: size)
        #expect(released.map { [$0.log, $0.isLate ? -$0.line : $0.line] } == test.order)
        #expect(released == Self.reference(test.logs, window: 5))
    }

    @Test(arguments: [1, 3, 50], [0, 5, 40])
    func `random logs come out as sorting them would have it`(_ size: Int, _ window: Int) {
        for seed in 0..<40 {
            var random = SplitMix(seed)
            let logs: [[Int?]] = (0..<random.number(1...4)).map { _ in
                var time = random.number(0...50)
                let step = random.number(0...20)
                return (0..<random.number(0...60)).map { _ in
                    time += random.number(0...step)
                    if random.once(in: 8) { return nil }
                    return time - (random.once(in: 3) ? random.number(0...60) : 0)
                }
            }
            let isSame = Self.release(logs, window: window, size: size) == Self.reference(logs, window: window)
            #expect(isSame, "seed \(seed)")
        }
    }

    @Test func `chunks do not pile up where the log's time stands still`() {
        var sequencer = Sequencer(inputs: 1, window: 5)
        var held: [Int] = []
        var most = 0
        for line in 0..<600 {
            sequencer.add(Self.chunk(Array(repeating: 7, count: 600), line..<line + 1, 0), of: 0)
            held.append(line)
            sequencer.release { chunk, range in
                for index in range { held.removeAll { $0 == Int(chunk.records[index].line) } }
            }
            most = max(most, held.count)
        }
        #expect(most == 256)
    }

    @Test func `an audit reports each record that is too late once, and judges it as early as the window lets it`()
        throws
    {
        func line(_ operation: String, _ registration: Int, _ second: Int) -> String {
            "{\"time\":\"2026-11-23T10:00:\(second)Z\",\"operation\":\"\(operation)\",\"outcome\":{\"succeeded\":true},"
                + "\"params\":{\"sip_registration_id\":\(registration)\(operation.hasPrefix("Bind") ? ",\"bind\":false" : "")}}\n"
        }
        // The delete of 1 comes 4 s late and is put before the unbind. That of 2 comes 9 s late: it is put no further back
        // than the window, which still is before the unbind of 2 but behind everything that was judged by then.
        let log =
            line("BindSipRegistration", 1, 20) + line("DeleteSipRegistration", 1, 16)
            + line("BindSipRegistration", 2, 30) + line("DeleteSipRegistration", 2, 21)
        let run = try AuditedText(
            [log], rules: Builtin.rules.filter { ["out-of-order", "deleted-registration"].contains($0.id) })
        #expect(
            run.findings.map { "\($0.rule) \($0.line)" } == [
                "deleted-registration 1", "out-of-order 4", "deleted-registration 3",
            ])
    }
}
