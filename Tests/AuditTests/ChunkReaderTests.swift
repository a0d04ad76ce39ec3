import Readers
import Testing

@testable import Audit

/// Records come out whole and in their places, wherever a chunk ends.
struct ChunkReaderTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var layout: RecordLayout
        var text: String
        var records: [String]
        var testDescription: String { text.debugDescription }
    }

    static let lines = [
        Case(layout: .lines, text: "", records: []),
        Case(layout: .lines, text: "\n\n", records: []),
        Case(layout: .lines, text: "one", records: ["one"]),
        Case(layout: .lines, text: "one\n\ntwo\nthree\n", records: ["one", "two", "three"]),
        Case(layout: .lines, text: "one\r\ntwo\r\nand a longer one", records: ["one\r", "two\r", "and a longer one"]),
    ]

    static let quotedLines = [
        Case(layout: .quotedLines, text: "", records: []),
        Case(layout: .quotedLines, text: "a,b\r\n1,2\r\n\r\n3,4", records: ["a,b", "1,2", "3,4"]),
        Case(layout: .quotedLines, text: "a,\"b\nc\"\n\"\"\"d\n\",e\n", records: ["a,\"b\nc\"", "\"\"\"d\n\",e"]),
        Case(layout: .quotedLines, text: "a\t\"\"\tb\n\"\"\n", records: ["a\t\"\"\tb", "\"\""]),
        Case(layout: .quotedLines, text: "5\" pipe,1\n2,6\"\n", records: ["5\" pipe,1", "2,6\""]),
        Case(layout: .quotedLines, text: "a,\"b\nc", records: ["a,\"b\nc"]),
    ]

    static let elements = [
        Case(layout: .elements, text: " \n", records: []),
        Case(layout: .elements, text: "[]", records: []),
        Case(
            layout: .elements, text: #"[{"a":"\"]}"},"# + "\n" + #" {"b":[1,{"c":[]}]}, [1], "s,", 12 ,null]"#,
            records: [#"{"a":"\"]}"}"#, #"{"b":[1,{"c":[]}]}"#, "[1]", #""s,""#, "12", "null"]),
        Case(
            layout: .elements, text: "{\"a\":1}\n{\"b\":{\"result\":[2]}}\r\n{\"log\":[{}]} {\"entries\":[1]}",
            records: [#"{"a":1}"#, #"{"b":{"result":[2]}}"#, #"{"log":[{}]}"#, #"{"entries":[1]}"#]),
        Case(
            layout: .elements,
            text: #"{"log":{"version":"1.2","pages":[{"id":1}],"entries":[{"x":{}},{"y":[]}],"comment":""}}"#,
            records: [#"{"x":{}}"#, #"{"y":[]}"#]),
        Case(
            layout: .elements,
            text: #"{"total":2,"result":[{"a":1},{"b":"\\"}],"count":2}{"result":[]}"# + "\n"
                + #"{"result" : [ {"c":3} ]}"#,
            records: [#"{"a":1}"#, #"{"b":"\\"}"#, #"{"c":3}"#]),
        Case(
            layout: .elements, text: #"{"x":"result","y":[1],"result":{"a":[{}]}}"#,
            records: [
                #"{"x":"result","y":[1],"result":{"a":[{}]}}"#
            ]),
    ]

    /// Text that is not JSON at its level is a record too; the empty one is where a list was cut off.
    static let brokenElements = [
        Case(layout: .elements, text: #"[{"a":1},{"b":2}"#, records: [#"{"a":1}"#, #"{"b":2}"#, ""]),
        Case(layout: .elements, text: #"[{"a":1},{"b":"#, records: [#"{"a":1}"#, #"{"b":"#]),
        Case(layout: .elements, text: #"[{"a":1},{"b":"c\"#, records: [#"{"a":1}"#, #"{"b":"c\"#]),
        Case(layout: .elements, text: #"{"result":[{"a":1}]"#, records: [#"{"a":1}"#, ""]),
        Case(
            layout: .elements, text: "{\"result\":[{\"a\":1}\n{\"result\":[{\"b\":2}]}",
            records: [#"{"a":1}"#, "", #"{"b":2}"#]),
        Case(
            layout: .elements, text: "[{\"a\":{\"b\":1},\n{\"c\":1}, {\"d\":2}]",
            records: [#"{"a":{"b":1},"#, #"{"c":1}"#, #"{"d":2}"#, "]"]),
        Case(
            layout: .elements, text: #"{"result":[{"a":{"b":1}],"count":1}"# + "\n{\"c\":1}",
            records: [#"{"a":{"b":1}"#, #"{"c":1}"#]),
        Case(
            layout: .elements, text: "{\"a\":\"cut\n{\"b\":1}\nnoise\n{\"c\":2}",
            records: [#"{"a":"cut"#, #"{"b":1}"#, "noise", #"{"c":2}"#]),
        Case(layout: .elements, text: "}{\"a\":1}]\n{\"b\":2}", records: ["}", #"{"a":1}"#, "]", #"{"b":2}"#]),
        Case(layout: .elements, text: "{\"a\":1 {\"b\":2}", records: [#"{"a":1"#, #"{"b":2}"#]),
        Case(
            layout: .elements, text: "[{\"a\":1} noise, {\"b\":2}]",
            records: [
                #"{"a":1}"#, "noise,", #"{"b":2}"#, "]",
            ]),
    ]

    @Test(arguments: lines + quotedLines + elements + brokenElements)
    func `records are found, wherever a chunk ends`(_ test: Case) throws {
        let whole = try LogText(test.text, test.layout)
        #expect(whole.strings == test.records)
        #expect(whole.bytes == Array(test.text.utf8))
        for size in 1...64 {
            let pieces = try LogText(test.text, test.layout, size: size)
            #expect(pieces.strings == test.records, "in chunks of \(size)")
            #expect(pieces.places == whole.places, "in chunks of \(size)")
            #expect(pieces.bytes == whole.bytes, "in chunks of \(size)")
        }
    }

    @Test(arguments: lines + quotedLines + elements + brokenElements)
    func `a record stands at its offset and on its line`(_ test: Case) throws {
        let bytes = Array(test.text.utf8)
        let log = try LogText(test.text, test.layout)
        for (record, place) in zip(log.records, log.places) {
            #expect(Array(bytes[place[1]..<place[1] + record.count]) == record)
            #expect(place[0] == 1 + bytes[..<place[1]].count { $0 == 0x0A })
        }
    }

    @Test(arguments: lines + quotedLines + elements + brokenElements)
    func `no byte but blanks, commas and brackets around records is left out`(_ test: Case) throws {
        guard test.layout != .elements || !test.text.contains("\"result\"") && !test.text.contains("\"log\"") else {
            return
        }
        var rest = Array(test.text.utf8)
        let log = try LogText(test.text, test.layout)
        for (record, place) in zip(log.records, log.places) {
            for index in record.indices { rest[place[1] + index] = 0x20 }
        }
        #expect(rest.allSatisfy { " \r\n,[]".utf8.contains($0) })
    }

    @Test(arguments: [RecordLayout.lines, .quotedLines, .elements])
    func `a byte order mark is passed over`(_ layout: RecordLayout) throws {
        let log = try LogText("\u{FEFF}{}\n", layout)
        #expect(log.strings == ["{}"])
        #expect(log.places == [[1, 3]])
    }
}
