internal import SourceText

/// Command lines for Windows in documentation: `^` at the end of a line of cmd, a backtick in PowerShell, and the carets
/// that browsers put into "Copy as cURL (cmd)".
enum WindowsContinuations {
    /// The text as a POSIX shell would write it, or nil where no line goes on in that way.
    static func removed(from text: Text) -> Text? {
        var marks: Set<UInt8> = []
        var lines = LineCursor(text)
        while let line = lines.next() {
            let line = line.trimmed
            guard line.count > 1, let mark = line.bytes.last, Text.isSpace(line[line.endIndex - 2]) else { continue }
            if mark == UInt8(ascii: "^") || mark == UInt8(ascii: "`") { marks.insert(mark) }
        }
        guard !marks.isEmpty else { return nil }
        return marks.contains(UInt8(ascii: "^")) ? withoutCarets(text) : withoutBackticks(text)
    }

    /// Outside of quotes a caret takes the meaning off the next character, and a line end away.
    private static func withoutCarets(_ text: Text) -> Text {
        var result = Text(at: text.span.start)
        var isQuoted = false
        var kept = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "^"), !isQuoted, index + 1 < text.endIndex {
                result.append(text[kept..<index])
                let lineEnd = endOfLineEnd(text, from: index + 1)
                if let lineEnd {
                    kept = lineEnd
                } else {
                    result.append(text[index + 1], decodedFrom: text.span(of: index..<index + 2))
                    kept = index + 2
                }
                index = kept
            } else {
                if text[index] == 0x22 { isQuoted.toggle() }
                if text[index] == 0x0A { isQuoted = false }
                index += 1
            }
        }
        result.append(text[kept..<text.endIndex])
        return result
    }

    private static func withoutBackticks(_ text: Text) -> Text {
        var result = Text(at: text.span.start)
        var kept = text.startIndex
        for index in text.indices where text[index] == UInt8(ascii: "`") {
            guard let end = endOfLineEnd(text, from: index + 1) else { continue }
            result.append(text[kept..<index])
            kept = end
        }
        result.append(text[kept..<text.endIndex])
        return result
    }

    /// Index behind the blanks and the line end that stand at an index, or nil.
    private static func endOfLineEnd(_ text: Text, from start: Int) -> Int? {
        var index = start
        while index < text.endIndex, text[index] == 0x20 || text[index] == 0x09 || text[index] == 0x0D { index += 1 }
        return index < text.endIndex && text[index] == 0x0A ? index + 1 : nil
    }
}
