internal import SourceText

/// A word of a shell command, quotes and escapes taken off, its variables not yet replaced.
struct ShellWord {
    enum Piece {
        case literal(Text)
        /// `$NAME` or `${NAME}`, as written.
        case variable(Text, name: String, isQuoted: Bool)
        /// A piece that only running the script could tell: `$(…)`, `${NAME:-x}`, `$1`. One that is open may stand for
        /// any number of words (`"$@"`, `"${ARGS[@]}"`, an unquoted `$(…)`).
        case unknown(Text, isOpen: Bool)
    }

    private(set) var pieces: [Piece] = []
    /// The whole word with its quotes.
    var span: SourceSpan
    /// Whether any part of it is quoted or escaped: such a word is no keyword, and counts even where it is empty.
    var isQuoted = false
    /// What `NAME=` at the beginning assigns to; nil where the word begins otherwise.
    var assignment: Assignment?

    struct Assignment {
        var name: String
        /// Bytes up to and with the equals sign.
        var prefixLength: Int
        /// Whether the value replaces the old one as a whole: neither `+=`, nor an element or a list of an array.
        var isPlain: Bool
    }

    init(at offset: Int) { span = SourceSpan(offset, offset) }

    mutating func append(_ text: Text) {
        guard !text.isEmpty else { return }
        if case .literal(var last) = pieces.last {
            pieces.removeLast()
            last.append(text)
            pieces.append(.literal(last))
        } else {
            pieces.append(.literal(text))
        }
    }

    mutating func append(_ piece: Piece) { pieces.append(piece) }

    /// The word's text where it is written out without quotes and variables: a keyword, a command's name.
    var plain: Text? {
        guard !isQuoted, pieces.count == 1, case .literal(let text) = pieces[0] else { return nil }
        return text
    }

    /// The text where nothing in the word is variable.
    var literal: Text? {
        var whole = Text(at: span.start)
        for piece in pieces {
            guard case .literal(let text) = piece else { return nil }
            whole.append(text)
        }
        return whole
    }

    /// The pieces behind `NAME=`.
    var assignedPieces: [Piece] {
        guard let assignment, case .literal(let text) = pieces.first else { return [] }
        let rest = text[text.startIndex + assignment.prefixLength..<text.endIndex]
        return (rest.isEmpty ? [] : [.literal(rest)]) + pieces.dropFirst()
    }
}

/// A simple command of a script: a name and its arguments, not yet expanded.
struct ShellCommand {
    var words: [ShellWord] = []
    /// What a here-document or a here-string gives to standard input.
    var input: ShellWord?
    var place = ShellPlace()

    /// From the first word's beginning to the last word's end.
    var span: SourceSpan {
        guard let first = words.first, let last = words.last else { return SourceSpan(0, 0) }
        return first.span.union(last.span)
    }
}

/// Where a command stands in its script, as far as that decides what a variable holds there.
struct ShellPlace {
    /// The command's number in the order of the script.
    var order = 0
    /// Whether it may run any number of times, or not at all: in a branch, a loop, a subshell, behind `&&` or `||`.
    var isConditional = false
    /// Whether it runs again with other values.
    var isInLoop = false
    /// Whether it runs when its function is called, and not where it stands.
    var isInFunction = false
}
