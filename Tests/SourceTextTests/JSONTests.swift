import SourceText
import Testing

struct JSONTests {
    private let nasty: JSON = [
        "text": "a\"b\\c/\u{01}\n\t\u{7F}é😀\u{202E}", "empty": "", "int": .int(-7), "double": .double(0.1), "yes": true,
        "none": .null, "list": [1, "x", [], [:]], "object": ["a": ["b": false]], "nan": .double(.nan),
        "big": .double(1e300),
        "nul": "a\0b",
    ]

    @Test func `compact JSON stands on one line, in the order given`() {
        let text = String(decoding: nasty.serialized(), as: UTF8.self)
        #expect(
            text == #"{"text":"a\"b\\c/\u0001\n\t"# + "\u{7F}é😀\u{202E}"
                + #"","empty":"","int":-7,"double":0.1,"yes":true,"none":null,"list":[1,"x",[],{}],"#
                + #""object":{"a":{"b":false}},"nan":null,"big":1e+300,"nul":"a\u0000b"}"#)
    }

    @Test func `pretty JSON is indented by two spaces`() {
        let json: JSON = ["a": 1, "b": [true, "x"], "c": ["d": .null], "e": [], "f": [:]]
        let text = String(decoding: json.serialized(pretty: true), as: UTF8.self)
        #expect(
            text == """
                {
                  "a": 1,
                  "b": [
                    true,
                    "x"
                  ],
                  "c": {
                    "d": null
                  },
                  "e": [],
                  "f": {}
                }
                """)
    }

    @Test(arguments: [true, false])
    func `what was written is read back`(pretty: Bool) throws {
        let file = SourceFile(name: "test", bytes: nasty.serialized(pretty: pretty))
        let node = try Node(json: file.text)
        #expect(node["text"]?.string == "a\"b\\c/\u{01}\n\t\u{7F}é😀\u{202E}")
        #expect(node["nul"]?.string == "a\0b")
        #expect(node["int"]?.integer == -7)
        #expect(node["list"]?.elements?.count == 4)
        #expect(node.members?.map(\.key.string).prefix(3) == ["text", "empty", "int"])
    }

    @Test func `every character of ASCII, and others, come back through json-c`() throws {
        let scalars = (0..<0x80).map { Unicode.Scalar(UInt8($0)) } + ["\u{85}", "é", "\u{2028}", "\u{FEFF}", "😀"]
        for scalar in scalars {
            let string = "a\(scalar)\(scalar)b"
            let json: JSON = ["text": .string(string)]
            let node = try Node(json: SourceFile(name: "test", bytes: json.serialized()).text)
            #expect(node["text"]?.string?.unicodeScalars.elementsEqual(string.unicodeScalars) == true)
        }
    }

    @Test(arguments: [0, -0.0, 1, 0.1, -2.5e-300, 1e16, 123_456_789.25, .greatestFiniteMagnitude])
    func `a number comes back with every digit`(double: Double) throws {
        let bytes = JSON.list([.double(double)]).serialized()
        let node = try Node(json: SourceFile(name: "test", bytes: bytes).text)
        guard case .number(let text) = node.elements?.first?.value else {
            Issue.record("no number")
            return
        }
        #expect(Double(text.string) == double)
    }
}
