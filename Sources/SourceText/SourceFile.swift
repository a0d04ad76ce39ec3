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
    /// How many scalars begin before each block of the file, so that a column in a very long line is not counted from the
    /// line's beginning each time.
    private let scalarsBeforeBlock: [Int]
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
        self.scalarsBeforeBlock = Self.countScalarsByBlock(bytes)
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
    }

    /// The place of a byte offset. An offset past the end is taken as the end; a malformed byte counts as one scalar.
    package func position(of offset: Int) -> Position {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineIndex(of: offset)
        let start = line == 0 ? min(byteOrderMarkLength, offset) : startOfLine(line)
        var column = 1 + scalars(in: start..<offset)
        if start < offset, !Self.beginsScalar(bytes[start]) { column += 1 }
        // An offset inside a scalar belongs to that scalar.
        if offset < bytes.count, !Self.beginsScalar(bytes[offset]), column > 1 { column -= 1 }
        return Position(line: line + 1, column: column)
    }

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

    /// How many scalars begin in a range of bytes.
    private func scalars(in range: Range<Int>) -> Int {
        let first = range.lowerBound / Self.blockSize + 1
        let last = range.upperBound / Self.blockSize
        guard first < last else { return Self.countScalars(bytes[range]) }
        return Self.countScalars(bytes[range.lowerBound..<first * Self.blockSize])
            + scalarsBeforeBlock[last] - scalarsBeforeBlock[first]
            + Self.countScalars(bytes[last * Self.blockSize..<range.upperBound])
    }

    private static func beginsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

    private static func countScalars(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 + (beginsScalar($1) ? 1 : 0) }
    }

    private static func countScalarsByBlock(_ bytes: [UInt8]) -> [Int] {
        var counts = [0]
        var start = 0
        while start + blockSize <= bytes.count {
            counts.append(counts[counts.count - 1] + countScalars(bytes[start..<start + blockSize]))
            start += blockSize
        }
        return counts
    }

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
