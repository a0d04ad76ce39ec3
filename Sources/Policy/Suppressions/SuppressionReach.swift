internal import Requests
internal import SourceText

/// What of a file a comment covers.
///
/// - Behind something else on its line: the findings on that line.
/// - Alone on its line: the findings on the first line below that is no comment, and all findings of a request that begins
///   there. A blank line between leaves it without effect.
/// - A comment of HTML above a code block in Markdown: the findings in the block.
struct SuppressionReach {
    private let file: SourceFile
    private let block: SourceSpan?
    private let line: Int
    private let requests: Set<Int>

    /// `firstLines` are the numbers of the requests that begin on each line; `hasSlashComments` is whether `//` begins a
    /// comment, as in `.http` files.
    init(_ comment: SourceComment, in file: SourceFile, firstLines: [Int: [Int]], hasSlashComments: Bool) {
        self.file = file
        block = comment.block
        let first = file.lineNumber(of: comment.span.start)
        let isAlone = file.before(comment.span.start, on: first).allSatisfy {
            Text.isSpace($0) || ">-".utf8.contains($0)
        }
        var line = first
        if isAlone {
            line = file.lineNumber(of: max(comment.span.end - 1, comment.span.start)) + 1
            while line <= file.lineCount, file.isComment(line, hasSlashComments: hasSlashComments) { line += 1 }
        }
        self.line = line
        requests = isAlone ? Set(firstLines[line] ?? []) : []
    }

    /// Whether it covers a place, of a request by its number.
    func covers(_ span: SourceSpan, of request: Int?) -> Bool {
        if let block { return block.start <= span.start && span.start < max(block.end, block.start + 1) }
        return request.map(requests.contains) == true || file.lineNumber(of: span.start) == line
    }
}

extension SourceFile {
    /// The line on which people see a request begin, from 1. What was read of it may begin later: behind the key, the list
    /// mark or the block mark of YAML on the line above, or behind a backslash that joins lines.
    func firstLine(of request: Request) -> Int {
        let start = request.origin.span.start
        var line = lineNumber(of: start)
        let isYAML = request.origin.format == .yaml || request.origin.format == .ci
        if isYAML, line > 1, before(start, on: line).allSatisfy(Text.isSpace), opensBlock(line - 1) { line -= 1 }
        while line > 1, content(of: line - 1).last == UInt8(ascii: "\\") { line -= 1 }
        return line
    }

    /// Whether a line is a comment alone.
    fileprivate func isComment(_ line: Int, hasSlashComments: Bool) -> Bool {
        let content = content(of: line)
        if content.first == UInt8(ascii: "#") { return true }
        return hasSlashComments && content.starts(with: "//".utf8)
    }

    /// Whether a line of YAML ends in a key's colon, a list mark or a block mark.
    private func opensBlock(_ line: Int) -> Bool {
        var content = content(of: line)
        if let comment = content.indices.first(where: { index in
            content[index] == UInt8(ascii: "#") && index > content.startIndex && Text.isSpace(content[index - 1])
        }) {
            content = content[..<comment]
            while content.last.map(Text.isSpace) == true { content.removeLast() }
        }
        let word = content.split(separator: 0x20).last ?? []
        if content.last == UInt8(ascii: ":") || word.elementsEqual("-".utf8) { return true }
        guard let mark = word.first, mark == UInt8(ascii: "|") || mark == UInt8(ascii: ">") else { return false }
        return word.dropFirst().allSatisfy { "+-0123456789".utf8.contains($0) }
    }

    /// The bytes of a line, counted from 1, before an offset.
    fileprivate func before(_ offset: Int, on line: Int) -> ArraySlice<UInt8> {
        bytes[min(spanOfLine(line).start, offset)..<offset]
    }

    /// The bytes of a line, counted from 1, without blanks at its ends and marks of block quotes before it.
    private func content(of line: Int) -> ArraySlice<UInt8> {
        let span = spanOfLine(line)
        var content = bytes[span.start..<span.end].drop { Text.isSpace($0) || $0 == UInt8(ascii: ">") }
        while content.last.map(Text.isSpace) == true { content.removeLast() }
        return content
    }
}
