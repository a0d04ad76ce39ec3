internal import SourceText

/// A pasted terminal session: commands behind prompts, with the terminal's output between them.
///
/// A command begins behind a prompt (`$ `, `% `, `user@host:~$ `, `PS C:\> `), or in a line that begins with `curl`. It
/// goes on over the following lines while a backslash, an open quote or a here-document asks for more, with or without
/// the prompt `> `. Everything else is output.
struct ConsoleSession {
    private let text: Text
    /// Whether `# ` is root's prompt; elsewhere it begins a comment.
    private let hasRootPrompt: Bool

    /// The commands without prompts and output, or nil where the text has no prompt.
    static func commands(of text: Text, hasRootPrompt: Bool) -> Text? {
        let session = ConsoleSession(text: text, hasRootPrompt: hasRootPrompt)
        return session.hasPrompt ? session.commands : nil
    }

    private var hasPrompt: Bool {
        var lines = LineCursor(text)
        while let line = lines.next() { if endOfPrompt(line) != nil { return true } }
        return false
    }

    private var commands: Text {
        var commands = Text(at: text.span.start)
        var openness = CommandOpenness()
        var lines = LineCursor(text)
        while true {
            let start = lines.index
            guard let line = lines.next() else { break }
            if let prompt = endOfPrompt(line), SourceComment(line) == nil {
                openness = CommandOpenness()
                append(prompt, lines.index, to: &commands, &openness)
            } else if !openness.isOpen, SourceComment(line) != nil {
                commands.append(text[start..<lines.index])
            } else if openness.isOpen {
                append(endOfContinuationPrompt(line), lines.index, to: &commands, &openness)
            } else if line.trimmed.hasPrefix("curl ") {
                append(start, lines.index, to: &commands, &openness)
            }
        }
        return commands
    }

    private func append(_ start: Int, _ end: Int, to commands: inout Text, _ openness: inout CommandOpenness) {
        let line = text[start..<end]
        commands.append(line)
        openness.follow(line.bytes)
    }

    // MARK: Prompts

    /// Index of the command behind a line's prompt, or nil.
    private func endOfPrompt(_ line: Text) -> Int? {
        let line = line.withoutLeadingBlanks
        guard let first = line.bytes.first else { return nil }
        let isPlain = first == UInt8(ascii: "$") || first == UInt8(ascii: "%") || (hasRootPrompt && first == 0x23)
        if isPlain, line.count > 2, line[line.startIndex + 1] == 0x20 { return line.startIndex + 2 }
        guard let curl = line.indexOfCurl, curl > line.startIndex else { return nil }
        let prompt = line[line.startIndex..<curl].trimmed
        return ConsoleSession.isPrompt(prompt) ? curl : nil
    }

    /// Whether what stands before `curl` is a prompt: `>`, `user@host:~$`, `[root@host ~]#`, `C:\>`, `bash-5.2$`.
    private static func isPrompt(_ text: Text) -> Bool {
        guard let last = text.bytes.last, "$%>#".utf8.contains(last) else { return false }
        if text.count == 1 { return last == UInt8(ascii: ">") }
        guard !text.bytes.contains(where: { "'\"=|;&<`".utf8.contains($0) }) else { return false }
        return text.bytes.contains(where: { "@~\\]".utf8.contains($0) }) || text.hasPrefix("bash")
            || text.hasPrefix("sh-")
            || text.hasPrefix("PS ")
    }

    private func endOfContinuationPrompt(_ line: Text) -> Int {
        let rest = line.withoutLeadingBlanks
        guard rest.hasPrefix(">") else { return line.startIndex }
        let hasSpace = rest.count > 1 && rest[rest.startIndex + 1] == 0x20
        return rest.startIndex + (hasSpace ? 2 : 1)
    }
}

/// Whether a command asks for another line.
private struct CommandOpenness {
    private var quote: UInt8?
    private var endsInBackslash = false
    /// The line that ends a here-document.
    private var delimiter: ArraySlice<UInt8>?

    var isOpen: Bool { quote != nil || endsInBackslash || delimiter != nil }

    /// Follows one more line of the command.
    mutating func follow(_ line: ArraySlice<UInt8>) {
        var line = line
        while line.last == 0x0A || line.last == 0x0D { line.removeLast() }
        if let delimiter {
            if line.elementsEqual(delimiter) { self.delimiter = nil }
            return
        }
        endsInBackslash = false
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
                endsInBackslash = index + 1 == line.endIndex
                index += 1
            } else if byte == quote {
                quote = nil
            } else if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if quote == nil, line[index...].starts(with: "<<".utf8), !line[index...].starts(with: "<<<".utf8) {
                delimiter = CommandOpenness.delimiter(line[(index + 2)...])
                index += 1
            }
            index += 1
        }
    }

    private static func delimiter(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let word = rest.drop { "- '\"\\".utf8.contains($0) }.prefix { ShellParser.isNameByte($0) }
        return word.isEmpty ? nil : word
    }
}

extension Text {
    fileprivate var withoutLeadingBlanks: Text {
        let start = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? endIndex
        return self[start..<endIndex]
    }

    /// Index of the first word `curl`.
    fileprivate var indexOfCurl: Int? {
        for index in indices where bytes[index] == UInt8(ascii: "c") && bytes[index...].starts(with: "curl".utf8) {
            let end = index + 4
            let endsWord = end < endIndex && (bytes[end] == 0x20 || bytes[end] == UInt8(ascii: "."))
            if endsWord,
                index == startIndex || bytes[index - 1] == 0x20 || bytes[index - 1] == UInt8(ascii: ">")
                    || bytes[index - 1] == UInt8(ascii: "$")
            {
                return index
            }
        }
        return nil
    }
}
