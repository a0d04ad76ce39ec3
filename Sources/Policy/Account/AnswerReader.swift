internal import SourceText

/// A piece of a saved answer of the API.
enum AnswerPiece {
    /// One element of `result`.
    case element(Node)
    /// The answer's end: its members, but the elements of `result` where that is a list, and where it stands.
    case end(members: [String: Node], hasList: Bool, SourceSpan)
}

/// Reads the answers that a text holds: one, several one after another with or without line ends between them, or lists of
/// them.
///
/// Elements become trees one by one, so that an answer of any length needs no more memory than what is kept of it.
struct AnswerReader {
    private let text: Text
    /// How far into the text the current document begins.
    private var start = 0
    private var scanner = JSONScanner()

    /// Hands over every piece in its order. Throws at the first place that is no JSON.
    static func read(_ text: Text, take: (AnswerPiece) -> Void) throws(SyntaxError) {
        var reader = AnswerReader(text: text)
        try reader.documents(text.bytes.span, take)
    }

    /// The same for a document that is read already, such as one in a rule file.
    static func read(_ node: Node, take: (AnswerPiece) -> Void) {
        if let elements = node.elements {
            for element in elements { read(element, take: take) }
            return
        }
        let list = node["result"]?.elements
        for element in list ?? [] { take(.element(element)) }
        let members = (node.members ?? []).filter { list == nil || !($0.key == "result") }
        take(
            .end(
                members: Dictionary(
                    members.map { ($0.key.string, $0.value) }, uniquingKeysWith: { first, _ in first }),
                hasList: list != nil, node.span))
    }

    private init(text: Text) { self.text = text }

    private mutating func documents(_ bytes: Span<UInt8>, _ take: (AnswerPiece) -> Void) throws(SyntaxError) {
        while let first = (start..<bytes.count).first(where: { !Text.isSpace(bytes[$0]) }) {
            start = first
            scanner = JSONScanner()
            let document = bytes.extracting(first...)
            try value(try next(document), document, take)
            start = first + scanner.range.upperBound
        }
    }

    private mutating func next(_ bytes: Span<UInt8>) throws(SyntaxError) -> JSONScanner.Token? {
        do throws(JSONScanner.Malformed) {
            return try scanner.next(bytes)
        } catch {
            throw flaw(at: error.index)
        }
    }

    /// What is wrong with the document, in the words of the ordinary reader.
    private func flaw(at index: Int) -> SyntaxError {
        let document = text[text.startIndex + start..<text.endIndex]
        do throws(SyntaxError) {
            _ = try Node(json: document)
        } catch {
            return error
        }
        let place = min(document.startIndex + index, document.endIndex)
        return SyntaxError("the text cannot be followed here", at: text.span(of: place..<place))
    }

    private mutating func value(
        _ token: JSONScanner.Token?, _ bytes: Span<UInt8>, _ take: (AnswerPiece) -> Void
    ) throws(SyntaxError) {
        switch token {
        case .objectStart: try answer(bytes, take)
        case .listStart: while let token = try next(bytes), token != .end { try value(token, bytes, take) }
        default: take(.end(members: [:], hasList: false, span(scanner.range)))
        }
    }

    /// Reads an answer whose brace was read.
    private mutating func answer(
        _ bytes: Span<UInt8>, _ take: (AnswerPiece) -> Void
    ) throws(SyntaxError) {
        let begin = span(scanner.range)
        var members: [String: Node] = [:]
        var hasList = false
        while try next(bytes) == .key {
            let key = slice(scanner.range.lowerBound + 1..<scanner.range.upperBound - 1).string
            let token = try next(bytes)
            if key == "result", token == .listStart {
                hasList = true
                while let token = try next(bytes), token != .end { take(.element(try node(token, bytes))) }
            } else {
                members[key] = try node(token, bytes)
            }
        }
        take(.end(members: members, hasList: hasList, begin.union(span(scanner.range))))
    }

    /// The value that begins with the last token.
    private mutating func node(
        _ token: JSONScanner.Token?, _ bytes: Span<UInt8>
    ) throws(SyntaxError) -> Node {
        let lower = scanner.range.lowerBound
        do throws(JSONScanner.Malformed) {
            try scanner.skip(token, bytes)
        } catch {
            throw flaw(at: error.index)
        }
        return try Node(json: slice(lower..<scanner.range.upperBound))
    }

    private func slice(_ range: Range<Int>) -> Text {
        let offset = text.startIndex + start
        return text[offset + range.lowerBound..<offset + range.upperBound]
    }

    private func span(_ range: Range<Int>) -> SourceSpan { slice(range).span }
}
