/// A source file as it was read: the name that findings show and the bytes that every span counts.
///
/// Line ends are LF, CRLF or a lone CR. A byte order mark is part of the bytes and of no column.
package struct SourceFile: Sendable {
    package let name: String
    package let bytes: [UInt8]
    /// Where the bytes begin in a file of which they are a piece: a record of a log. Spans and lines count from there.
    package let start: Start
    /// How many lines begin before each block of the file. A list of all of them would take eight times the memory of a
    /// file of empty lines; lines within a block are counted where they are asked for.
    private let linesBeforeBlock: [Int]
    /// How many characters begin before each block of the file, so that a column in a very long line is not counted from
    /// the line's beginning each time.
    private let charactersBeforeBlock: [Int]
    private static let blockSize = 512

    /// The beginning of a piece: its line, from 1, and its offset in the file.
    package struct Start: Hashable, Sendable {
        package var line = 1
        package var offset = 0

        package init(line: Int = 1, offset: Int = 0) {
            self.line = line
            self.offset = offset
        }
    }

    package init(name: String, bytes: [UInt8], start: Start = Start()) {
        self.name = name
        self.bytes = bytes
        self.start = start
        self.linesBeforeBlock = Self.countLinesByBlock(bytes)
        self.charactersBeforeBlock = Self.countCharactersByBlock(bytes)
    }

    package init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The whole file as a text that maps onto itself, without its byte order mark.
    package var text: Text {
        Text(bytes: bytes, span: SourceSpan(byteOrderMarkLength, bytes.count))
    }

    package var byteOrderMarkLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    package var lineCount: Int { lineIndex(of: bytes.count) + 1 }

    /// A place as people count: line and column from 1, the column in Unicode scalars.
    package struct Position: Hashable, Sendable {
        package var line: Int
        package var column: Int

        package init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// The place of a byte offset in the file, of which the bytes may be a piece.
    ///
    /// An offset past the end is taken as the end, one inside a character belongs to that character, and a byte that is no
    /// UTF-8 counts as a character.
    package func position(of offset: Int) -> Position {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineIndex(of: offset)
        let lineStart = line == 0 ? min(byteOrderMarkLength, offset) : startOfLine(line)
        let before = characters(in: lineStart..<offset)
        let column = before > 0 && !beginsCharacter(offset) ? before : before + 1
        return Position(line: start.line + line, column: column)
    }

    /// The line among the bytes, from 1, that holds an offset.
    package func lineNumber(of offset: Int) -> Int { lineIndex(of: min(max(offset, 0), bytes.count)) + 1 }

    /// The bytes of a line, counted from 1, without its line end.
    package func spanOfLine(_ line: Int) -> SourceSpan {
        let start = startOfLine(line - 1)
        var end = line < lineCount ? startOfLine(line) : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return SourceSpan(line == 1 ? min(byteOrderMarkLength, end) : start, end)
    }

    /// The bytes of a span, with U+FFFD for what is not UTF-8.
    package func string(_ span: SourceSpan) -> String {
        String(decoding: bytes[max(0, span.start)..<min(bytes.count, span.end)], as: UTF8.self)
    }

    /// Index from 0 of the line that holds an offset.
    private func lineIndex(of offset: Int) -> Int {
        let block = offset / Self.blockSize
        let within = (block * Self.blockSize...offset).reduce(0) { $0 + (Self.beginsLine($1, bytes) ? 1 : 0) }
        return linesBeforeBlock[block] + within - 1
    }

    /// The offset at which a line begins, by its index from 0.
    private func startOfLine(_ line: Int) -> Int {
        // The last block with no more lines before it than stand before the line.
        var low = 0
        var high = linesBeforeBlock.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if linesBeforeBlock[middle] <= line { low = middle } else { high = middle }
        }
        var offset = low * Self.blockSize
        var before = linesBeforeBlock[low]
        while offset < bytes.count {
            if Self.beginsLine(offset, bytes) {
                if before == line { return offset }
                before += 1
            }
            offset += 1
        }
        return bytes.count
    }

    // MARK: Characters

    /// How many characters begin in a range of bytes.
    private func characters(in range: Range<Int>) -> Int {
        let first = range.lowerBound / Self.blockSize + 1
        let last = range.upperBound / Self.blockSize
        guard first < last else { return countCharacters(in: range) }
        return countCharacters(in: range.lowerBound..<first * Self.blockSize)
            + charactersBeforeBlock[last] - charactersBeforeBlock[first]
            + countCharacters(in: last * Self.blockSize..<range.upperBound)
    }

    private func countCharacters(in range: Range<Int>) -> Int {
        var index = range.lowerBound
        while index < range.upperBound, !beginsCharacter(index) { index += 1 }
        var count = 0
        while index < range.upperBound {
            index += Self.lengthOfCharacter(at: index, bytes)
            count += 1
        }
        return count
    }

    /// Whether no character before the offset holds it.
    private func beginsCharacter(_ offset: Int) -> Bool {
        guard offset < bytes.count, bytes[offset] & 0xC0 == 0x80 else { return true }
        return !(max(0, offset - 3)..<offset).contains { $0 + Self.lengthOfCharacter(at: $0, bytes) > offset }
    }

    private static func lengthOfCharacter(at index: Int, _ bytes: [UInt8]) -> Int {
        bytes[index] < 0x80 ? 1 : DecodedScalar(in: bytes, at: index, before: bytes.count).count
    }

    private static func countCharactersByBlock(_ bytes: [UInt8]) -> [Int] {
        var counts = [0]
        var count = 0
        // The first character that is not counted yet.
        var index = 0
        for block in 0..<bytes.count / blockSize {
            let end = (block + 1) * blockSize
            if UTF8Check.isASCII(bytes[index..<end].span) {
                count += end - index
                index = end
            }
            while index < end {
                index += lengthOfCharacter(at: index, bytes)
                count += 1
            }
            counts.append(count)
        }
        return counts
    }

    // MARK: Lines

    /// Whether a line begins at an offset from 0 to the file's length.
    private static func beginsLine(_ offset: Int, _ bytes: [UInt8]) -> Bool {
        guard offset > 0 else { return true }
        return bytes[offset - 1] == 0x0A
            || (bytes[offset - 1] == 0x0D && (offset == bytes.count || bytes[offset] != 0x0A))
    }

    private static func countLinesByBlock(_ bytes: [UInt8]) -> [Int] {
        var counts = [0]
        for block in 0..<bytes.count / blockSize {
            var count = counts[block]
            for offset in block * blockSize..<(block + 1) * blockSize where beginsLine(offset, bytes) { count += 1 }
            counts.append(count)
        }
        return counts
    }
}
