extension Parser {
    /// A primary, then any number of `.field`, `.method()` and `[index]`.
    mutating func member() throws(Failure) -> NodeID {
        var operand = try primary()
        let start = tree[operand].range.lowerBound
        while true {
            if accept(.dot) {
                operand = try selection(of: operand, from: start)
            } else if accept(.leftBracket) {
                let isOptional = accept(.question)
                let index = try expression()
                try expect(.rightBracket)
                operand = try add(
                    .index(operand, index, isOptional: isOptional), from: start, focus: tree[index].range)
            } else if current.kind == .symbol(.leftBrace), let name = qualifiedName(of: operand) {
                throw Failure(error: CELError(kind: .messageConstruction(name), range: tree[operand].range))
            } else {
                return operand
            }
        }
    }

    private func qualifiedName(of node: NodeID) -> String? {
        switch tree[node].kind {
        case .name(let name, _): name
        case .select(let operand, let field, isOptional: false): qualifiedName(of: operand).map { "\($0).\(field)" }
        default: nil
        }
    }

    /// What follows a dot.
    private mutating func selection(of operand: NodeID, from start: Int) throws(Failure) -> NodeID {
        let isOptional = accept(.question)
        let token = current
        switch token.kind {
        case .identifier(let name):
            advance()
            guard !isOptional, accept(.leftParenthesis) else {
                return try add(.select(operand, field: name, isOptional: isOptional), from: start, focus: token.range)
            }
            let arguments = try arguments(until: .rightParenthesis)
            let expansion = try macro(name, receiver: operand, arguments, from: start, focus: token.range)
            return try expansion ?? add(.method(operand, name, arguments), from: start, focus: token.range)
        case .quotedIdentifier(let name):
            advance()
            return try add(.select(operand, field: name, isOptional: isOptional), from: start, focus: token.range)
        case .keyword(.in):
            // The grammar asks for back quotes, but nothing else can be meant behind a dot.
            advance()
            return try add(.select(operand, field: "in", isOptional: isOptional), from: start, focus: token.range)
        case .keyword(let keyword):
            throw unexpected("a field or a method (this one in back quotes: `\(keyword.rawValue)`)")
        case .symbol, .int, .uint, .double, .string, .bytes, .end: throw unexpected("a field or a method")
        }
    }

    /// Expressions between commas, past the closing symbol; a comma may stand behind the last.
    private mutating func arguments(until closing: Token.Symbol) throws(Failure) -> [NodeID] {
        var arguments: [NodeID] = []
        guard !accept(closing) else { return arguments }
        repeat { arguments.append(try expression()) } while accept(.comma)
        try expect(closing)
        return arguments
    }

    private mutating func primary() throws(Failure) -> NodeID {
        let token = current
        let start = token.range.lowerBound
        switch token.kind {
        case .symbol(.leftParenthesis):
            advance()
            let inner = try expression()
            try expect(.rightParenthesis)
            return inner
        case .symbol(.leftBracket): return try list()
        case .symbol(.leftBrace): return try map()
        case .symbol(.dot):
            advance()
            return try name(isAbsolute: true, from: start)
        case .identifier: return try name(isAbsolute: false, from: start)
        case .symbol(.minus) where isAtNegativeLiteral: return try negativeNumber()
        case .int, .uint, .double, .string, .bytes, .keyword: return try literal()
        case .symbol, .quotedIdentifier, .end: throw unexpected("an expression")
        }
    }

    /// A variable, a call, or a message.
    private mutating func name(isAbsolute: Bool, from start: Int) throws(Failure) -> NodeID {
        let token = current
        guard case .identifier(let name) = token.kind else { throw unexpected("a name") }
        advance()
        if ReservedWords.contains(name) { return report(.reservedWord(name), at: token.range) }
        if accept(.leftParenthesis) {
            let arguments = try arguments(until: .rightParenthesis)
            let expansion = try macro(name, receiver: nil, arguments, from: start, focus: token.range)
            return try expansion
                ?? add(.call(isAbsolute ? ".\(name)" : name, arguments), from: start, focus: token.range)
        }
        return try add(.name(name, isAbsolute: isAbsolute), from: start)
    }

    // MARK: Literals

    private mutating func literal() throws(Failure) -> NodeID {
        let token = current
        let value: Value
        switch token.kind {
        case .int(let magnitude):
            guard let number = Int64(exactly: magnitude) else {
                advance()
                return report(.numberOutOfRange(String(magnitude), type: "int"), at: token.range)
            }
            value = .int(number)
        case .uint(let number): value = .uint(number)
        case .double(let number): value = .double(number)
        case .string(let text): value = .string(text)
        case .bytes(let bytes): value = .bytes(bytes)
        case .keyword(.true): value = .bool(true)
        case .keyword(.false): value = .bool(false)
        case .keyword(.null): value = .null
        case .keyword(.in), .identifier, .quotedIdentifier, .symbol, .end: throw unexpected("an expression")
        }
        advance()
        return try add(.literal(value), from: token.range.lowerBound)
    }

    private mutating func negativeNumber() throws(Failure) -> NodeID {
        let start = current.range.lowerBound
        advance()
        let token = current
        advance()
        switch token.kind {
        case .double(let number): return try add(.literal(.double(-number)), from: start)
        // The lexer lets the magnitude of the least `int` pass.
        case .int(let magnitude): return try add(.literal(.int(Int64(truncatingIfNeeded: 0 &- magnitude))), from: start)
        default: throw unexpected("a number")
        }
    }

    private mutating func list() throws(Failure) -> NodeID {
        let start = current.range.lowerBound
        advance()
        var elements: [Node.Element] = []
        while current.kind != .symbol(.rightBracket) {
            let isOptional = accept(.question)
            elements.append(Node.Element(node: try expression(), isOptional: isOptional))
            guard accept(.comma) else { break }
        }
        try expect(.rightBracket)
        return try add(.list(elements), from: start)
    }

    private mutating func map() throws(Failure) -> NodeID {
        let start = current.range.lowerBound
        advance()
        var entries: [Node.Entry] = []
        while current.kind != .symbol(.rightBrace) {
            let isOptional = accept(.question)
            let key = try expression()
            try expect(.colon)
            entries.append(Node.Entry(key: key, value: try expression(), isOptional: isOptional))
            guard accept(.comma) else { break }
        }
        try expect(.rightBrace)
        return try add(.map(entries), from: start)
    }
}
