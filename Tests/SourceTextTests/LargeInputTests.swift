import SourceText
import Testing

/// Inputs that are large or built to do harm end soon, with a tree or a located error.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct LargeInputTests {
    private func text(_ bytes: [UInt8]) -> Text { Text(bytes: bytes, span: SourceSpan(0, bytes.count)) }

    private func long(_ before: String, _ byte: UInt8, _ count: Int, _ after: String) -> Text {
        text(Array(before.utf8) + [UInt8](repeating: byte, count: count) + Array(after.utf8))
    }

    @Test(arguments: ["[", "{\"a\":"])
    func `a hundred megabytes of opening brackets end at the limit on depth`(open: String) {
        let opened = open.utf8.count
        var bytes = [UInt8](repeating: 0x5B, count: 100_000_000)
        if opened > 1 {
            for index in 0..<200 { bytes.replaceSubrange(index * opened..<(index + 1) * opened, with: open.utf8) }
        }
        let error = #expect(throws: SyntaxError.self) { try Node(json: text(bytes)) }
        #expect(error?.reason == "values are nested more than 128 deep")
        #expect(error?.span.start == 128 * opened)
    }

    @Test func `a hundred megabytes of opening brackets end in YAML too`() {
        let error = #expect(throws: SyntaxError.self) {
            try Node.yamlDocuments(text([UInt8](repeating: 0x5B, count: 100_000_000)))
        }
        #expect(error?.reason == "values are nested more than 128 deep")
        #expect(error?.span.start == 128)
    }

    @Test func `a JSON string of fifty megabytes is one verbatim run`() throws {
        let node = try Node(json: long(#"{"a": ""#, 0x78, 50_000_000, "\"}"))
        #expect(node["a"]?.text?.isVerbatim == true)
        #expect(node["a"]?.span == SourceSpan(6, 50_000_008))
    }

    @Test func `a YAML scalar of fifty megabytes is one verbatim run`() throws {
        let node = try Node.yamlDocuments(long("a: ", 0x78, 50_000_000, "\n")).first
        #expect(node?["a"]?.text?.isVerbatim == true)
        #expect(node?["a"]?.span == SourceSpan(3, 50_000_003))
    }

    @Test func `more values than the limit are an error at the one too many`() throws {
        // The list is the first value.
        let error = #expect(throws: SyntaxError.self) {
            try Node(
                json: text(
                    Array("[0".utf8) + Array(repeatElement(Array(",0".utf8), count: 1_500_000).joined()) + [0x5D]))
        }
        #expect(error?.reason == "there are more than 500000 values in one document")
        #expect(error?.span == SourceSpan(2 * Node.valueLimit - 1, 2 * Node.valueLimit))
    }
}

/// A string with very many escapes.
struct ManyEscapesTests {
    @Test(arguments: [(10_000, false), (10_001, true)])
    func `a string with too many escapes is one run, with the same value`(count: Int, isOne: Bool) throws {
        let file = SourceFile(name: "test", text: "[\"" + String(repeating: "\\n", count: count) + "x\", \"a\\nb\"]")
        let elements = try #require(try Node(json: file.text).elements)
        let text = try #require(elements[0].text)
        #expect(text.string == String(repeating: "\n", count: count) + "x")
        #expect((text.runs.count == 1) == isOne)
        #expect(file.string(text.span(of: text.endIndex - 1..<text.endIndex)).count == (isOne ? 2 * count + 1 : 1))
        #expect(elements[1].text?.trace(in: file) == "a|=\n<\\n>|b")
    }

    @Test(arguments: [(9_999, false), (10_001, true)])
    func `so is a YAML scalar with too many lines or escapes`(count: Int, isOne: Bool) throws {
        let lines = SourceFile(name: "test", text: "a: |\n" + String(repeating: "  x\n", count: count))
        let block = try #require(try Node.yamlDocuments(lines.text).first?["a"]?.text)
        #expect(block.string == String(repeating: "x\n", count: count))
        #expect((block.runs.count == 1) == isOne)
        let escapes = SourceFile(name: "test", text: "a: \"" + String(repeating: "\\n", count: count) + "\"")
        let quoted = try #require(try Node.yamlDocuments(escapes.text).first?["a"]?.text)
        #expect(quoted.string == String(repeating: "\n", count: count))
        #expect((quoted.runs.count == 1) == isOne)
    }
}
