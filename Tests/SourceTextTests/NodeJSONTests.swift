import SourceText
import Testing

struct NodeJSONTests {
    @Test(arguments: [
        (#"{"a": 1, "b": [true, null, "x"]}"#, "{a@\"a\": #1@1, b@\"b\": [true@true, null@null, 'x'@\"x\"]}"),
        (#" {} "#, "{}"),
        (#"[ ]"#, "[]"),
        (#"{"a":1,"a":2}"#, "{a@\"a\": #1@1, a@\"a\": #2@2}"),
        (
            #"[1.0, -0, 1e400, 18446744073709551616]"#,
            "[#1.0@1.0, #-0@-0, #1e400@1e400, #18446744073709551616@18446744073709551616]"
        ),
        ("\u{FEFF}{\"é\": \"ü\"}", "{é@\"é\": 'ü'@\"ü\"}"),
        (#""A\ud83d\ude00""#, "'A😀'@\"A\\ud83d\\ude00\""),
        ("[NaN, -Infinity]", "[#NaN@NaN, #-Infinity@-Infinity]"),
        ("{'a': 1}", "{a@'a': #1@1}"),
    ])
    func `every key and value stands at its span`(json: String, outline: String) throws {
        let file = file(json)
        #expect(try Node(json: file.text).outline(in: file) == outline)
    }

    @Test func `an escape is one decoded run between verbatim ones`() throws {
        let file = file(#"{"key": "a\n\"b\ud83d\ude00\u00e9c\/"}"#)
        let text = try #require(try Node(json: file.text)["key"]?.text)
        #expect(text.trace(in: file) == "a|=\n<\\n>|=\"<\\\">|b|=😀<\\ud83d\\ude00>|=é<\\u00e9>|c|=/<\\/>")
    }

    @Test(arguments: [
        ("", "the text ends inside a value", 0, ""),
        ("  ", "the text ends inside a value", 2, ""),
        (#"{"a": 1"#, "the text ends inside a value", 7, ""),
        (#"{"a" 1}"#, "expected a colon after the key", 5, "1"),
        (#"{"a": 1 "b": 2}"#, "expected a comma or a closing brace", 8, "\""),
        (#"[1 2]"#, "expected a comma or a closing bracket", 3, "2"),
        (#"[1,]"#, "this character cannot stand here", 3, "]"),
        (#"{"a": é}"#, "this character cannot stand here", 6, "é"),
        (#"{a: 1}"#, "expected a key in double quotes", 1, "a"),
        (#"{"a": "\x"}"#, "the escape in the string is malformed", 8, "x"),
        (#"{} {}"#, "this character cannot stand here", 3, "{"),
        (#"// c"#, "this character cannot stand here", 0, "/"),
        (#"['a']"#, "this character cannot stand here", 1, "'"),
        (#"[tru]"#, "expected `true` or `false`", 4, "]"),
        ("{}\0", "there is a NUL byte", 2, "\0"),
        ("\"a\0b\"", "there is a NUL byte", 2, "\0"),
    ])
    func `what json-c refuses is an error where it stopped`(json: String, reason: String, at: Int, source: String) {
        let file = file(json)
        let error = #expect(throws: SyntaxError.self) { try Node(json: file.text) }
        #expect(error?.reason == reason)
        #expect(error?.span.start == at)
        #expect(error.map { file.string($0.span) } == source)
    }

    @Test(
        arguments: [
            ([0x22, 0xC0, 0xAF, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
            ([0x22, 0xC3, 0x22], 1), ([0x22, 0x61, 0xFF, 0x22], 2), ([0x5B, 0xE2, 0x82], 1),
        ] as [([UInt8], Int)])
    func `invalid UTF-8 is an error with its place`(bytes: [UInt8], at: Int) {
        let file = SourceFile(name: "test", bytes: bytes)
        let error = #expect(throws: SyntaxError.self) { try Node(json: file.text) }
        #expect(error?.reason == "the bytes are not valid UTF-8")
        #expect(error?.span.start == at)
    }

    @Test func `values may be nested up to the limit`() throws {
        func lists(_ depth: Int) -> Text {
            file(String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).text
        }
        #expect(try Node(json: lists(Node.depthLimit)).elements?.count == 1)
        let error = #expect(throws: SyntaxError.self) { try Node(json: lists(Node.depthLimit + 1)) }
        #expect(error?.reason == "values are nested more than 128 deep")
        #expect(error?.span.start == Node.depthLimit)
    }

    /// A text as a shell word leaves it: `$…$` marks a symbolic piece.
    private func symbolic(_ source: String) -> (SourceFile, Text) {
        let file = file(source)
        var text = Text(at: 0)
        for (number, piece) in file.text.split(0x24).enumerated() {
            text.append(number % 2 == 1 ? piece.asSymbolic : piece)
        }
        return (file, text)
    }

    @Test(arguments: [
        (#"{"user_id": $ID$}"#, "ID"), (#"{"user_id": $I$, "b": 1}"#, "I"), (#"{"user_id":$I$$D$}"#, "ID"),
        (#"{"user_id": 12$ID$}"#, "12ID"), (#"{"user_id": "$ID$"}"#, "ID"), (#"{"user_id": "a\n$I"D$"}"#, "a\nI\"D"),
        (#"{"user_id": $f("x", [1])$ }"#, #"f("x", [1])"#), (#"{"user_id": "\\$\"$"}"#, #"\\""#),
    ])
    func `a symbolic piece in a body survives as symbolic text`(source: String, value: String) throws {
        let (_, text) = symbolic(source)
        let node = try #require(try Node(json: text)["user_id"]?.text)
        #expect(node.string == value)
        #expect(node.isSymbolic)
    }

    @Test func `a body that is one symbolic piece is a symbolic string`() throws {
        let (_, text) = symbolic("$BODY$")
        let node = try #require(try Node(json: text).text)
        #expect(node.isSymbolic && node == "BODY")
    }

    @Test func `a symbolic piece where no value can stand is an error at it`() {
        let (file, text) = symbolic(#"{"a": 1 $REST$}"#)
        let error = #expect(throws: SyntaxError.self) { try Node(json: text) }
        #expect(error.map { file.string($0.span) } == "REST")
    }

    @Test func `JSON lines are read one by one, and an error does not stop them`() throws {
        let file = file("\u{FEFF}{\"a\": 1}\r\n\n  \n{\"a\": \n[2]\n3")
        let results = Array(Node.jsonLines(file.text))
        #expect(results.count == 4)
        #expect(try results[0].get().outline(in: file) == "{a@\"a\": #1@1}")
        #expect(throws: SyntaxError("the text ends inside a value", at: SourceSpan(23, 23))) { try results[1].get() }
        #expect(try results[2].get().outline(in: file) == "[#2@2]")
        #expect(try results[3].get().outline(in: file) == "#3@3")
    }

    @Test func `a text cut at any byte is an error, and never a crash`() {
        let bytes = Array(#"{"a": [1, -2.5e3, "x\u00e9\n€"], "b": {"c": null, "d": true}}"#.utf8)
        for count in 0..<bytes.count {
            let file = SourceFile(name: "test", bytes: Array(bytes[..<count]))
            #expect(throws: SyntaxError.self, "\(count)") { try Node(json: file.text) }
        }
    }
}
