internal import SourceText

/// The values that a script's own assignments give to its variables.
///
/// A variable is replaced by what the script assigns to it only where that is certain:
/// - it is assigned once in the whole script, or the same text every time, never in a branch, a loop or a subshell, and
///   before the place where it is used (or the use stands in a function, which runs later); or
/// - every change before its use stands outside of branches, loops and functions, as does the use itself: then the last
///   one holds.
/// Anything else stays symbolic: what is read, computed, counted, passed in, or set in a branch.
struct ShellVariables {
    /// The changes of each variable, in the order of the script.
    private var changes: [String: [Change]] = [:]

    private struct Change {
        var place: ShellPlace
        /// The value, perhaps with symbolic pieces in it; nil where none of it is known.
        var value: Text?
        /// Whether this and all changes before it stand where the script surely passes, once.
        var isCertain: Bool
        /// Whether this and all changes before it give the same value.
        var isUniform: Bool
    }

    /// A longer value is not carried to the places of its use.
    private static let lengthLimit = 64 << 10

    /// Bytes that all values may hold together; values past it are not known.
    private static let totalLengthLimit = 16 << 20
    /// A script with more changes is no script that people write; none of its variables is known.
    private static let changeLimit = 100_000

    init(_ allChanges: [ShellScript.VariableChange]) {
        guard allChanges.count <= ShellVariables.changeLimit else { return }
        var counts: [String: Int] = [:]
        var length = 0
        for change in allChanges { counts[change.name, default: 0] += 1 }
        for change in allChanges {
            var value = change.value.flatMap { self.value(of: $0, at: change.place, counts: counts) }
            length += value?.count ?? 0
            if length > ShellVariables.totalLengthLimit { value = nil }
            let previous = changes[change.name]?.last
            let place = change.place
            let isSame =
                previous.map { $0.value.map { old in value.map { old == $0.string } ?? false } ?? false } ?? true
            changes[change.name, default: []].append(
                Change(
                    place: place, value: value,
                    isCertain: previous?.isCertain != false && !place.isConditional && !place.isInFunction,
                    isUniform: previous?.isUniform != false && isSame && !place.isConditional && value != nil))
        }
    }

    /// The value that an assignment gives; nil where nothing of it is known. Only variables that are assigned before can
    /// stand in it, so that values never run in circles.
    private func value(of pieces: [ShellWord.Piece], at place: ShellPlace, counts: [String: Int]) -> Text? {
        var value = Text(at: 0)
        for piece in pieces {
            switch piece {
            case .literal(let text): value.append(text)
            case .unknown(let text, _): value.append(text)
            case .variable(let text, let name, _):
                let isFinal = counts[name] == changes[name]?.count
                value.append((isFinal ? self.value(of: name, at: place) : lastValue(of: name, at: place)) ?? text)
            }
        }
        return value.isWhollySymbolic || value.count > ShellVariables.lengthLimit ? nil : value
    }

    /// What the variable holds at a place, or nil.
    private func value(of name: String, at place: ShellPlace) -> Text? {
        guard let changes = changes[name], let first = changes.first, let last = changes.last else { return nil }
        if last.isUniform, first.place.order < place.order || place.isInFunction { return last.value }
        return lastValue(of: name, at: place)
    }

    private func lastValue(of name: String, at place: ShellPlace) -> Text? {
        guard let changes = changes[name], !place.isInFunction, !place.isInLoop else { return nil }
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].place.order < place.order { low = middle + 1 } else { high = middle }
        }
        guard low > 0, changes[low - 1].isCertain else { return nil }
        return changes[low - 1].value
    }

    // MARK: Expansion

    /// The arguments that words make, their variables replaced where the script tells their values.
    func expand(_ words: [ShellWord], at place: ShellPlace) -> [ShellArgument] {
        var arguments: [ShellArgument] = []
        for word in words { expand(word, at: place, into: &arguments) }
        return arguments
    }

    /// The text of a here-document.
    func text(of word: ShellWord, at place: ShellPlace) -> Text {
        var text = Text(at: word.span.start)
        for piece in word.pieces {
            switch piece {
            case .literal(let literal): text.append(literal)
            case .unknown(let written, _): text.append(written)
            case .variable(let written, let name, _):
                text.append(value(of: name, at: place)?.relocated(to: written.span) ?? written)
            }
        }
        return text
    }

    private func expand(_ word: ShellWord, at place: ShellPlace, into arguments: inout [ShellArgument]) {
        var argument = ShellArgument(text: Text(at: word.span.start), span: word.span)
        var exists = word.isQuoted
        for piece in word.pieces {
            switch piece {
            case .literal(let text):
                argument.text.append(text)
                exists = true
            case .unknown(let text, let isOpen):
                argument.text.append(text)
                argument.isOpen = argument.isOpen || (isOpen && word.pieces.count == 1)
                exists = true
            case .variable(let written, let name, let isQuoted):
                guard let value = value(of: name, at: place)?.relocated(to: written.span) else {
                    argument.text.append(written)
                    argument.isOpen = argument.isOpen || (!isQuoted && word.pieces.count == 1)
                    exists = true
                    continue
                }
                let fields = isQuoted ? [value] : value.fields
                for (number, field) in fields.enumerated() {
                    if number > 0 {
                        arguments.append(argument)
                        argument = ShellArgument(text: Text(at: written.span.start), span: word.span)
                    }
                    argument.text.append(field)
                    exists = true
                }
            }
        }
        if exists { arguments.append(argument) }
    }
}

/// An argument of a command, as the command gets it.
struct ShellArgument {
    var text: Text
    /// The whole word in the script, with its quotes.
    var span: SourceSpan
    /// Whether it may stand for any number of arguments: `"$@"`, `$OPTIONS`.
    var isOpen = false
}

extension Text {
    /// Whether the name of a variable that is used stands anywhere without its dollar sign, as it does where a script gives
    /// it a value; a script with many variables is taken to do so.
    var mayAssignVariables: Bool {
        var names: [Text] = []
        var start = startIndex
        while let dollar = unfilteredIndex(of: UInt8(ascii: "$"), from: start) {
            start = dollar + 1
            if start < endIndex, self[start] == UInt8(ascii: "{") { start += 1 }
            let name = self.name(from: start)
            start = name.endIndex
            guard !name.isEmpty, !names.contains(where: { $0.bytes == name.bytes }) else { continue }
            guard names.count < 8, !standsWithoutDollar(name) else { return true }
            names.append(name)
        }
        return false
    }

    private func name(from start: Int) -> Text {
        var end = start
        while end < endIndex, ShellParser.isNameByte(self[end]) { end += 1 }
        return self[start..<end]
    }

    private func standsWithoutDollar(_ name: Text) -> Bool {
        var start = startIndex
        while let index = unfilteredIndex(of: name[name.startIndex], from: start) {
            start = index + 1
            let front = self[startIndex..<index].bytes.suffix(2)
            let isUse = front.last == UInt8(ascii: "$") || front.elementsEqual("${".utf8)
            if !isUse, bytes[index...].starts(with: name.bytes) { return true }
        }
        return false
    }

    /// The pieces between spaces, tabs and line ends, as the shell splits the value of a variable without quotes.
    fileprivate var fields: [Text] {
        var fields: [Text] = []
        var start: Int?
        for index in indices {
            if Text.isSpace(bytes[index]), !isSymbolic(at: index) {
                if let first = start { fields.append(self[first..<index]) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        if let first = start { fields.append(self[first..<endIndex]) }
        return fields
    }
}
