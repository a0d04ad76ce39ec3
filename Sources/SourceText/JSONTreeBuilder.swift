/// Builds the tree of a JSON text: json-c says whether it may, the scanner says where everything stands.
struct JSONTreeBuilder {
    private let text: Text
    private let hasSymbols: Bool
    private var scanner = JSONScanner()
    /// The members and elements of what is open. Each object and list takes its own off the end when it closes, so that
    /// its array is no larger than it has to be.
    private var members: [Node.Member] = []
    private var elements: [Node] = []
    private var budget = RunBudget()

    static func tree(_ text: Text) throws(SyntaxError) -> Node {
        try UTF8Check.check(text)
        let isSymbolic = text.isSymbolic
        let bytes = isSymbolic ? JSONMask.masked(text)[...] : text.bytes
        try refuseTooManyValues(text, bytes)
        do throws(JSONTokener.Refusal) {
            try JSONTokener(for: bytes).check(bytes)
        } catch {
            throw SyntaxError(error.reason, at: text.spanOfCharacter(at: text.startIndex + error.index))
        }
        do throws(JSONScanner.Malformed) {
            var builder = JSONTreeBuilder(text: text, hasSymbols: isSymbolic)
            return try builder.document(bytes.span)
        } catch {
            throw SyntaxError(
                "the text cannot be followed here", at: text.spanOfCharacter(at: text.startIndex + error.index))
        }
    }

    private init(text: Text, hasSymbols: Bool) {
        self.text = text
        self.hasSymbols = hasSymbols
    }

    /// Throws where there are more values than `Node.valueLimit` before the text's end or its first error, so that json-c
    /// is not asked to hold them.
    private static func refuseTooManyValues(_ text: Text, _ bytes: ArraySlice<UInt8>) throws(SyntaxError) {
        guard bytes.count > Node.valueLimit else { return }
        var scanner = JSONScanner()
        var count = 0
        // A malformed text is json-c's to report.
        while let token = try? scanner.next(bytes.span) {
            if token != .key, token != .end { count += 1 }
            if count > Node.valueLimit {
                throw SyntaxError(
                    "there are more than \(Node.valueLimit) values in one document",
                    at: text.spanOfCharacter(at: text.startIndex + scanner.range.lowerBound))
            }
        }
    }

    private mutating func document(_ bytes: Span<UInt8>) throws(JSONScanner.Malformed) -> Node {
        guard let token = try scanner.next(bytes) else { throw JSONScanner.Malformed(index: 0) }
        let node = try value(token, bytes)
        guard try scanner.next(bytes) == nil else { throw JSONScanner.Malformed(index: scanner.range.lowerBound) }
        return node
    }

    /// The value that begins with a token. Recursion ends at the scanner's limit on depth.
    private mutating func value(
        _ token: JSONScanner.Token, _ bytes: Span<UInt8>
    ) throws(JSONScanner.Malformed) -> Node {
        let range = range
        switch token {
        case .objectStart: return try object(from: range.lowerBound, bytes)
        case .listStart: return try list(from: range.lowerBound, bytes)
        case .string: return Node(.string(try string()), span: text.span(of: range))
        case .number: return Node(number(range), span: text.span(of: range))
        case .bool(let bool): return Node(.bool(bool), span: text.span(of: range))
        case .null: return Node(.null, span: text.span(of: range))
        case .key, .end: throw JSONScanner.Malformed(index: scanner.range.lowerBound)
        }
    }

    private mutating func object(from start: Int, _ bytes: Span<UInt8>) throws(JSONScanner.Malformed) -> Node {
        let first = members.count
        while let token = try scanner.next(bytes), token == .key {
            let keySpan = text.span(of: range)
            let key = try string()
            guard let token = try scanner.next(bytes) else { break }
            let value = try value(token, bytes)
            members.append(Node.Member(key: key, keySpan: keySpan, value: value))
        }
        defer { members.removeSubrange(first...) }
        return Node(.object(Array(members[first...])), span: text.span(of: start..<range.upperBound))
    }

    private mutating func list(from start: Int, _ bytes: Span<UInt8>) throws(JSONScanner.Malformed) -> Node {
        let first = elements.count
        while let token = try scanner.next(bytes), token != .end {
            elements.append(try value(token, bytes))
        }
        defer { elements.removeSubrange(first...) }
        return Node(.list(Array(elements[first...])), span: text.span(of: start..<range.upperBound))
    }

    /// The key or string of the last token, which is a piece of the file where it has no escapes.
    private mutating func string() throws(JSONScanner.Malformed) -> Text {
        let inner = text[range.lowerBound + 1..<range.upperBound - 1]
        guard scanner.hasEscapes else { return inner }
        let escapes = inner.bytes.count { $0 == 0x5C }
        return budget.take(escapes) ? try JSONEscape.decode(inner) : try JSONEscape.decodeAsOne(inner)
    }

    private func number(_ range: Range<Int>) -> Node.Value {
        let digits = text[range]
        return hasSymbols && digits.isSymbolic ? .string(digits) : .number(digits)
    }

    /// The last token's indices in the text.
    private var range: Range<Int> {
        text.startIndex + scanner.range.lowerBound..<text.startIndex + scanner.range.upperBound
    }
}
