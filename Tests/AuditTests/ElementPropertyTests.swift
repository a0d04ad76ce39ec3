import Readers
import SourceText
import Testing

@testable import Audit

/// Random lists: their elements are those that json-c sees.
struct ElementPropertyTests {
    /// The same numbers for the same seed.
    struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let scalars = [
        "0", "-1.5e3", "true", "null", #""""#, #""]}""#, #""\"""#, #""\\""#, #""a,{[\u00e9é\\\"""#, #""result""#,
        #""log""#,
    ]
    private static let spaces = ["", "", "", " ", "\n", "\r\n", "\t"]

    private static func value(_ random: inout Random, depth: Int) -> String {
        func space() -> String { spaces.randomElement(using: &random) ?? "" }
        let count = Int.random(in: 0...3, using: &random)
        switch depth > 0 ? Int.random(in: 0...3, using: &random) : 0 {
        case 1:
            let elements = (0..<count).map { _ in space() + value(&random, depth: depth - 1) + space() }
            return "[" + elements.joined(separator: ",") + "]"
        case 2, 3:
            let keys = ["a", "result", "log", "entries", "\\\"", ""]
            let members = (0..<count).map { _ in
                space() + "\"\(keys.randomElement(using: &random) ?? "")\"" + space() + ":" + space()
                    + value(&random, depth: depth - 1) + space()
            }
            return "{" + members.joined(separator: ",") + "}"
        default: return scalars.randomElement(using: &random) ?? "0"
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `elements of a list are those of json-c`(_ seed: UInt64) throws {
        var random = Random(state: seed &* 77_777)
        let count = Int.random(in: 0...8, using: &random)
        let list = "[" + (0..<count).map { _ in Self.value(&random, depth: 5) }.joined(separator: ", \n") + "]"
        let elements = try #require(try Node(json: SourceFile(name: "list", text: list).text).elements)
        let spans = elements.map { Array(Array(list.utf8)[$0.span.start..<$0.span.end]) }
        let wraps = [("", ""), (#"{"a":[1],"result":"#, #","b":{"c":[2]}}"#), (#"{"log":{"a":{},"entries":"#, "}}\n")]
        for (before, after) in wraps {
            for size in [Int.random(in: 1...40, using: &random), 4_096] {
                let log = try LogText(before + list + after, .elements, size: size)
                #expect(log.records == spans, "\(list) in chunks of \(size)")
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a text that is cut or garbled has the same records in any chunks`(_ seed: UInt64) throws {
        var random = Random(state: seed &* 99_991)
        var bytes = Array(
            (0..<4).map { _ in "{\"result\":[" + Self.value(&random, depth: 4) + "]}" }.joined(separator: "\n").utf8)
        for _ in 0..<3 {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            bytes[index] = Array("\"\\{}[],:x\n".utf8).randomElement(using: &random) ?? 0
        }
        bytes.removeLast(Int.random(in: 0..<10, using: &random))
        let whole = try LogText(bytes, .elements)
        for size in [1, 2, 3, 5, 13, 64] {
            let pieces = try LogText(bytes, .elements, size: size)
            #expect(pieces.records == whole.records, "\(String(decoding: bytes, as: UTF8.self)) in chunks of \(size)")
            #expect(pieces.places == whole.places)
            #expect(pieces.bytes == bytes)
        }
    }
}
