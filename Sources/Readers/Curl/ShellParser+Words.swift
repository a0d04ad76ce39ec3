internal import SourceText

extension ShellParser {
    /// Whether the byte's value is in the file; a piece of a symbolic run is never syntax.
    func isKnown(at index: Int) -> Bool { !text.isSymbolic(at: index) }

    /// The byte at a distance behind `index`.
    func peek(_ distance: Int) -> UInt8? {
        index + distance < bytes.endIndex ? bytes[index + distance] : nil
    }

    func unclosed(_ opening: String, at index: Int, isCurl: Bool = false) -> Failure {
        let lineEnd = bytes[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
        return Failure(
            error: SyntaxError("unclosed \(opening)", at: text.span(of: index..<max(lineEnd, index + 1))),
            opening: index, isCurl: isCurl)
    }

    /// Length of the line end at an index, 0 where none stands there.
    private func lineEnd(at index: Int) -> Int {
        guard index < bytes.endIndex else { return 0 }
        if bytes[index] == 0x0A { return 1 }
        return bytes[index] == 0x0D && index + 1 < bytes.endIndex && bytes[index + 1] == 0x0A ? 2 : 0
    }

    /// Moves over spaces, tabs, line continuations and the CR of a CRLF.
    mutating func skipBlanks() {
        while index < bytes.endIndex {
            switch bytes[index] {
            case 0x20, 0x09: index += 1
            case 0x0D where lineEnd(at: index) == 2: index += 1
            case UInt8(ascii: "\\"):
                let length = lineEnd(at: index + 1)
                guard length > 0 else { return }
                index += 1 + length
            default: return
            }
        }
    }

    /// Moves over a comment, to the end of the line.
    mutating func comment() {
        let start = index
        index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.endIndex
        if let comment = SourceComment(text[start..<index]) { script.add(comment) }
    }

    /// Reads one word; empty where none stands here.
    mutating func word() throws(Failure) -> ShellWord {
        let start = index
        var word = ShellWord(at: text.span(of: index..<index).start)
        reading: while index < bytes.endIndex {
            try checkLength(from: start)
            guard isKnown(at: index) else {
                let start = index
                while index < bytes.endIndex, !isKnown(at: index) { index += 1 }
                word.append(text[start..<index])
                continue
            }
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: ")"):
                break reading
            case 0x0D where lineEnd(at: index) == 2: break reading
            case UInt8(ascii: "("):
                guard let assignment = word.assignment, assignment.prefixLength == index - start else { break reading }
                try array(into: &word)
            case UInt8(ascii: "<"), UInt8(ascii: ">"):
                if index == start, peek(1) == UInt8(ascii: "(") {
                    index += 2
                    try substitution(at: start)
                    word.append(.unknown(text[start..<index].asSymbolic, isOpen: false))
                } else if let end = placeholderEnd(from: start) {
                    word.append(.unknown(text[index..<end].asSymbolic, isOpen: false))
                    index = end
                } else {
                    break reading
                }
            case UInt8(ascii: "'"): try singleQuoted(into: &word)
            case UInt8(ascii: "\""): try doubleQuoted(into: &word)
            case UInt8(ascii: "\\"): escape(into: &word)
            case UInt8(ascii: "$"): try dollar(into: &word, isQuoted: false)
            case UInt8(ascii: "`"): try backtick(into: &word, isQuoted: false)
            default:
                let end = endOfOrdinaryBytes()
                word.append(text[index..<end])
                if index == start { word.assignment = ShellParser.assignment(bytes[start..<end]) }
                index = end
            }
        }
        word.span = text.span(of: start..<index)
        return word
    }

    func checkLength(from start: Int) throws(Failure) {
        guard index - start > ShellParser.commandLengthLimit else { return }
        throw tooLong(from: start)
    }

    func tooLong(from start: Int) -> Failure {
        let error = SyntaxError("the command is too long to be run", at: text.span(of: start..<start + 1))
        // What follows in the line is lost with it.
        let rest = text[start..<(bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex)]
        return Failure(error: error, opening: max(index - 1, start), isCurl: rest.mentionsCurl)
    }

    private func endOfOrdinaryBytes() -> Int {
        var end = index + 1
        while end < bytes.endIndex {
            switch bytes[end] {
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "("),
                UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""),
                UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "`"):
                return end
            default: end += 1
            }
        }
        return end
    }

    /// The end of `<name>` inside a word: documentation writes placeholders so. The shell would take it for two
    /// redirections, which nobody writes without a space.
    private func placeholderEnd(from wordStart: Int) -> Int? {
        guard bytes[index] == UInt8(ascii: "<"), index > wordStart else { return nil }
        var end = index + 1
        while end < bytes.endIndex, ShellParser.isNameByte(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
        guard end > index + 1, end < bytes.endIndex, bytes[end] == UInt8(ascii: ">") else { return nil }
        return end + 1
    }

    /// A backslash outside of quotes: takes the meaning off the next byte, and a line end away.
    private mutating func escape(into word: inout ShellWord) {
        let length = lineEnd(at: index + 1)
        if length > 0 {
            index += 1 + length
        } else if let next = peek(1) {
            var escaped = Text(at: text.span(of: index..<index).start)
            escaped.append(next, decodedFrom: text.span(of: index..<index + 2))
            word.append(escaped)
            word.isQuoted = true
            index += 2
        } else {
            word.append(text[index..<index + 1])
            index += 1
        }
    }

    /// `NAME=(…)`: the list is read for the commands in it.
    private mutating func array(into word: inout ShellWord) throws(Failure) {
        let opening = index
        try enter(at: opening)
        defer { leave() }
        index += 1
        while true {
            skipBlanks()
            guard index < bytes.endIndex else { throw unclosed("(", at: opening) }
            if bytes[index] == UInt8(ascii: ")") { break }
            if bytes[index] == UInt8(ascii: "#") {
                comment()
                continue
            }
            let start = index
            _ = try self.word()
            if index == start { index += 1 }
        }
        index += 1
        word.assignment?.isPlain = false
    }

    // MARK: Names

    /// Reads `NAME=`, `NAME+=` or `NAME[…]=` at the beginning of a word.
    private static func assignment(_ bytes: ArraySlice<UInt8>) -> ShellWord.Assignment? {
        let nameEnd = bytes.firstIndex { !isNameByte($0) } ?? bytes.endIndex
        guard nameEnd > bytes.startIndex, bytes[bytes.startIndex] &- 0x30 >= 10, nameEnd < bytes.endIndex else {
            return nil
        }
        var end = nameEnd
        if bytes[end] == UInt8(ascii: "["), let bracket = bytes[end...].firstIndex(of: UInt8(ascii: "]")) {
            end = bracket + 1
        }
        if end < bytes.endIndex, bytes[end] == UInt8(ascii: "+") { end += 1 }
        guard end < bytes.endIndex, bytes[end] == UInt8(ascii: "=") else { return nil }
        return ShellWord.Assignment(
            name: String(decoding: bytes[bytes.startIndex..<nameEnd], as: UTF8.self),
            prefixLength: end + 1 - bytes.startIndex, isPlain: end == nameEnd)
    }

    /// Whether a word has the form of an assignment.
    static func isAssignment(_ text: Text) -> Bool { assignment(text.bytes) != nil }

    static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
    }
}
