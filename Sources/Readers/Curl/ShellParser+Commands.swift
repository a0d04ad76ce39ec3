internal import SourceText

extension ShellParser {
    /// What ends a command.
    enum Separator { case line, chain, pipe }

    /// Reads commands to the end of the text, or to the parenthesis that closes the one at `opening`.
    mutating func commands(until opening: Int?) throws(Failure) {
        let foundBefore = script.commands.count
        while true {
            if opening == nil, hasFinishedCommands { return }
            guard script.commands.count <= ShellParser.bufferLimit else { throw tooLong(from: index - 1) }
            skipBlanks()
            guard index < bytes.endIndex else { break }
            guard isKnown(at: index) else {
                try argument()
                continue
            }
            switch bytes[index] {
            case UInt8(ascii: "\n"):
                index += 1
                readHereDocuments()
                finish(.line)
            case UInt8(ascii: "#"): comment()
            case UInt8(ascii: ";"):
                index += 1
                finish(.line)
            case UInt8(ascii: "&"):
                if peek(1) == UInt8(ascii: ">") {
                    try redirection()
                } else {
                    separator(peek(1) == UInt8(ascii: "&") ? .chain : .line)
                }
            case UInt8(ascii: "|"): separator(peek(1) == UInt8(ascii: "|") ? .chain : .pipe)
            case UInt8(ascii: "("): try openParenthesis()
            case UInt8(ascii: ")"):
                index += 1
                if closeParenthesis(), opening != nil {
                    finish(.line)
                    return
                }
            case UInt8(ascii: "<"), UInt8(ascii: ">"):
                if peek(1) == UInt8(ascii: "(") { try argument() } else { try redirection() }
            default: try argument()
            }
        }
        if let opening {
            let isCurl = state.command.mentionsCurl || script.commands.count > foundBefore
            throw unclosed("$(", at: opening, isCurl: isCurl)
        }
        readHereDocuments()
        finish(.line)
    }

    private mutating func separator(_ kind: Separator) {
        index += 1
        if index < bytes.endIndex, bytes[index] == UInt8(ascii: "&") || bytes[index] == UInt8(ascii: "|") { index += 1 }
        finish(kind)
    }

    private mutating func argument() throws(Failure) {
        let start = index
        let word: ShellWord
        do throws(Failure) {
            word = try self.word()
        } catch {
            throw Failure(
                error: error.error, opening: error.opening, isCurl: error.isCurl || state.command.mentionsCurl)
        }
        guard index > start else {
            index += 1
            return
        }
        if isFileDescriptor(word) { return try redirection() }
        if state.command.words.isEmpty, let keyword = word.plain, try structure(keyword.string) { return }
        state.command.words.append(word)
        let length = word.span.end - state.command.span.start
        if length > ShellParser.commandLengthLimit || state.command.words.count > ShellParser.wordLimit {
            var failure = tooLong(from: start)
            failure.isCurl = failure.isCurl || state.command.mentionsCurl
            throw failure
        }
    }

    /// The `2` of `2>file`.
    private func isFileDescriptor(_ word: ShellWord) -> Bool {
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: ">"),
            isKnown(at: index), let digits = word.plain
        else { return false }
        return digits.bytes.allSatisfy { $0 &- 0x30 < 10 }
    }

    // MARK: Ends

    /// Keeps the command that was read.
    mutating func finish(_ separator: Separator) {
        var command = state.command
        state.command = ShellCommand()
        guard !command.words.isEmpty else {
            // A line may end behind `&&`, and the chain goes on.
            if separator != .line { state.isChained = true }
            return
        }
        command.place = place(for: command)
        if separator == .pipe, command.isPlainCat {
            // `cat <<EOF | curl -d @-`: the here-document, which may be still to come, is what curl will read.
            state.command.input = command.input
        } else {
            let kept = script.add(command)
            for document in hereDocuments.indices where hereDocuments[document].owner == .current {
                hereDocuments[document].owner = kept.map(HereDocument.Owner.kept) ?? .nobody
            }
        }
        state.isChained = separator != .line
        if level == 0 { checkpoint = script.checkpoint }
    }

    func place(for command: ShellCommand) -> ShellPlace {
        ShellPlace(
            order: command.words.first?.span.start ?? text.span(of: index..<index).start,
            isConditional: state.isChained || state.frames.contains { $0 != .group && $0 != .function },
            isInLoop: state.frames.contains(.loop), isInFunction: state.frames.contains(.function))
    }

    /// Sets the here-document of the command being read.
    mutating func giveInput(_ word: ShellWord) { state.command.input = word }
}
