/// Makes trees of YAML events: the one pass that `Node.yamlDocuments` describes.
struct YAMLComposer {
    /// A node with its aliases followed: its text as a key, how many values it is and how deep they are nested.
    private struct Composed {
        var node: Node
        var key: Text
        var count = 1
        var height = 1

        mutating func include(_ child: Composed) {
            count += child.count
            height = max(height, child.height + 1)
        }
    }

    private let text: Text
    private let scalars: YAMLScalarText
    private var offsets: CharacterOffsets
    /// The nodes with an anchor; nil for those that are not complete yet.
    private var anchors: [String: Composed?] = [:]
    /// How many values the document has so far, and how many its aliases repeat.
    private var count = 0
    private var repeated = 0
    private var budget = RunBudget()
    /// Index after the last thing that stands in the text: a list or object in the block style has no end of its own.
    private var contentEnd = 0

    init(_ text: Text) {
        self.text = text
        scalars = YAMLScalarText(text)
        offsets = CharacterOffsets(text.bytes)
    }

    mutating func documents(_ parser: inout YAMLParser) throws(SyntaxError) -> [Node] {
        var documents: [Node] = []
        while true {
            let event = try next(&parser)
            switch event.kind {
            case .streamStart, .documentEnd: continue
            case .streamEnd: return documents
            case .documentStart:
                anchors = [:]
                count = 0
                repeated = 0
                documents.append(try value(try next(&parser), &parser, depth: 1).node)
            case .alias, .scalar, .listStart, .objectStart, .end: throw unexpected(event)
            }
        }
    }

    // MARK: Nodes

    /// Composes what is a value of its own, and not a key.
    private mutating func value(
        _ event: borrowing YAMLEvent, _ parser: inout YAMLParser, depth: Int
    ) throws(SyntaxError) -> Composed {
        count += 1
        guard count <= Node.valueLimit else {
            throw error("there are more than \(Node.valueLimit) values in one document", contentRange(event))
        }
        return try compose(event, &parser, depth: depth)
    }

    private mutating func compose(
        _ event: borrowing YAMLEvent, _ parser: inout YAMLParser, depth: Int
    ) throws(SyntaxError) -> Composed {
        let range = contentRange(event)
        try check(depth: depth, range)
        let anchor = event.anchor
        if case .alias = event.kind { return try alias(anchor ?? "", range, depth) }
        if let anchor { anchors[anchor] = .some(nil) }
        let composed: Composed
        switch event.kind {
        case .scalar(let style): composed = scalar(event, style, range)
        case .listStart: composed = try list(event, range, &parser, depth)
        case .objectStart: composed = try object(event, range, &parser, depth)
        case .streamStart, .streamEnd, .documentStart, .documentEnd, .alias, .end: throw unexpected(event)
        }
        if let anchor { anchors[anchor] = composed }
        return composed
    }

    private mutating func alias(_ name: String, _ range: Range<Int>, _ depth: Int) throws(SyntaxError) -> Composed {
        guard let known = anchors[name] else { throw error("there is no anchor `&\(name)` before this alias", range) }
        guard let target = known else { throw error("the alias `*\(name)` stands inside its own anchor", range) }
        repeated += target.count
        guard repeated <= Node.aliasLimit else {
            throw error("the document's aliases repeat more than \(Node.aliasLimit) values", range)
        }
        try check(depth: depth + target.height - 1, range)
        contentEnd = range.upperBound
        return target
    }

    private mutating func scalar(
        _ event: borrowing YAMLEvent, _ style: YAMLEvent.Style, _ range: Range<Int>
    ) -> Composed {
        let value = scalars.value(event, style, at: range, &budget)
        let place = style == .literal || style == .folded ? withoutSpaceAtEnd(range) : range
        contentEnd = place.upperBound
        let tagged = event.tag.flatMap { YAMLCoreSchema.value(of: value, tag: $0) }
        let untagged = style == .plain ? YAMLCoreSchema.value(ofPlain: value) : .string(value)
        return Composed(node: Node(tagged ?? untagged, span: text.span(of: place)), key: value)
    }

    private mutating func list(
        _ event: borrowing YAMLEvent, _ range: Range<Int>, _ parser: inout YAMLParser, _ depth: Int
    ) throws(SyntaxError) -> Composed {
        var elements: [Node] = []
        var composed = Composed(node: Node(.null, span: SourceSpan(0, 0)), key: text[range])
        while true {
            let child = try next(&parser)
            if case .end = child.kind {
                finish(&composed, .list(elements.map { $0 }), event, range, end: child)
                return composed
            }
            let element = try value(child, &parser, depth: depth + 1)
            composed.include(element)
            elements.append(element.node)
        }
    }

    private mutating func object(
        _ event: borrowing YAMLEvent, _ range: Range<Int>, _ parser: inout YAMLParser, _ depth: Int
    ) throws(SyntaxError) -> Composed {
        var members = YAMLMembers()
        var composed = Composed(node: Node(.null, span: SourceSpan(0, 0)), key: text[range])
        while true {
            let keyEvent = try next(&parser)
            if case .end = keyEvent.kind {
                finish(&composed, .object(members.merged), event, range, end: keyEvent)
                return composed
            }
            let key = try compose(keyEvent, &parser, depth: depth + 1)
            let value = try value(try next(&parser), &parser, depth: depth + 1)
            composed.include(value)
            let member = Node.Member(key: key.key, keySpan: key.node.span, value: value.node)
            if case .scalar(.plain) = keyEvent.kind, key.key == "<<" {
                try members.merge(member)
            } else {
                members.append(member)
            }
        }
    }

    /// Completes a list or object, with the text of its whole source as its text where it is a key.
    private mutating func finish(
        _ composed: inout Composed, _ value: Node.Value, _ event: borrowing YAMLEvent, _ range: Range<Int>,
        end: borrowing YAMLEvent
    ) {
        if event.isFlow { contentEnd = offsets.index(ofCharacter: end.end) }
        let range = range.lowerBound..<max(range.lowerBound, contentEnd)
        composed.node = Node(value, span: text.span(of: range))
        composed.key = text[range]
    }

    // MARK: Places

    /// The indices of an event without the anchor and tag before it.
    private mutating func contentRange(_ event: borrowing YAMLEvent) -> Range<Int> {
        var start = offsets.index(ofCharacter: event.start)
        let end = max(start, offsets.index(ofCharacter: event.end))
        if case .alias = event.kind { return start..<end }
        guard event.anchor != nil || event.tag != nil else { return start..<end }
        // The end of a block collection's first event may stand before its content, so the text's end is the limit.
        start = skipProperties(from: start)
        return start..<max(start, end)
    }

    /// Past an anchor and a tag, and the space, line ends and comments after them.
    private func skipProperties(from start: Int) -> Int {
        var index = start
        while index < text.endIndex {
            switch text[index] {
            case 0x26, 0x21:
                while index < text.endIndex, !Text.isSpace(text[index]) { index += 1 }
            case 0x23: index = YAMLLine.end(text, from: index, to: text.endIndex)
            case let byte where Text.isSpace(byte): index += 1
            default: return index
            }
        }
        return index
    }

    private func withoutSpaceAtEnd(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, Text.isSpace(text[end - 1]) { end -= 1 }
        return range.lowerBound..<end
    }

    // MARK: Errors

    private mutating func next(_ parser: inout YAMLParser) throws(SyntaxError) -> YAMLEvent {
        do throws(YAMLParser.Refusal) {
            return try parser.next()
        } catch {
            let index =
                switch error.place {
                case .character(let count): offsets.index(ofCharacter: count)
                case .byte(let count): min(text.startIndex + count, text.endIndex)
                }
            throw SyntaxError(error.reason, at: text.spanOfCharacter(at: index))
        }
    }

    private func check(depth: Int, _ range: Range<Int>) throws(SyntaxError) {
        guard depth > Node.depthLimit else { return }
        throw error("values are nested more than \(Node.depthLimit) deep", range)
    }

    private func error(_ reason: String, _ range: Range<Int>) -> SyntaxError {
        SyntaxError(reason, at: text.span(of: range))
    }

    private mutating func unexpected(_ event: borrowing YAMLEvent) -> SyntaxError {
        error("the text cannot be followed here", contentRange(event))
    }
}
