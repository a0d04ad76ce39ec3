internal import SourceText

extension Text {
    /// The bytes of the file that spell the text: in one piece, as they are or with escapes. Nil where something else
    /// stands there for it, such as a variable, or for a part of it.
    func writtenSpan(in file: SourceFile) -> SourceSpan? {
        guard !isSymbolic else { return nil }
        let runs = self.runs
        var end: Int?
        for index in runs.indices {
            let next = index + 1 < runs.endIndex ? runs[index + 1].start : endIndex
            let range = max(runs[index].start, startIndex)..<min(next, endIndex)
            let place = span(of: range)
            guard place.start >= 0, place.end <= file.bytes.count, end == nil || end == place.start else { return nil }
            end = place.end
            let isWritten =
                runs[index].kind == .verbatim || Text.isEscape(file.bytes[place.start..<place.end], of: bytes[range])
            guard isWritten else { return nil }
        }
        return span
    }

    /// Whether bytes of a file are an escape for others, or these in other cases: `%5F`, `\u005f`, `True` for `true`.
    private static func isEscape(_ written: ArraySlice<UInt8>, of bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = written.first else { return false }
        switch first {
        case 0x25: return written.count == 3 * bytes.count
        case 0x5C, 0x2B: return true
        case 0x27: return written.elementsEqual([0x27, 0x27])
        case 0x0A, 0x0D: return written.allSatisfy(isSpace)
        default: return written.elementsEqual(bytes) { $0 | 0x20 == $1 | 0x20 }
        }
    }
}

extension [UInt8] {
    /// Whether bytes stand at an index.
    func has(_ bytes: some Collection<UInt8>, at index: Int) -> Bool {
        index >= 0 && index + bytes.count <= count && self[index..<index + bytes.count].elementsEqual(bytes)
    }

    func has(_ text: String, at index: Int) -> Bool { has(text.utf8, at: index) }

    /// The index of the first byte from one on that is no space and no line end.
    func skippingSpace(from index: Int) -> Int {
        self[index...].firstIndex { !Text.isSpace($0) } ?? count
    }

    /// The index behind the last byte before one that is no space and no line end.
    func skippingSpace(before index: Int) -> Int {
        self[..<index].lastIndex { !Text.isSpace($0) }.map { $0 + 1 } ?? 0
    }

    /// The index of the first byte of the line that holds an index.
    func startOfLine(_ index: Int) -> Int {
        let start = self[..<index].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
        return start == 0 && starts(with: [0xEF, 0xBB, 0xBF]) ? Swift.min(3, index) : start
    }

    /// The index of the line end from an index on, or the end of the bytes.
    func endOfLine(_ index: Int) -> Int { self[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? count }

    /// The index behind the line end that stands at an index, if one does.
    func skippingLineEnd(at index: Int) -> Int {
        has([0x0D, 0x0A], at: index)
            ? index + 2 : index < count && (self[index] == 0x0A || self[index] == 0x0D) ? index + 1 : index
    }
}
