internal import SourceText

/// Compound commands: which of them enclose the command being read.
extension ShellParser {
    /// Follows a reserved word at the beginning of a command; false for any other word.
    mutating func structure(_ keyword: String) throws(Failure) -> Bool {
        switch keyword {
        case "if": try open(.branch)
        case "while", "until": try open(.loop)
        case "for", "select":
            try open(.loop)
            try loopVariable()
        case "case":
            skipBlanks()
            _ = try word()
            try open(.choice)
        case "{":
            try open(state.expectsFunctionBody ? .function : .group)
            state.expectsFunctionBody = false
        case "fi": close(.branch)
        case "esac": close(.choice)
        case "done": close(.loop)
        case "}": if !close(.function) { close(.group) }
        case "function":
            skipBlanks()
            _ = try word()
            _ = functionParenthesesEnd()
            state.expectsFunctionBody = true
        case "then", "else", "elif", "do", "in", "!", "coproc": break
        default: return false
        }
        return true
    }

    private mutating func loopVariable() throws(Failure) {
        skipBlanks()
        let name = try word()
        if let name = name.plain?.string { script.forget(name, at: place(for: ShellCommand())) }
    }

    private mutating func open(_ frame: Frame) throws(Failure) {
        guard state.frames.count < ShellParser.frameLimit else {
            throw Failure(
                error: SyntaxError("commands are nested too deeply", at: text.span(of: index - 1..<index)),
                opening: index - 1, isCurl: false)
        }
        state.frames.append(frame)
    }

    /// Leaves the innermost frame of a kind and those within, as far as a closing word allows it.
    @discardableResult
    private mutating func close(_ frame: Frame) -> Bool {
        guard let last = state.frames.lastIndex(of: frame), last >= state.outerFrames else { return false }
        state.frames.removeSubrange(last...)
        return true
    }

    /// `((…))`, a function's parentheses, or a subshell.
    mutating func openParenthesis() throws(Failure) {
        let opening = index
        if state.command.words.count == 1, functionParenthesesEnd() {
            state.command = ShellCommand()
            state.expectsFunctionBody = true
        } else if state.command.words.isEmpty, peek(1) == UInt8(ascii: "("),
            let end = arithmeticEnd(from: index + 2)
        {
            index = end
            script.markIdentifiers(of: text[opening..<end], at: place(for: ShellCommand()))
        } else {
            index += 1
            finish(.line)
            try open(state.expectsFunctionBody ? .function : .subshell)
            state.expectsFunctionBody = false
        }
    }

    /// Whether `( )` stands here; moves behind it.
    private mutating func functionParenthesesEnd() -> Bool {
        var end = index + 1
        while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        guard end < bytes.endIndex, bytes[end] == UInt8(ascii: ")") else { return false }
        index = end + 1
        return true
    }

    /// What a closing parenthesis ends: a case's pattern, a subshell, or (true) the substitution being read.
    mutating func closeParenthesis() -> Bool {
        guard state.frames.count > state.outerFrames else { return level > 0 }
        switch state.frames.last {
        case .choice: state.command = ShellCommand()
        case .subshell, .function:
            finish(.line)
            state.frames.removeLast()
        default: return level > 0
        }
        return false
    }
}
