import Readers
import Testing

@testable import Audit

/// A record that is too long is passed over in little memory and noted in its place; reading goes on behind it.
struct LongRecordTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var layout: RecordLayout
        var before: String
        /// Written again and again.
        var filling: String
        var after: String
        var records: [String]
        /// Where the long record begins, and how much of `after` belongs to it.
        var place: [Int]
        var ending: Int
        var testDescription: String { "\(layout) \(before)" }
    }

    static let cases = [
        Case(
            layout: .lines, before: "one\n", filling: "0123456789", after: "\ntwo\n", records: ["one", "two"],
            place: [2, 4], ending: 1),
        Case(layout: .lines, before: "", filling: "0123456789", after: "", records: [], place: [1, 0], ending: 0),
        Case(
            layout: .quotedLines, before: "a\n\"", filling: "12345\n", after: "\"\ntwo\n", records: ["a", "two"],
            place: [2, 2], ending: 2),
        Case(
            layout: .elements, before: "[{\"a\":1},\n{\"b\":\"", filling: "]}\\\"", after: "\"}, {\"c\":3}]\n",
            records: ["{\"a\":1}", "{\"c\":3}"], place: [2, 10], ending: 2),
        Case(
            layout: .elements, before: "{\"result\":[", filling: "[", after: "\n", records: [], place: [1, 11],
            ending: 1),
        Case(
            layout: .elements, before: "{\"a\":[1", filling: ",\n1", after: " {\"b\":2}", records: ["{\"b\":2}"],
            place: [1, 0], ending: 1),
    ]

    @Test(arguments: cases, [1, 7, 1_000, 4_096])
    func `a long record is noted in its place`(_ test: Case, _ size: Int) throws {
        let count = 20_000 / test.filling.utf8.count
        let filling = String(repeating: test.filling, count: count)
        let log = try LogText(test.before + filling + test.after, test.layout, size: size, limit: 5_000)
        #expect(log.strings == test.records)
        #expect(log.skippedPlaces == [test.place])
        let text = Array((test.before + filling + String(test.after.prefix(test.ending))).utf8)[test.place[1]...]
        #expect(log.skipped == [Chunk.Skipped(length: text.count, lineEnds: text.count { $0 == 0x0A })])
        #expect(log.room <= 2 * 5_001)
        if let last = log.places.last, log.records.count > 0, last[1] > test.place[1] {
            let whole = Array((test.before + filling + test.after).utf8)
            #expect(last[0] == 1 + whole[..<last[1]].count { $0 == 0x0A })
            #expect(whole[last[1]...].starts(with: log.records[log.records.count - 1]))
        }
    }

    @Test func `a line of 100 MB takes no more memory than the limit`() throws {
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000)
        let log = try LogText(.lines, size: ChunkReader.chunkSize) { descriptor in
            LogText.write(Array("one\n".utf8), to: descriptor)
            for _ in 0..<100 { LogText.write(piece, to: descriptor) }
            LogText.write(Array("\ntwo\n".utf8), to: descriptor)
        }
        #expect(log.strings == ["one", "two"])
        #expect(log.places == [[1, 0], [3, 100_000_005]])
        #expect(log.skipped == [Chunk.Skipped(length: 100_000_001, lineEnds: 1)])
        #expect(log.room <= 2 * ChunkReader.recordLimit)
    }

    @Test(arguments: 1...20)
    func `a record just as long as the limit is held`(_ size: Int) throws {
        let held = String(repeating: "a", count: 20) + "\n"
        let log = try LogText("b\n" + held + "a" + held + "b\n", .lines, size: size, limit: 20)
        #expect(log.strings == ["b", String(repeating: "a", count: 20), "b"])
        #expect(log.skipped == [Chunk.Skipped(length: 22, lineEnds: 1)])
    }
}
