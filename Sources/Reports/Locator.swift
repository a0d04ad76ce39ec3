internal import SourceText

/// Finds the line and column of offsets.
///
/// It remembers columns along long lines, so that many findings in one line of 50 MB walk through it once.
struct Locator {
    private struct Line: Hashable {
        let file: Int
        let number: Int
    }

    private struct Mark {
        var offset: Int
        var column: Int
    }

    private let files: [SourceFile]
    /// For lines longer than a step: a mark at the first character of each step that was walked.
    private var marks: [Line: [Mark]] = [:]
    private static let step = 1024

    init(_ files: [SourceFile]) {
        self.files = files
    }

    /// An offset past the end is taken as the end; one inside a character belongs to that character.
    mutating func position(of offset: Int, in file: Int) -> Position {
        let source = files[file]
        let offset = min(max(offset, 0), source.bytes.count)
        let number = source.lineNumber(of: offset)
        let start = Mark(offset: source.spanOfLine(number).start, column: 1)
        let line = Line(file: file, number: number)
        let mark = offset - start.offset < Self.step ? start : nearestMark(to: offset, from: start, line)
        return Position(line: number, column: Self.walk(source.bytes, from: mark, to: offset).column)
    }

    private mutating func nearestMark(to offset: Int, from start: Mark, _ line: Line) -> Mark {
        let bytes = files[line.file].bytes
        let index = (offset - start.offset) / Self.step
        var known = marks.removeValue(forKey: line) ?? [start]
        while known.count <= index {
            let end = start.offset + known.count * Self.step
            var mark = Self.walk(bytes, from: known[known.count - 1], to: end)
            if mark.offset < end {
                mark.offset += DecodedScalar(in: bytes, at: mark.offset, before: bytes.count).count
                mark.column += 1
            }
            known.append(mark)
        }
        marks[line] = known
        return known[index].offset <= offset ? known[index] : known[index - 1]
    }

    /// The last character's beginning that is not past an offset.
    private static func walk(_ bytes: [UInt8], from mark: Mark, to offset: Int) -> Mark {
        var mark = mark
        while mark.offset < offset {
            let next = mark.offset + DecodedScalar(in: bytes, at: mark.offset, before: bytes.count).count
            if next > offset { break }
            mark = Mark(offset: next, column: mark.column + 1)
        }
        return mark
    }
}

extension SourceFile {
    /// The line that holds an offset, from 1.
    func lineNumber(of offset: Int) -> Int {
        var low = 1
        var high = lineCount + 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if spanOfLine(middle).start <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
