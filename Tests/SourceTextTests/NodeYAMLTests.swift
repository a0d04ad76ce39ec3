import SourceText
import Testing

struct NodeYAMLTests {
    private func outline(_ yaml: String) throws -> String {
        let file = file(yaml)
        return try Node.yamlDocuments(file.text).map { $0.outline(in: file) }.joined(separator: " --- ")
    }

    @Test(arguments: [
        ("a: 1\nb: x y\n", "{a@a: #1@1, b@b: 'x y'@x y}"),
        ("", ""),
        ("# nothing\n", ""),
        ("---\n---\na\n", "null@ --- 'a'@a"),
        ("é: ü\r\nb: ö\r\n", "{é@é: 'ü'@ü, b@b: 'ö'@ö}"),
        ("\u{FEFF}é: ü", "{é@é: 'ü'@ü}"),
        (
            "a:\n- x\n-\n- [y, {z: 1, w}]\n\n# c\nb: 'q'",
            "{a@a: ['x'@x, null@, ['y'@y, {z@z: #1@1, w@w: null@}]], b@b: 'q'@'q'}"
        ),
        ("'a': \"b\"", "{a@'a': 'b'@\"b\"}"),
        ("? [a, b]\n: c", "{[a, b]@[a, b]: 'c'@c}"),
        ("a: &x !!str 42\nb: *x", "{a@a: '42'@42, b@b: '42'@42}"),
        ("a: !!int '42'\nb: !other 1\nc: ! 1", "{a@a: #42@'42', b@b: #1@1, c@c: '1'@1}"),
        ("a: &x # c\n  b: 1\nd: *x", "{a@a: {b@b: #1@1}, d@d: {b@b: #1@1}}"),
        ("on: yes\noff: No\n", "{on@on: 'yes'@yes, off@off: 'No'@No}"),
        ("1: 2\ntrue: 3\n~: 4", "{1@1: #2@2, true@true: #3@3, ~@~: #4@4}"),
        ("a: 1\na: 2", "{a@a: #1@1, a@a: #2@2}"),
    ])
    func `every key and value stands at its span`(yaml: String, outline expected: String) throws {
        #expect(try outline(yaml) == expected)
    }

    @Test(arguments: [
        ("b: &b {x: 1, y: 2}\nm: {<<: *b, y: 3}", "{x@x: #1@1, y@y: #3@3}"),
        ("b: &b {x: 1, y: 2}\nm: {y: 3, <<: *b}", "{y@y: #3@3, x@x: #1@1}"),
        ("b: &b {x: 1}\nc: &c {x: 2, z: 3}\nm: {<<: [*b, *c], w: 4}", "{x@x: #1@1, z@z: #3@3, w@w: #4@4}"),
        ("m: {'<<': 1}", "{<<@'<<': #1@1}"),
    ])
    func `a merge key adds what the map does not have`(yaml: String, expected: String) throws {
        let file = file(yaml)
        let merged = try #require(try Node.yamlDocuments(file.text).first?["m"])
        #expect(merged.outline(in: file) == expected)
    }

    @Test(arguments: [
        ("a: |\n  curl \\\n    -d x\n\n  y\nb: 1", "curl \\\n|  -d x\n\n|y\n"),
        ("a: |-\n    x\n     y\n", "x\n| y"),
        ("a: |+\n  x\n\n\n", "x\n\n\n"),
        ("a: |2\n    x\n   y\n", "  x\n| y\n"),
        ("a: |\r\n  x\r\n  y\r\n", "x|=\n<\r\n>|y|=\n<\r\n>"),
        ("a: |\n\n  x\n", "\n|x\n"),
        ("a: | # c\n  x", "x"),
        ("é: |\n  é\n  ü\n", "é\n|ü\n"),
        ("a: >\n  x\n  y\n\n  z\n", "x|= <\n  >|y|=\n<\n\n  >|z|=\n<\n>"),
        ("a: >-\n  x\n    more\n  y\n", "x|=\n<\n  >|  more|=\n<\n  >|y"),
        ("a: x\n  y\n\n  z", "x|= <\n  >|y|=\n<\n\n  >|z"),
        ("a: 'it''s'", "it|='<''>|s"),
        ("a: 'x\n  y'", "x|= <\n  >|y"),
        (#"a: "x\t\u00e9\"y\x41""#, "x|=\t<\\t>|=é<\\u00e9>|=\"<\\\">|y|=A<\\x41>"),
        ("a: \"x  \\\n   y \n  z\\\n\n  w\"", "x  |y|= < \n  >|z|=\n<\\\n\n  >|w"),
        ("a: \"plain ü\"", "plain ü"),
    ])
    func `a scalar maps onto its bytes`(yaml: String, trace: String) throws {
        let file = file(yaml)
        let members = try #require(try Node.yamlDocuments(file.text).first?.members)
        #expect(members.first?.value.text?.trace(in: file) == trace)
    }

    @Test(arguments: [
        "null", "~", "Null", "NULL", "",
    ])
    func `null in plain scalars`(scalar: String) throws {
        #expect(try outline("- \(scalar)") == "[null@\(scalar)]")
    }

    @Test(arguments: [
        "0", "-1", "+12", "007", "0o17", "0x1F", "1.", "1.5", ".5", "-.5e3", "1e5", "1E+5", ".inf", "-.Inf", ".nan",
        "+.INF",
    ])
    func `numbers in plain scalars keep their text`(scalar: String) throws {
        #expect(try outline("- \(scalar)") == "[#\(scalar)@\(scalar)]")
    }

    @Test(arguments: [
        "yes", "no", "on", "nULL", "tRUE", "1_000", "0b1", "0o8", "-0x1F", "1e", "1.5.5", ".", "-", "+", "12:30",
        ".Nan", "1 2",
        "2026-11-23", "-.nan", "0x", "e5",
    ])
    func `everything else in plain scalars is a string`(scalar: String) throws {
        guard scalar != "-" else { return }
        #expect(try outline("- \(scalar)") == "['\(scalar)'@\(scalar)]")
    }

    @Test(arguments: [
        ("a: [1, 2\n", "did not find expected ',' or ']' while parsing a flow sequence", 9),
        ("é: é\n- b", "did not find expected key while parsing a block mapping", 7),
        ("é: b: c", "mapping values are not allowed in this context", 5),
        ("\t- a", "found character that cannot start any token while scanning for the next token", 0),
        ("é: \u{01}", "control characters are not allowed", 4),
        ("\u{FEFF}é: \u{01}", "control characters are not allowed", 7),
        ("\u{FEFF}é: *x", "there is no anchor `&x` before this alias", 7),
        ("é: b\0c", "control characters are not allowed", 5),
        ("a: &x [*x]", "the alias `*x` stands inside its own anchor", 7),
        ("a: {<<: 1}", "a merge key needs a map or a list of maps, not a number", 4),
    ])
    func `what libyaml refuses is an error where it stopped`(yaml: String, reason: String, at: Int) {
        let error = #expect(throws: SyntaxError.self) { try Node.yamlDocuments(file(yaml).text) }
        #expect(error?.reason == reason)
        #expect(error?.span.start == at)
    }

    @Test func `invalid UTF-8 is an error with its place`() {
        let file = SourceFile(name: "test", bytes: [0x61, 0x3A, 0x20, 0xC0, 0xAF])
        #expect(throws: SyntaxError("the bytes are not valid UTF-8", at: SourceSpan(3, 4))) {
            try Node.yamlDocuments(file.text)
        }
    }

    @Test func `a bomb of aliases is an error at the alias that goes too far`() {
        var yaml = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
        for (name, previous) in zip("bcdefghij", "abcdefghi") {
            yaml += "\(name): &\(name) [" + Array(repeating: "*\(previous)", count: 10).joined(separator: ",") + "]\n"
        }
        let file = file(yaml)
        let error = #expect(throws: SyntaxError.self) { try Node.yamlDocuments(file.text) }
        #expect(error?.reason == "the document's aliases repeat more than 100000 values")
        #expect(error.map { file.string($0.span) } == "*d")
    }

    @Test func `nesting ends at the limit, through aliases too`() throws {
        func lists(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try Node.yamlDocuments(file(lists(Node.depthLimit)).text).count == 1)
        for yaml in [
            lists(Node.depthLimit + 1),
            "- &a \(lists(100))\n- [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[*a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
        ] {
            let error = #expect(throws: SyntaxError.self) { try Node.yamlDocuments(file(yaml).text) }
            #expect(error?.reason == "values are nested more than 128 deep")
        }
    }

    @Test func `a text cut at any byte gives a tree or an error, and never a crash`() {
        let sample =
            "\u{FEFF}a: &x {b: [1, 'q''s', \"\\u00e9\\\n z\"]}\r\nc: |2+\n    ü\n\n  y\nd: >-\n  f\n  g\ne:\n  <<: *x\n--- !!str é\n"
        let bytes = Array(sample.utf8)
        for count in 0...bytes.count {
            let file = SourceFile(name: "test", bytes: Array(bytes[..<count]))
            do {
                for node in try Node.yamlDocuments(file.text) { #expect(node.span.end <= count) }
            } catch {
                #expect(error.span.start <= count && !error.reason.isEmpty)
            }
        }
    }
}
