import SourceText
import Testing

/// The pieces of a text as URLs and forms use them.
struct TextPieceTests {
    /// `ab` of the file, `c` decoded from three bytes, `$D` symbolic, `e` of the file.
    static let text: Text = {
        let bytes = Array("ab%63$De".utf8)
        var text = Text(bytes: bytes, span: SourceSpan(0, 2))
        text.append(UInt8(ascii: "c"), decodedFrom: SourceSpan(2, 5))
        text.append("$D".utf8, .symbolic, from: SourceSpan(5, 7))
        text.append(Text(bytes: bytes, span: SourceSpan(7, 8)))
        return text
    }()

    @Test(arguments: [
        (0, 1, 0, 1), (0, 3, 0, 5), (2, 3, 2, 5), (1, 4, 1, 7), (3, 4, 5, 7), (4, 6, 5, 8), (5, 6, 7, 8), (0, 6, 0, 8),
        (0, 0, 0, 0), (2, 2, 2, 2), (3, 3, 5, 5), (6, 6, 8, 8),
    ])
    func `a piece stands where its bytes do`(from: Int, to: Int, start: Int, end: Int) {
        #expect(Self.text.span(of: from..<to) == SourceSpan(start, end))
        #expect(Self.text[from..<to].span == SourceSpan(start, end))
    }

    @Test func `a piece of a piece keeps indices and places`() {
        let piece = Self.text[1..<6][2..<5]
        #expect(piece.string == "c$D")
        #expect(piece.span == SourceSpan(2, 7))
        #expect(piece[3..<5].isSymbolic && !piece[2..<3].isSymbolic)
        #expect(!piece.isVerbatim && Self.text[0..<2].isVerbatim)
        #expect(piece[5..<5].span == SourceSpan(7, 7))
    }

    @Test func `a copy keeps the places of a piece`() {
        var copy = Text(at: 99)
        copy.append(Self.text[1..<4])
        copy.append(Self.text[5..<6])
        #expect(copy.string == "bc$e")
        #expect(
            copy.indices.map { copy.span(of: $0..<$0 + 1) } == [
                SourceSpan(1, 2), SourceSpan(2, 5), SourceSpan(5, 7), SourceSpan(7, 8),
            ])
    }

    @Test(arguments: [
        ("a%20b+c", true, "a b c"), ("a%20b+c", false, "a b+c"), ("%", true, "%"), ("%4", true, "%4"),
        ("%4g%41", true, "%4gA"),
        ("%e2%82%ac", true, "€"), ("", true, ""), ("%00", true, "\0"),
    ])
    func `escapes are undone`(source: String, form: Bool, decoded: String) {
        let bytes = Array(source.utf8)
        #expect(Text(bytes: bytes, span: SourceSpan(0, bytes.count)).percentDecoded(form: form).string == decoded)
    }

    @Test func `escapes in variables stay`() {
        var text = Text(at: 0)
        text.append("%41".utf8, .symbolic, from: SourceSpan(0, 3))
        text.append("%41".utf8, .decoded, from: SourceSpan(3, 4))
        let decoded = text.percentDecoded(form: true)
        #expect(decoded.string == "%41A")
        #expect(decoded.span(of: 3..<4) == SourceSpan(3, 4))
    }

    @Test(arguments: [("", [""]), ("a", ["a"]), ("a&b", ["a", "b"]), ("&", ["", ""]), ("a&&b&", ["a", "", "b", ""])])
    func `pieces between separators, empty ones too`(source: String, pieces: [String]) {
        let bytes = Array("x\(source)".utf8)
        let text = Text(bytes: bytes, span: SourceSpan(1, bytes.count))
        #expect(text.split(UInt8(ascii: "&")).map(\.string) == pieces)
    }

    @Test(arguments: [("", 0, 0), ("  ", 2, 2), (" a ", 1, 2), ("a b", 0, 3), ("\r\n\ta\n", 3, 4)])
    func `spaces at the ends are cut`(source: String, start: Int, end: Int) {
        let bytes = Array(source.utf8)
        #expect(Text(bytes: bytes, span: SourceSpan(0, bytes.count)).trimmed.span == SourceSpan(start, end))
    }
}
