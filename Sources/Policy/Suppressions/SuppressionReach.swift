internal import Requests
internal import SourceText

/// What of a file a comment covers.
///
/// - Behind something else on its line: the findings on that line.
/// - Alone on its line: the findings on the first line below that is no comment, and all findings of a request that begins
///   there. A blank line between leaves it without effect.
/// - A comment of HTML above a code block in Markdown: the findings in the block.
struct SuppressionReach {
    /// The code block that it covers.
    let block: SourceSpan?
    /// The line that it covers.
    let line: Int
    /// Whether it covers the requests too that begin on that line.
    let coversRequests: Bool
}

/// Finds what the comments of one file cover. However many stand under each other, each line is looked at once.
struct SuppressionReaches {
    private let file: SourceFile
    /// The lines on which the requests begin, by the requests' numbers.
    private let firstLines: [Int: Int]
    /// Whether `//` begins a comment, as in `.http` files.
    private let hasSlashComments: Bool
    /// The first line that is no comment, by the lines of comments before it.
    private var targets: [Int: Int] = [:]

    /// `firstRequest` is the number of the file's first request.
    init(_ file: SourceFile, _ requests: [Request], firstRequest: Int) {
        self.file = file
        firstLines = Dictionary(
            uniqueKeysWithValues: requests.enumerated().map { (firstRequest + $0, file.firstLine(of: $1)) })
        hasSlashComments = requests.contains { $0.origin.format == .http }
    }

    mutating func reach(of comment: SourceComment) -> SuppressionReach {
        let first = file.lineNumber(of: comment.span.start)
        let isAlone = file.before(comment.span.start, on: first).allSatisfy {
            Text.isSpace($0) || ">-".utf8.contains($0)
        }
        let last = file.lineNumber(of: max(comment.span.end - 1, comment.span.start))
        return SuppressionReach(
            block: comment.block, line: isAlone ? target(below: last) : first, coversRequests: isAlone)
    }

    private mutating func target(below last: Int) -> Int {
        var line = last + 1
        while line <= file.lineCount, targets[line] == nil, file.isComment(line, hasSlashComments: hasSlashComments) {
            line += 1
        }
        let target = targets[line] ?? line
        for passed in last + 1..<max(line, last + 1) { targets[passed] = target }
        return target
    }

    /// The lines of comments that may cover a place: its own, and the first one of its request.
    func lines(of span: SourceSpan, request: Int?) -> (own: Int, request: Int?) {
        (file.lineNumber(of: span.start), request.flatMap { firstLines[$0] })
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
