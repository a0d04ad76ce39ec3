internal import SourceText

/// The code blocks of a Markdown document (CommonMark 0.31, sections 4.4 and 4.5), found without reading the rest of it:
/// fences of backticks or tildes, also in lists and block quotes, and indented code.
struct MarkdownBlocks {
    struct Block {
        /// The first word behind the fence in lower case; empty where there is none.
        var language: String
        /// The code without the prefixes that its place in the document adds.
        var code: Text
    }

    private(set) var blocks: [Block] = []
    /// Comments of HTML that speak to bindlint. Those of a block stand above it, with nothing but blank lines and other
    /// comments between.
    private(set) var comments: [SourceComment] = []
    /// How many of the comments have stood above no block yet, and no other text.
    private var waiting = 0
    /// Where a comment began that is not closed yet.
    private var openComment: Int?
    private let text: Text
    private var fence: Fence?
    private var code: Text
    private var isIndentedCode = false
    private var followsBlankLine = true

    private struct Fence {
        var mark: UInt8
        var length: Int
        var language: String
        /// Marks of block quotes before the fence, and columns of blanks behind them.
        var quotes: Int
        var indentation: Int
    }

    init(_ text: Text) {
        self.text = text
        code = Text(at: text.span.start)
        var lines = LineCursor(text)
        while true {
            let start = lines.index
            guard let line = lines.next() else { break }
            read(line, whole: text[start..<lines.index])
        }
        finish()
    }

    private mutating func read(_ line: Text, whole: Text) {
        if let fence {
            if MarkdownBlocks.closes(fence, line) {
                finish()
            } else {
                code.append(MarkdownBlocks.withoutPrefix(of: fence, whole))
            }
            return
        }
        if let opened = MarkdownBlocks.fence(line) {
            finish()
            fence = opened
            code = Text(at: whole.span.end)
            return
        }
        if takesComment(line) { return finish() }
        let isBlank = line.bytes.allSatisfy(Text.isSpace)
        if let indented = MarkdownBlocks.withoutIndentation(whole), !isBlank, isIndentedCode || followsBlankLine {
            if !isIndentedCode { code = Text(at: indented.span.start) }
            isIndentedCode = true
            code.append(indented)
        } else if isBlank, isIndentedCode {
            code.append(whole)
        } else {
            finish()
            if !isBlank, !line.trimmed.hasPrefix("<!--") { waiting = 0 }
        }
        followsBlankLine = isBlank
    }

    private mutating func finish() {
        if let fence { add(Block(language: fence.language, code: code)) }
        if isIndentedCode { add(Block(language: "", code: code)) }
        fence = nil
        isIndentedCode = false
        followsBlankLine = true
    }

    private mutating func add(_ block: Block) {
        blocks.append(block)
        for index in comments.indices.suffix(waiting) { comments[index].block = block.code.span }
        waiting = 0
    }

    // MARK: Comments

    /// Whether a line outside of code belongs to a comment of HTML (CommonMark 0.31, section 4.6) that begins a line and
    /// speaks to bindlint.
    private mutating func takesComment(_ line: Text) -> Bool {
        let start = line.bytes.firstIndex { !Text.isSpace($0) && $0 != UInt8(ascii: ">") } ?? line.endIndex
        if openComment == nil, !isIndentedCode, SourceComment(line[start..<line.endIndex]) != nil {
            openComment = start
        }
        guard let openComment else { return false }
        if line.contains("-->") {
            if let comment = SourceComment(text[openComment..<line.endIndex]) {
                comments.append(comment)
                waiting += 1
            }
            self.openComment = nil
        }
        return true
    }

    // MARK: Fences

    /// Reads an opening fence behind blanks, marks of block quotes and of a list item.
    private static func fence(_ line: Text) -> Fence? {
        var quotes = 0
        var indentation = 0
        var index = line.startIndex
        scanning: while index < line.endIndex {
            switch line[index] {
            case 0x20: indentation += 1
            case 0x09: indentation += 4
            case UInt8(ascii: ">"):
                quotes += 1
                indentation = 0
                if index + 1 < line.endIndex, line[index + 1] == 0x20 { index += 1 }
            case let byte where "-*+.)".utf8.contains(byte) || byte &- 0x30 < 10: indentation += 1
            default: break scanning
            }
            index += 1
        }
        guard index < line.endIndex, line[index] == UInt8(ascii: "`") || line[index] == UInt8(ascii: "~") else {
            return nil
        }
        let mark = line[index]
        let afterFence = line.bytes[index...].firstIndex { $0 != mark } ?? line.endIndex
        let afterwards = line[afterFence..<line.endIndex].trimmed
        guard afterFence - index >= 3, mark != UInt8(ascii: "`") || !afterwards.bytes.contains(mark) else { return nil }
        return Fence(
            mark: mark, length: afterFence - index, language: language(afterwards), quotes: quotes,
            indentation: indentation)
    }

    /// `bash` of `bash title="x"`, `{.bash}`, `bash{1,3}`.
    private static func language(_ text: Text) -> String {
        let word = text.bytes.drop { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: ".") }
            .prefix { !Text.isSpace($0) && !"{},:=".utf8.contains($0) }
        return String(decoding: word, as: UTF8.self).lowercased()
    }

    private static func closes(_ fence: Fence, _ line: Text) -> Bool {
        let rest = line.bytes.drop { $0 == 0x20 || $0 == 0x09 || (fence.quotes > 0 && $0 == UInt8(ascii: ">")) }
        let count = rest.prefix { $0 == fence.mark }.count
        return count >= fence.length && rest.dropFirst(count).allSatisfy(Text.isSpace)
    }

    private static func withoutPrefix(of fence: Fence, _ line: Text) -> Text {
        var index = line.startIndex
        for _ in 0..<fence.quotes {
            var next = index
            while next < line.endIndex, line[next] == 0x20 { next += 1 }
            guard next < line.endIndex, line[next] == UInt8(ascii: ">") else { break }
            index = next + 1
            if index < line.endIndex, line[index] == 0x20 { index += 1 }
        }
        var columns = 0
        while columns < fence.indentation, index < line.endIndex, line[index] == 0x20 || line[index] == 0x09 {
            columns += line[index] == 0x09 ? 4 : 1
            index += 1
        }
        return line[index..<line.endIndex]
    }

    // MARK: Indented code

    private static func withoutIndentation(_ line: Text) -> Text? {
        if line.hasPrefix("    ") { return line[line.startIndex + 4..<line.endIndex] }
        return line.hasPrefix("\t") ? line[line.startIndex + 1..<line.endIndex] : nil
    }
}
