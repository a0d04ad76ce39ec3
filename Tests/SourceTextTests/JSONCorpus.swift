/// JSON texts, good and bad, for the comparison with json-c.
enum JSONCorpus {
    static let texts: [[UInt8]] = [
        plain.map { Array($0.utf8) }, numbers.map { Array($0.utf8) }, escapedASCII, escapes.map { Array($0.utf8) },
        nesting,
        malformedBytes, truncated,
    ].flatMap { $0 }

    private static let plain: [String] = [
        "", " ", "\n", "null", "true", "false", "\"\"", "{}", "[]", " { } ", "[ ]", "\t\r\n null \n",
        #"{"a":1}"#, #"{"a" : 1 , "b":[ ] }"#, #"{"":""}"#, #"{"a":{"b":{"c":[1,{"d":null}]}}}"#,
        #"[[],{},[{}],{"a":[]}]"#,
        #"{"a":1,"a":2}"#, #"{"a":1,"b":2,"a":{"a":3,"a":4}}"#, #"{"a":1,"\u0061":2}"#, #"{"é":"ü","😀":["€"]}"#,
        "\u{FEFF}{}", "\u{FEFF}", "{\"\u{FEFF}\":1}", "{\u{FEFF}}", "\u{FEFF}\u{FEFF}1",
        "nul", "nulll", "Null", "NULL", "tru", "True", "TRUE", "truefalse", "fals", "falsee", "undefined", "None",
        "NaN", "nan", "NAN", "[NaN]", "[NaN1]", "Infinity", "-Infinity", "+Infinity", "[-Infinity,Infinity]", "-Inf",
        "infinity",
        "// c\n1", "1 // c", "/* c */ 1", "[1, /* c */ 2]", "[1 // c\n]", "# c\n1", "{\"a\":1 /**/}", "/", "[/]",
        "'a'", "['a']", "{'a':1}", #"{'a"':1,"b'":2}"#, #"{'a\"':1}"#, #"{'a\'':1}"#, "{'a':'b'}", #"{'{"[':{'}':[]}}"#,
        "{a:1}", "{1:2}", "{null:1}", "[1,]", "[,1]", "[,]", "[1,,2]", #"{"a":1,}"#, #"{,"a":1}"#, #"{"a"}"#,
        #"{"a":}"#,
        #"{"a":1 "b":2}"#, #"{"a" 1}"#, #"{"a"::1}"#, #"{"a":1,,"b":2}"#, "[1 2]", "[1:2]", "[1}", "{]", #"{"a":[1}"#,
        "]", "}", ",", ":", "[", "{", "[[", "[{", #"{"a":["#, "[1", "[1,", #"{"a"#, #"{"a""#, #"{"a":"#, #"{"a":1"#,
        #"{"a":1,"#,
        "1 2", "{} {}", "{}x", "[]]", "null,", "\"a\"\"b\"", "{}\n\n", "{};", "[1]\0", "{}\0x", "\0", "1\0", "[\0]",
        "\"a\0b\"", "[1,\0 2]",
        "\"a\nb\"", "\"a\tb\"", "\"\u{01}\u{1F}\u{7F}\"", "\u{0B}1", "[\u{0C}1]", "[1\u{A0}]", "\u{2028}1", "[1\u{85}]",
        "\"\u{2028}\u{2029}\u{202E}\"", "é", "[é]", "[1é]", "{\"a\"é:1}", "\"", "\"abc", "\"abc\\", "\"abc\\\"",
        "\"\\\\\"", "\"\\\\\\\"",
    ]

    private static let numbers: [String] = [
        "0", "-0", "00", "-00", "01", "-01", "007", "10", "1.", "1.0", "1.5", "-1.5", ".5", "-.5", "-.", "-.e1", "1..2",
        "1.2.3", "01.5",
        "00.5", "-01.5", "0.", "1e5", "1E5", "1e+5", "1e-5", "1e", "1e+", "1e-", "1.e5", "1.e", "1e5.5", "1e5e5", "e5",
        "1e400", "-1e400",
        "1e-400", "0e0", "0e", "00e1", "01e1", "-", "--1", "+1", "1-2", "1+2", "1.-5", "1.+5", "1,5", "0x1F", "1_000",
        "1f", "1L", "1i", "1I",
        "-i", "- 1", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
        "18446744073709551615", "18446744073709551616", "123456789012345678901234567890",
        "-123456789012345678901234567890",
        "0.1", "0.30000000000000004", "1.7976931348623157e308", "5e-324", "100000000000000000000.0", "1e00005", "-0.0",
        "-0e-0",
    ].flatMap { [$0, "[\($0)]", "{\"n\": \($0) }", "[\($0),\($0)]"] }

    private static let escapedASCII: [[UInt8]] = (0...0x7F).map { (byte: UInt8) -> [UInt8] in [0x22, 0x5C, byte, 0x22] }

    private static let escapes: [String] = [
        #""\u0000""#, #""a\u0000b""#, #""\u001f\u007f\u0080\u07ff\u0800\uffff""#, #""\uABCD\uabcd\uAbCd""#,
        #""\u""#, #""\u1""#,
        #""\u12""#, #""\u123""#, #""\u123g""#, #""\u 123""#, #""\U0041""#, #""\x41""#, #""\u+123""#,
        #""\ud83d\ude00""#, #""x\uD83D\uDE00y""#, #""\ud800""#, #""\udfff""#, #""\ude00\ud83d""#,
        #""\ud83d\ud83d\ude00""#,
        #""\ud83d\u0041""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83d\\ude00""#, #""\ud83d\"""#, #""\ud83dé""#,
        #""\ud83d\u""#, #""\ud83d\ude0""#,
        #""\ud83d\ux""#, #""\ud83d\x""#, #""\ud83d"#, #""\ud83d\"#, #""\udbff\udfff""#,
        #""\ud800\udc00\ud800\udc00""#, #""\ud800\ud800""#,
        #"{"\u0061\n":"\/"}"#, #"{"a\u0000b":1,"a\u0000c":2,"a":3}"#, #"{"\ud83d\ude00":1}"#, #"{"\ud800":1}"#,
        #"{"\x":1}"#, #"{"a\":1}"#,
        #"["\\","\"","\\\"","\\\\"]"#, #"{"0123456789abcdef":"0123456789abcde\n0123456789abcdef\""}"#,
    ]

    /// Lists and objects around the limit on depth, empty and with a value inside.
    private static let nesting: [[UInt8]] = (125...131).flatMap { nested(depth: $0) }

    private static func nested(depth: Int) -> [[UInt8]] {
        let (open, close) = (String(repeating: "[", count: depth), String(repeating: "]", count: depth))
        let objects = String(repeating: #"{"a":"#, count: depth) + "{}" + String(repeating: "}", count: depth)
        let mixed = String(repeating: #"{"a":["#, count: depth / 2) + "1" + String(repeating: "]}", count: depth / 2)
        let texts = [open + close, open + "1" + close, objects, mixed, open]
        return texts.map { Array($0.utf8) }
    }

    private static let sequences: [[UInt8]] = [
        [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0xAF], [0xE2, 0x82],
        [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0xAF], [0xF0, 0x9F, 0x98],
        [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        [0xEF, 0xBB], [0xED, 0x9F, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF],
    ]

    /// Overlong forms, surrogate halves, cut sequences, bytes that are never UTF-8: in strings, in keys, between values.
    private static let malformedBytes: [[UInt8]] = sequences.flatMap { placed($0) }

    private static func placed(_ bytes: [UInt8]) -> [[UInt8]] {
        func surround(_ before: String, _ after: String) -> [UInt8] { Array(before.utf8) + bytes + Array(after.utf8) }
        return [
            surround("\"", "\""), surround("{\"a", "\":1}"), surround("[1", "]"), surround("\"", ""), surround("1", ""),
        ]
    }

    private static let sample = Array(
        "\u{FEFF}{\"op\": \"Bind\\u00e9\\ud83d\\ude00\", \"n\": [0, -1.5e+3, true, null], 'k': {\"é\": \"€\\n\"}} ".utf8
    )

    private static let truncated: [[UInt8]] = (0..<sample.count).map { Array(sample[..<$0]) }
}
