internal import SourceText

/// Reads a shell script far enough to know its commands: quoting, here-documents, substitutions, and which commands
/// stand in branches, loops and functions (POSIX.1-2017, Shell Command Language, and bash's quoting).
///
/// Commands inside of substitutions are found like all others. A script is not run: what depends on running it is left
/// as a piece of unknown value. What a variable holds depends on the whole script, so that it is read twice: for the
/// changes of variables, then for the commands, which are handed over as they come.
struct ShellParser {
    /// Why a command could not be read to its end.
    struct Failure: Error {
        var error: SyntaxError
        /// Index of the byte that opened what is not closed.
        var opening: Int
        /// Whether the unfinished command is a call of curl, so that the failure is worth telling.
        var isCurl: Bool
    }

    let text: Text
    /// The text's bytes, which every step reads.
    let bytes: ArraySlice<UInt8>
    var index: Int
    var script: ShellScript
    /// Here-documents whose bodies begin with the next line.
    var hereDocuments: [HereDocument] = []

    /// The command being read, and what encloses it.
    var state = State()
    /// What was found before the outermost command being read.
    var checkpoint = ShellScript.Checkpoint()
    /// Texts, substitutions, parameters and lists around what is being read.
    private var depth: Int
    /// Substitutions of this text around the command being read.
    private(set) var level = 0
    private var failures = 0

    struct State {
        var command = ShellCommand()
        var frames: [Frame] = []
        /// Frames around the substitution being read.
        var outerFrames = 0
        /// Behind `&&` or `||`, or in a pipeline.
        var isChained = false
        var expectsFunctionBody = false
    }

    enum Frame { case branch, choice, loop, group, function, subshell }

    /// Substitutions within substitutions deeper than this are refused.
    private static let depthLimit = 40
    /// Branches, loops and subshells within each other.
    static let frameLimit = 200
    /// A command longer than this, or of more words, cannot be run: systems limit the arguments of a program to less.
    static let commandLengthLimit = 4 << 20
    static let wordLimit = 20_000
    /// Commands inside of one command's substitutions.
    static let bufferLimit = 10_000
    /// After so many unclosed quotes a text is taken for something else than a script.
    private static let failureLimit = 50

    init(_ text: Text, collecting part: ShellScript.Part, depth: Int = 0) {
        self.text = text
        bytes = text.bytes
        index = text.startIndex
        script = ShellScript(collecting: part)
        self.depth = depth
    }

    /// The changes of variables in a whole text.
    static func changes(in text: Text) -> [ShellScript.VariableChange] {
        var parser = ShellParser(text, collecting: .changes)
        _ = parser.nextCommands()
        return parser.script.changes
    }

    /// The commands that come next, at least one, or nil at the end. Where a command is not closed, reading goes on with
    /// the next line.
    mutating func nextCommands() -> [ShellCommand]? {
        while true {
            do throws(Failure) {
                try commands(until: nil)
                let commands = script.takeCommands()
                checkpoint = script.checkpoint
                return commands.isEmpty ? nil : commands
            } catch {
                recover(from: error)
            }
        }
    }

    /// Whether a batch of commands can be handed over: nothing that is still to come belongs to them.
    var hasFinishedCommands: Bool {
        level == 0 && !script.commands.isEmpty && state.command.words.isEmpty && hereDocuments.isEmpty
    }

    private mutating func recover(from failure: Failure) {
        script.restore(checkpoint)
        if failure.isCurl { script.problems.append(failure.error) }
        state.command = ShellCommand()
        state.isChained = false
        if state.frames.count == ShellParser.frameLimit { state.frames = [] }
        hereDocuments = []
        index = min((bytes[failure.opening...].firstIndex(of: 0x0A) ?? bytes.endIndex) + 1, bytes.endIndex)
        failures += 1
        guard failures > ShellParser.failureLimit else { return }
        let rest = text[index..<bytes.endIndex]
        if !failure.isCurl, rest.mentionsCurl { script.problems.append(failure.error) }
        index = bytes.endIndex
    }

    // MARK: Levels

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

    /// Reads a script inside of this one.
    mutating func addNested(_ inner: Text) {
        guard depth < ShellParser.depthLimit else { return }
        var nested = ShellParser(inner, collecting: script.part, depth: depth + 1)
        while let commands = nested.nextCommands() { script.add(nested: commands) }
        script.add(nested: nested.script)
    }
}
