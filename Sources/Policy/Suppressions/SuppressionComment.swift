internal import SourceText
internal import Spelling

/// What a comment says: `bindlint: allow RULE[, RULE] -- reason [until 2027-01-31]`.
struct SuppressionComment {
    private(set) var rules: [Text] = []
    private(set) var hasReason = false
    private(set) var expiry = Expiry.never
    /// What is wrong with it as a whole, in words, and where.
    private(set) var mistake: (words: String, at: Text)?

    private static let verb = "allow"

    init(_ comment: SourceComment) {
        let text = comment.text
        let rest = text[text.startIndex + "bindlint:".utf8.count..<text.endIndex].trimmed
        let verb = SuppressionComment.firstWord(of: rest)
        guard verb == SuppressionComment.verb else {
            let suggestion = nearest(to: verb.string, in: [SuppressionComment.verb]).map { "; did you mean '\($0)'?" }
            mistake = ("'\(verb.string)' is nothing that can be said to bindlint" + (suggestion ?? ""), verb)
            if verb.isEmpty { mistake = ("the comment says nothing to bindlint", text) }
            return
        }
        let said = rest[verb.endIndex..<rest.endIndex]
        let dashes = SuppressionComment.separator(in: said)
        rules = SuppressionComment.names(in: said[said.startIndex..<(dashes ?? said.endIndex)])
        if rules.isEmpty { mistake = ("the suppression names no rule", verb) }
        if let dashes { readReason(said[dashes + 2..<said.endIndex].trimmed) }
    }

    private static func firstWord(of text: Text) -> Text {
        let end = text.bytes.firstIndex { Text.isSpace($0) } ?? text.endIndex
        return text[text.startIndex..<end]
    }

    /// Names between commas and blanks.
    private static func names(in text: Text) -> [Text] {
        text.split(UInt8(ascii: ",")).flatMap { $0.trimmed.split(0x20) }.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// Index of the two hyphens that stand by themselves before the reason.
    private static func separator(in text: Text) -> Int? {
        text.indices.first { index in
            guard text[index..<text.endIndex].hasPrefix("--"), index > text.startIndex else { return false }
            return Text.isSpace(text[index - 1]) && (index + 2 == text.endIndex || Text.isSpace(text[index + 2]))
        }
    }

    /// The reason, and the date behind its last `until`. A reason may have that word too: a date is meant where one word
    /// follows, or a digit.
    private mutating func readReason(_ text: Text) {
        var reason = text
        if let word = SuppressionComment.lastUntil(in: text) {
            var date = text[word + 5..<text.endIndex].trimmed
            let opening = word > text.startIndex ? text[word - 1] : 0x20
            let closing: UInt8? =
                opening == UInt8(ascii: "[")
                ? UInt8(ascii: "]") : opening == UInt8(ascii: "(") ? UInt8(ascii: ")") : nil
            if let closing, date.bytes.last == closing { date = date[date.startIndex..<date.endIndex - 1].trimmed }
            let isMeant = date.bytes.contains { $0 &- 0x30 < 10 } || !date.bytes.contains(where: Text.isSpace)
            if isMeant {
                expiry = Expiry(date.isEmpty ? text[word..<text.endIndex] : date)
                reason = text[text.startIndex..<(closing == nil ? word : word - 1)].trimmed
            }
        }
        hasReason = !reason.isEmpty
    }

    private static func lastUntil(in text: Text) -> Int? {
        text.indices.last { index in
            guard text[index..<text.endIndex].hasPrefix("until") else { return false }
            let before = index > text.startIndex ? text[index - 1] : 0x20
            return (Text.isSpace(before) || before == UInt8(ascii: "[") || before == UInt8(ascii: "("))
                && (index + 5 == text.endIndex || Text.isSpace(text[index + 5]))
        }
    }
}
