internal import SourceText

extension ShellParser {
    /// `'…'`: every byte stands for itself.
    mutating func singleQuoted(into word: inout ShellWord) throws(Failure) {
        word.isQuoted = true
        var end = index + 1
        while end < bytes.endIndex, bytes[end] != UInt8(ascii: "'") || !isKnown(at: end) { end += 1 }
        guard end < bytes.endIndex else { throw unclosed("single quote", at: index) }
        word.append(text[index + 1..<end])
        index = end + 1
    }

    /// `"…"`: variables and substitutions are replaced, a backslash escapes `$`, `` ` ``, `"`, `\` and a line end.
    mutating func doubleQuoted(into word: inout ShellWord) throws(Failure) {
        word.isQuoted = true
        let opening = index
        index += 1
        try expansions(into: &word, until: UInt8(ascii: "\""))
        guard index < bytes.endIndex else { throw unclosed("double quote", at: opening) }
        index += 1
    }

    /// Reads as within double quotes, up to a byte, or to the end of the text where there is none.
    mutating func expansions(into word: inout ShellWord, until closing: UInt8?) throws(Failure) {
        let opening = index
        while index < bytes.endIndex {
            try checkLength(from: opening)
            let start = index
            while index < bytes.endIndex, !isExpansion(bytes[index], closing) || !isKnown(at: index) { index += 1 }
            word.append(text[start..<index])
            guard index < bytes.endIndex else { return }
            switch bytes[index] {
            case closing: return
            case UInt8(ascii: "\\"): escapeInQuotes(into: &word, closing: closing)
            case UInt8(ascii: "$"): try dollar(into: &word, isQuoted: true)
            default: try backtick(into: &word, isQuoted: true)
            }
        }
    }

    private func isExpansion(_ byte: UInt8, _ closing: UInt8?) -> Bool {
        byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "`") || byte == closing
    }

    private mutating func escapeInQuotes(into word: inout ShellWord, closing: UInt8?) {
        switch peek(1) {
        case 0x0A: index += 2
        case 0x0D where peek(2) == 0x0A: index += 3
        case .some(let next)
        where next == UInt8(ascii: "\\") || next == UInt8(ascii: "$") || next == UInt8(ascii: "`") || next == closing:
            var escaped = Text(at: text.span(of: index..<index).start)
            escaped.append(next, decodedFrom: text.span(of: index..<index + 2))
            word.append(escaped)
            index += 2
        default:
            word.append(text[index..<index + 1])
            index += 1
        }
    }

    /// `$'…'`: escapes as in C (bash manual, ANSI-C Quoting); `index` stands at the dollar sign.
    mutating func ansiQuoted(into word: inout ShellWord) throws(Failure) {
        word.isQuoted = true
        let opening = index
        index += 2
        while index < bytes.endIndex {
            try checkLength(from: opening)
            let start = index
            while index < bytes.endIndex, bytes[index] != UInt8(ascii: "'"), bytes[index] != UInt8(ascii: "\\") {
                index += 1
            }
            word.append(text[start..<index])
            guard index < bytes.endIndex else { break }
            if bytes[index] == UInt8(ascii: "'") {
                index += 1
                return
            }
            let escape = ANSIEscape(bytes[index...])
            var decoded = Text(at: text.span(of: index..<index).start)
            let end = min(index + escape.length, bytes.endIndex)
            decoded.append(escape.bytes, .decoded, from: text.span(of: index..<end))
            word.append(decoded)
            index = end
        }
        throw unclosed("single quote", at: opening)
    }

    // MARK: Substitutions

    /// Reads what a dollar sign begins; a dollar sign alone stands for itself.
    mutating func dollar(into word: inout ShellWord, isQuoted: Bool) throws(Failure) {
        let start = index
        switch peek(1) {
        case UInt8(ascii: "("):
            if peek(2) == UInt8(ascii: "("), let end = arithmeticEnd(from: index + 3) {
                index = end
            } else {
                index += 2
                try substitution(at: start)
            }
            word.append(.unknown(text[start..<index].asSymbolic, isOpen: !isQuoted))
        case UInt8(ascii: "{"): try parameter(into: &word, isQuoted: isQuoted)
        case UInt8(ascii: "'") where !isQuoted: try ansiQuoted(into: &word)
        case UInt8(ascii: "\"") where !isQuoted:
            index += 1
            try doubleQuoted(into: &word)
        case .some(let next) where ShellParser.isNameByte(next) && next &- 0x30 >= 10:
            var end = index + 1
            while end < bytes.endIndex, ShellParser.isNameByte(bytes[end]) { end += 1 }
            index = end
            let name = text[start + 1..<end].string
            word.append(.variable(text[start..<end].asSymbolic, name: name, isQuoted: isQuoted))
        case .some(let next) where next &- 0x30 < 10 || "@*#?$!-".utf8.contains(next):
            index += 2
            let isList = next == UInt8(ascii: "@") || next == UInt8(ascii: "*")
            word.append(.unknown(text[start..<index].asSymbolic, isOpen: isList || !isQuoted))
        default:
            word.append(text[start..<start + 1])
            index += 1
        }
    }

    /// `${NAME}`, `${NAME:-default}`, `${ARGS[@]}`, and `${{ … }}` of a CI file.
    private mutating func parameter(into word: inout ShellWord, isQuoted: Bool) throws(Failure) {
        let start = index
        if peek(2) == UInt8(ascii: "{") {
            while index < bytes.endIndex, bytes[index] != UInt8(ascii: "}") || peek(1) != UInt8(ascii: "}") {
                index += 1
            }
            guard index < bytes.endIndex else { throw unclosed("${{", at: start) }
            index += 2
            return word.append(.unknown(text[start..<index].asSymbolic, isOpen: false))
        }
        index += 2
        while index < bytes.endIndex, ShellParser.isNameByte(bytes[index]) { index += 1 }
        if index < bytes.endIndex, bytes[index] == UInt8(ascii: "}"), index > start + 2, bytes[start + 2] &- 0x30 >= 10
        {
            let name = text[start + 2..<index].string
            index += 1
            return word.append(.variable(text[start..<index].asSymbolic, name: name, isQuoted: isQuoted))
        }
        // What follows the name may hold quotes, variables and commands of its own.
        try enter(at: start)
        defer { leave() }
        var inner = ShellWord(at: word.span.start)
        try expansions(into: &inner, until: UInt8(ascii: "}"))
        guard index < bytes.endIndex else { throw unclosed("${", at: start) }
        index += 1
        let written = text[start..<index]
        let isList = written.string.contains("[@]") || written.string.contains("[*]") || bytes[start + 2] == 0x40
        word.append(.unknown(written.asSymbolic, isOpen: isList || !isQuoted))
    }

    /// `` `…` ``: its text is a script, once the backslashes before `` ` ``, `\` and `$` are taken off.
    mutating func backtick(into word: inout ShellWord, isQuoted: Bool) throws(Failure) {
        let start = index
        var inner = Text(at: text.span(of: index..<index).start)
        var end = index + 1
        var kept = end
        while end < bytes.endIndex, bytes[end] != UInt8(ascii: "`") {
            if bytes[end] == UInt8(ascii: "\\"), end + 1 < bytes.endIndex,
                "`\\$".utf8.contains(bytes[end + 1]) || (isQuoted && bytes[end + 1] == UInt8(ascii: "\""))
            {
                inner.append(text[kept..<end])
                inner.append(bytes[end + 1], decodedFrom: text.span(of: end..<end + 2))
                kept = end + 2
                end += 1
            }
            end += 1
        }
        guard end < bytes.endIndex else { throw unclosed("`", at: start) }
        inner.append(text[kept..<end])
        index = end + 1
        addNested(inner)
        word.append(.unknown(text[start..<index].asSymbolic, isOpen: !isQuoted))
    }

    /// The end of `((…))`, from behind its opening; nil where the parentheses do not end so within a line and a thousand
    /// bytes.
    func arithmeticEnd(from start: Int) -> Int? {
        var level = 0
        var end = start
        let limit = min(bytes.endIndex, start + 1_000)
        while end < limit, bytes[end] != 0x0A {
            if bytes[end] == UInt8(ascii: "(") {
                level += 1
            } else if bytes[end] == UInt8(ascii: ")") {
                if level == 0 {
                    return end + 1 < bytes.endIndex && bytes[end + 1] == UInt8(ascii: ")") ? end + 2 : nil
                }
                level -= 1
            }
            end += 1
        }
        return nil
    }
}
