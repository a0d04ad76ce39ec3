import SourceText
import Testing

struct TextTests {
    @Test(arguments: [
        ("a%20b", false, "a|= <%20>|b"), ("a+b%2Bc", true, "a|= <+>|b|=+<%2B>|c"), ("a+b", false, "a+b"),
        ("%", false, "%"),
        ("%4", false, "%4"), ("%zz%41", false, "%zz|=A<%41>"),
        ("%e4%bd%a0", false, "=\u{FFFD}<%e4>|=\u{FFFD}<%bd>|=\u{FFFD}<%a0>"),
        ("", true, ""), ("100%", true, "100%"), ("%%41", false, "%|=A<%41>"),
    ])
    func `percent-decoding keeps the place of every byte`(source: String, form: Bool, trace: String) {
        let file = file(source)
        #expect(file.text.percentDecoded(form: form).trace(in: file) == trace)
    }

    @Test func `a symbolic piece is neither decoded nor split`() {
        let file = file("a=%41&b=$X%41&Y$&c")
        var text = file.text[0..<8]
        text.append(file.text[8..<16].asSymbolic)
        text.append(file.text[16..<18])
        let pieces = text.split(0x26)
        #expect(pieces.map(\.string) == ["a=%41", "b=$X%41&Y$", "c"])
        #expect(pieces[1].percentDecoded(form: true).trace(in: file) == "b=|$$X%41&Y$<$X%41&Y$>")
        #expect(pieces.map(\.isSymbolic) == [false, true, false])
    }

    @Test func `a piece keeps the indices and places of the whole`() {
        let file = file("  key = v%20w ")
        let text = file.text.trimmed.percentDecoded(form: false)
        let piece = text[text.startIndex + 6..<text.endIndex]
        #expect(piece.string == "v w")
        #expect(file.string(piece.span) == "v%20w")
        #expect(piece.span(of: piece.startIndex + 1..<piece.startIndex + 2) == SourceSpan(9, 12))
        #expect(piece.isVerbatim == false && text[text.startIndex..<text.startIndex + 3].isVerbatim)
    }

    @Test func `an empty piece stands where it was cut`() {
        let file = file("ab%20")
        let text = file.text.percentDecoded(form: false)
        #expect(text[text.startIndex + 1..<text.startIndex + 1].span == SourceSpan(1, 1))
        #expect(text[text.endIndex..<text.endIndex].span == SourceSpan(5, 5))
        #expect(Text(at: 3).span == SourceSpan(3, 3))
    }

    @Test func `verbatim pieces that adjoin in the file become one run`() {
        let file = file("abcdef")
        var text = file.text[0..<2]
        text.append(file.text[2..<4])
        text.append(file.text[5..<6])
        #expect(text.trace(in: file) == "abcd|f")
        #expect(!text.isVerbatim && text[text.startIndex..<text.startIndex + 4].isVerbatim)
    }

    @Test func `a relocated text stands for one span, its symbolic pieces still symbolic`() {
        let file = file("value $X here")
        var text = file.text[0..<6]
        text.append(file.text[6..<8].asSymbolic)
        let moved = text.relocated(to: SourceSpan(9, 13))
        #expect(moved.trace(in: file) == "=value <here>|$$X<here>")
    }

    @Test(arguments: [(0, "é"), (1, "é"), (2, "x"), (3, "😀"), (7, "")])
    func `a character's span takes its following bytes`(index: Int, source: String) {
        let file = file("éx😀")
        let span = file.text.spanOfCharacter(at: index)
        #expect(index == 1 ? span == SourceSpan(1, 2) : file.string(span) == source)
    }
}

struct SourceFileLineTests {
    @Test(arguments: [
        (0, 1, 1), (1, 1, 2), (3, 1, 3), (4, 2, 1), (5, 2, 2), (7, 3, 1), (8, 3, 2), (9, 4, 1), (13, 4, 2), (14, 4, 3),
        (99, 4, 3),
    ])
    func `positions count lines of every kind and Unicode scalars`(offset: Int, line: Int, column: Int) {
        // a é LF | b CR LF | c CR | 😀 d
        let file = file("aé\nb\r\nc\r😀d")
        let position = file.position(of: offset)
        #expect(position.line == line && position.column == column)
    }

    @Test func `a byte order mark is in no column and no text`() {
        let file = file("\u{FEFF}a\nb")
        #expect(file.position(of: 3).column == 1 && file.position(of: 4).column == 2)
        #expect(file.text == "a\nb" && file.text.span.start == 3)
        #expect(file.spanOfLine(1) == SourceSpan(3, 4) && file.spanOfLine(2) == SourceSpan(5, 6))
        #expect(file.lineCount == 2)
    }

    @Test func `malformed bytes count as one column each`() {
        let file = SourceFile(name: "test", bytes: [0x61, 0xFF, 0xFE, 0x62])
        #expect(file.position(of: 3).column == 4)
    }
}
