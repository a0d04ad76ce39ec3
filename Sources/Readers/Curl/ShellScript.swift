internal import SourceText

/// What a script says, as far as it matters to curl: the commands that may call it, and what becomes of variables.
struct ShellScript {
    /// What is collected: each of both is read in a pass of its own.
    enum Part { case commands, changes }

    let part: Part
    private(set) var commands: [ShellCommand] = []
    private(set) var changes: [VariableChange] = []
    private(set) var comments: [SourceComment] = []
    /// Calls of curl that are not closed.
    var problems: [SyntaxError] = []

    /// One place where a variable gets another value.
    struct VariableChange {
        var name: String
        /// Nil where only running the script could tell the value.
        var value: [ShellWord.Piece]?
        var place: ShellPlace
    }

    struct Checkpoint {
        fileprivate var commands = 0
        fileprivate var changes = 0
    }

    var checkpoint: Checkpoint { Checkpoint(commands: commands.count, changes: changes.count) }

    /// Forgets what was found since.
    mutating func restore(_ checkpoint: Checkpoint) {
        commands.removeSubrange(checkpoint.commands...)
        changes.removeSubrange(checkpoint.changes...)
    }

    init(collecting part: Part) { self.part = part }

    /// Hands the commands over.
    mutating func takeCommands() -> [ShellCommand] {
        defer { commands = [] }
        return commands
    }

    // MARK: Collecting

    /// Takes a command: keeps it where it may call curl (and gives its number), notes the variables that it changes.
    mutating func add(_ command: ShellCommand) -> Int? {
        switch part {
        case .commands:
            guard command.mayCallCurl else { return nil }
            commands.append(command)
            return commands.count - 1
        case .changes:
            let first = command.words.firstIndex { $0.assignment == nil }
            if let first {
                noteChanges(by: command.words[first...], at: command.place)
            } else {
                for word in command.words { assign(word, at: command.place) }
            }
            return nil
        }
    }

    mutating func add(_ comment: SourceComment) {
        if part == .commands { comments.append(comment) }
    }

    mutating func giveInput(_ word: ShellWord, to number: Int) {
        if commands.indices.contains(number) { commands[number].input = word }
    }

    /// Takes over what a script inside of another one holds; what it assigns stays in it.
    mutating func add(nested script: ShellScript) {
        add(nested: script.commands)
        comments += script.comments
        problems += script.problems
    }

    mutating func add(nested commands: [ShellCommand]) {
        for var command in commands {
            command.place.isConditional = true
            self.commands.append(command)
        }
    }

    private mutating func note(_ change: VariableChange) {
        if part == .changes { changes.append(change) }
    }

    private mutating func assign(_ word: ShellWord, at place: ShellPlace) {
        guard let assignment = word.assignment else { return }
        let value = assignment.isPlain ? word.assignedPieces : nil
        note(VariableChange(name: assignment.name, value: value, place: place))
    }

    /// Notes that a variable gets a value that is not in the file.
    mutating func forget(_ name: String, at place: ShellPlace) {
        note(VariableChange(name: name, value: nil, place: place))
    }

    /// Notes every name in an arithmetic command, any of which it may change.
    mutating func markIdentifiers(of text: Text, at place: ShellPlace) {
        for name in text.bytes.split(whereSeparator: { !ShellParser.isNameByte($0) }) {
            forget(String(decoding: name, as: UTF8.self), at: place)
        }
    }

    /// The commands that set variables: `export A=1`, `read A`, `unset A`, `printf -v A`, `let A=1`.
    private mutating func noteChanges(by words: ArraySlice<ShellWord>, at place: ShellPlace) {
        guard let name = words.first?.literal?.string else { return }
        switch name {
        case "export", "readonly", "local", "declare", "typeset":
            for word in words.dropFirst() { assign(word, at: place) }
        case "read", "unset", "mapfile", "readarray", "getopts", "let":
            for word in words.dropFirst() {
                if let text = word.literal { markIdentifiers(of: text, at: place) }
            }
        case "printf" where words.dropFirst().first?.literal.map({ $0 == "-v" }) == true:
            if let variable = words.dropFirst(2).first?.literal { forget(variable.string, at: place) }
        default: break
        }
    }
}

extension ShellCommand {
    /// Whether the command's words hold "curl", or its name is a variable that may.
    var mayCallCurl: Bool {
        guard let name = words.first(where: { $0.assignment == nil }) else { return false }
        if case .variable = name.pieces.first { return true }
        return mentionsCurl
    }

    /// Whether any of its words holds "curl".
    var mentionsCurl: Bool {
        words.contains { word in
            word.pieces.contains { if case .literal(let text) = $0 { text.mentionsCurl } else { false } }
        }
    }

    /// `cat` that only passes its standard input on.
    var isPlainCat: Bool { words.count == 1 && words[0].plain.map { $0 == "cat" } == true }
}
