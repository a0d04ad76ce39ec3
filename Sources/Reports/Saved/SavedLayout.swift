internal import SourceText

/// Where the parts of a saved report stand. Findings are told apart without building trees of them, since a report may
/// have more values than one tree holds.
struct SavedLayout {
    /// The report's object without its lists of findings, verdicts and problems; in JSON Lines the summary's.
    private(set) var head: Node
    private(set) var findings: [Range<Int>] = []
    private(set) var undecided: [Node] = []
    private(set) var problems: [Node] = []

    private static let listed = ["findings", "undecided", "problems"]

    init(_ text: Text) throws(SyntaxError) {
        let members: [Member]?
        do throws(JSONScanner.Malformed) {
            members = try SavedLayout.members(text)
        } catch {
            let isEnd = error.index >= text.bytes.count
            let reason = isEnd ? "the report ends too early" : "this is no JSON"
            throw SyntaxError(reason, at: text.spanOfCharacter(at: text.startIndex + error.index))
        }
        guard let members else { throw SyntaxError("expected a report, which is an object", at: text.span) }
        let names = members.map(\.name)
        if members.last?.isLast == false || names.contains("type") && !names.contains("findings") {
            head = Node(.null, span: SourceSpan(0, 0))
            try readLines(text)
        } else {
            head = Node(.object([]), span: text.span)
            try readObject(text, members)
        }
    }

    // MARK: One object

    /// A member of the outermost object.
    private struct Member {
        var name: String
        /// The indices of its name in the text, without quotes.
        var key: Range<Int>
        var value: Range<Int>
        /// Of a list, its elements.
        var elements: [Range<Int>] = []
        var isList = false
        /// Whether nothing follows the object.
        var isLast = true
    }

    /// The members of the text's first value; nil where that is no object.
    private static func members(_ text: Text) throws(JSONScanner.Malformed) -> [Member]? {
        let bytes = text.bytes.span
        let start = text.startIndex
        var scanner = JSONScanner()
        guard try scanner.next(bytes) == .objectStart else { return nil }
        var members: [Member] = []
        while try scanner.next(bytes) == .key {
            let key = start + scanner.range.lowerBound + 1..<start + scanner.range.upperBound - 1
            let token = try scanner.next(bytes)
            let first = scanner.range.lowerBound
            let name = text[key].string
            var member = Member(name: name, key: key, value: 0..<0)
            if listed.contains(name), token == .listStart {
                member.isList = true
                while let token = try scanner.next(bytes), token != .end {
                    let first = scanner.range.lowerBound
                    try scanner.skip(token, bytes)
                    member.elements.append(start + first..<start + scanner.range.upperBound)
                }
            } else {
                try scanner.skip(token, bytes)
            }
            member.value = start + first..<start + scanner.range.upperBound
            members.append(member)
        }
        // JSON Lines go on after the first object.
        let rest = scanner.range.upperBound..<bytes.count
        if !members.isEmpty { members[members.count - 1].isLast = rest.allSatisfy { Text.isSpace(bytes[$0]) } }
        return members
    }

    private mutating func readObject(_ text: Text, _ members: [Member]) throws(SyntaxError) {
        var found: [Node.Member] = []
        for member in members {
            let name = text[member.key]
            guard SavedLayout.listed.contains(member.name) else {
                let value = try Node(json: text[member.value])
                found.append(Node.Member(key: name, keySpan: name.span, value: value))
                continue
            }
            guard member.isList else {
                throw SyntaxError("expected a list", at: text[member.value].span)
            }
            switch member.name {
            case "findings": findings = member.elements
            case "undecided": for range in member.elements { undecided.append(try Node(json: text[range])) }
            default: for range in member.elements { problems.append(try Node(json: text[range])) }
            }
        }
        head = Node(.object(found), span: text.span)
        for name in SavedLayout.listed where !members.contains(where: { $0.name == name }) {
            throw SyntaxError("the report has no member \"\(name)\"", at: text.span)
        }
    }

    // MARK: Lines

    private mutating func readLines(_ text: Text) throws(SyntaxError) {
        var position = text.startIndex
        var summary: Node?
        while position < text.endIndex {
            let end = text.firstIndex(of: 0x0A, from: position) ?? text.endIndex
            let line = position..<end
            position = end + 1
            if text[line].bytes.allSatisfy(Text.isSpace) { continue }
            let node = try Node(json: text[line])
            if let summary { throw SyntaxError("the summary must be the last line", at: summary.span) }
            let object = try SavedObject(node)
            switch try object.string("type") {
            case "finding": findings.append(line)
            case "undecided": undecided.append(node)
            case "problem": problems.append(node)
            case "summary": summary = node
            default:
                throw SyntaxError(
                    "expected one of finding, undecided, problem, summary", at: try object.member("type").span)
            }
        }
        guard let summary else {
            throw SyntaxError("the report ends without its summary", at: text.spanOfCharacter(at: text.endIndex))
        }
        head = summary
    }
}
