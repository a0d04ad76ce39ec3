import Testing

@testable import SourceText

struct SourcePositionTests {
    static let places: [(text: String, offset: Int, line: Int, column: Int)] = [
        ("", 0, 1, 1), ("ab", 0, 1, 1), ("ab", 2, 1, 3), ("ab", 99, 1, 3), ("ab", -1, 1, 1), ("a\nb", 2, 2, 1),
        ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("éb", 2, 1, 2), ("éb", 1, 1, 1), ("😀é", 6, 1, 3), ("a\n\nb", 2, 2, 1),
        ("\u{FEFF}ab", 3, 1, 1), ("\u{FEFF}ab", 4, 1, 2), ("\u{FEFF}ab", 0, 1, 1), ("a\n", 2, 2, 1),
    ]

    @Test(arguments: places) func `a place is counted in lines and scalars`(
        text: String, offset: Int, line: Int, column: Int
    ) {
        let place = SourceFile(name: "f", text: text).position(of: offset)
        #expect(place == SourceFile.Position(line: line, column: column))
    }

    @Test func `malformed bytes count as one scalar`() {
        let file = SourceFile(name: "f", bytes: [0x80, 0x41, 0xFF, 0x41])
        #expect((0...4).map { file.position(of: $0).column } == [1, 2, 3, 4, 5])
    }

    @Test(arguments: [(0, 40, 1), (5, 40, 6), (7, 41, 2), (99, 41, 3)])
    func `the lines of a piece go on from its start`(offset: Int, line: Int, column: Int) {
        let piece = SourceFile(
            name: "f", bytes: Array("{ a }\n{}".utf8), start: SourceFile.Start(line: 40, offset: 999))
        #expect(piece.position(of: offset) == SourceFile.Position(line: line, column: column))
        #expect(piece.lineNumber(of: offset) == line - 39)
    }

    @Test func `columns of long lines are those of a slow count`() {
        let text = "é\n" + String(repeating: "aé€😀", count: 1_000) + "\n" + String(repeating: "x", count: 9_000)
        let file = SourceFile(name: "f", text: text)
        var line = 1
        var column = 1
        for (offset, byte) in file.bytes.enumerated() {
            if offset > 0, byte & 0xC0 != 0x80 {
                if file.bytes[offset - 1] == 0x0A { (line, column) = (line + 1, 1) } else { column += 1 }
            }
            // Every few bytes, and all those around a block's end.
            guard offset % 37 == 0 || offset % 512 < 4 || offset % 512 > 508 else { continue }
            #expect(file.position(of: offset) == SourceFile.Position(line: line, column: column))
        }
    }
}
