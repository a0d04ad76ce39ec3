internal import SourceText

/// Reads a shell script far enough to know its commands: quoting, here-documents, substitutions, and which commands
/// stand in branches, loops and functions (POSIX.1-2017, Shell Command Language, and bash's quoting).
///
/// Commands inside of substitutions are found like all others. A script is not run: what depends on running it is left
/// as a piece of unknown value.
struct ShellParser {
    /// Why a command could not be read to its end.
    struct Failure: Error {
        var error: SyntaxError
        /// Index of the byte that opened what is not closed.
        var opening: Int
        /// Whether the unfinished command is a call of curl.
        var isCurl: Bool
    }

    let text: Text
    /// The text's bytes, which every step reads.
    let bytes: ArraySlice<UInt8>
    var index: Int
    var script = ShellScript()
    /// Here-documents whose bodies begin with the next line.
    var hereDocuments: [HereDocument] = []

    /// The command being read, and what encloses it.
    private(set) var state = State()
    /// What was found before the outermost command being read.
    private var checkpoint = ShellScript.Checkpoint()
    /// Texts, substitutions, parameters and lists around what is being read.
    private var depth = 0
    /// Substitutions of this text around the command being read.
    private var level = 0

    struct State {
        var command = ShellCommand()
        fileprivate var frames: [Frame] = []
        /// Frames around the substitution being read.
        fileprivate var outerFrames = 0
        /// Behind `&&` or `||`, or in a pipeline.
        fileprivate var isChained = false
        fileprivate var expectsFunctionBody = false
    }

    fileprivate enum Frame { case branch, choice, loop, group, function, subshell }

    private enum Separator { case line, chain, pipe }

    /// And one with more words is none that calls curl.
    private static let wordLimit = 20_000
    /// Substitutions within substitutions deeper than this are refused.
    private static let depthLimit = 40
    /// Branches, loops and subshells within each other.
    private static let frameLimit = 200
    /// A command longer than this cannot be run: systems limit the arguments of a program to less.
    static let commandLengthLimit = 2 << 20
    /// After so many unclosed quotes a text is taken for something else than a script.
    private static let failureLimit = 50

    init(_ text: Text) {
        self.text = text
        bytes = text.bytes
        index = text.startIndex
    }

    /// Reads the whole text. Where a command is not closed, reading goes on with the next line.
    static func parse(_ text: Text) -> ShellScript {
        var parser = ShellParser(text)
        return parser.parse()
    }

    private mutating func parse() -> ShellScript {
        for _ in 0..<ShellParser.failureLimit {
            do throws(Failure) {
                try commands(until: nil)
                break
            } catch {
                recover(from: error)
            }
        }
        return script
    }

    private mutating func recover(from failure: Failure) {
        script.restore(checkpoint)
        if failure.isCurl { script.problems.append(failure.error) }
        state.command = ShellCommand()
        state.isChained = false
        if state.frames.count == ShellParser.frameLimit { state.frames = [] }
        hereDocuments = []
        index = min((bytes[failure.opening...].firstIndex(of: 0x0A) ?? bytes.endIndex) + 1, bytes.endIndex)
    }

    // MARK: Commands

    /// Reads commands to the end of the text, or to the parenthesis that closes the one at `opening`.
    private mutating func commands(until opening: Int?) throws(Failure) {
        let foundBefore = script.commands.count
        while true {
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
            case UInt8(ascii: "#"): skipLine()
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

    /// Reads commands inside `$(…)`, `<(…)`; `index` stands behind the parenthesis.
    mutating func substitution(at opening: Int) throws(Failure) {
        try enter(at: opening)
        let outer = state
        state = State()
        state.frames = outer.frames + [.subshell]
        state.outerFrames = state.frames.count
        level += 1
        defer {
            state = outer
            level -= 1
            leave()
        }
        try commands(until: opening)
    }

    /// Goes a level deeper, to come back by `leave()`.
    mutating func enter(at opening: Int) throws(Failure) {
        guard depth < ShellParser.depthLimit else {
            throw Failure(
                error: SyntaxError("substitutions are nested too deeply", at: text.span(of: opening..<opening + 1)),
                opening: opening, isCurl: false)
        }
        depth += 1
    }

    mutating func leave() { depth -= 1 }

    /// `((…))`, a function's parentheses, or a subshell.
    private mutating func openParenthesis() throws(Failure) {
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
    private mutating func closeParenthesis() -> Bool {
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

    // MARK: Words

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
        // A loop over a long list is a command too; what stands that far behind in it calls nothing.
        guard state.command.words.count < ShellParser.wordLimit || state.command.mentionsCurl else { return }
        state.command.words.append(word)
        if word.span.end - state.command.span.start > ShellParser.commandLengthLimit
            || state.command.words.count > ShellParser.wordLimit
        {
            var failure = tooLong(from: start)
            failure.isCurl = state.command.mentionsCurl
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

    /// Follows a reserved word at the beginning of a command; false for any other word.
    private mutating func structure(_ keyword: String) throws(Failure) -> Bool {
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

    // MARK: Ends

    /// Keeps the command that was read.
    private mutating func finish(_ separator: Separator) {
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

    private func place(for command: ShellCommand) -> ShellPlace {
        ShellPlace(
            order: command.words.first?.span.start ?? text.span(of: index..<index).start,
            isConditional: state.isChained || state.frames.contains { $0 != .group && $0 != .function },
            isInLoop: state.frames.contains(.loop), isInFunction: state.frames.contains(.function))
    }

    /// Reads a script inside of this one.
    mutating func addNested(_ inner: Text) {
        guard depth < ShellParser.depthLimit else { return }
        var nested = ShellParser(inner)
        nested.depth = depth + 1
        script.addCommands(of: nested.parse())
    }

    /// Sets the here-document of the command being read.
    mutating func giveInput(_ word: ShellWord) { state.command.input = word }
}
