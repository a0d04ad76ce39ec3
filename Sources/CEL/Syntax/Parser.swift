/// Makes the tree of an expression. Where it meets an error it reports it and stops, after the lexer's errors.
struct Parser {
    private let tokens: [Token]
    private let limits: Limits
    private var position = 0
    private var depth = 0
    private(set) var errors: [CELError]
    var tree = SyntaxTree()

    /// The tree, or all that is wrong with the source.
    static func parse(_ source: String, _ limits: Limits) throws(CELErrors) -> SyntaxTree {
        guard source.unicodeScalars.count <= limits.sourceLength else {
            let error = CELError(kind: .tooLong(limit: limits.sourceLength), range: 0..<source.utf8.count)
            throw CELErrors(source: source, errors: [error])
        }
        let (tokens, errors) = Lexer.tokens(of: source)
        var parser = Parser(tokens: tokens, limits: limits, errors: errors)
        do throws(Failure) {
            parser.tree.root = try parser.expression()
            guard case .end = parser.current.kind else { throw parser.unexpected("an operator or the end") }
        } catch {
            parser.errors.append(error.error)
        }
        guard parser.errors.isEmpty else {
            let ordered = parser.errors.sorted { $0.range.lowerBound < $1.range.lowerBound }
            throw CELErrors(source: source, errors: Array(ordered.prefix(limits.errors)))
        }
        return parser.tree
    }

    /// Ends the parsing.
    struct Failure: Error {
        let error: CELError
    }

    private init(tokens: [Token], limits: Limits, errors: [CELError]) {
        self.tokens = tokens
        self.limits = limits
        self.errors = errors
    }

    // MARK: Tokens

    var current: Token { tokens[position] }

    /// Where the last token ended.
    private var previousEnd: Int { position > 0 ? tokens[position - 1].range.upperBound : 0 }

    mutating func advance() {
        if position + 1 < tokens.count { position += 1 }
    }

    mutating func accept(_ symbol: Token.Symbol) -> Bool {
        guard current.kind == .symbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func expect(_ symbol: Token.Symbol) throws(Failure) {
        guard accept(symbol) else { throw unexpected("'\(symbol.rawValue)'") }
    }

    func unexpected(_ expected: String) -> Failure {
        Failure(
            error: CELError(
                kind: .unexpected(found: current.kind.description, expected: expected), range: current.range))
    }

    mutating func report(_ kind: CELError.Kind, at range: Range<Int>) -> NodeID {
        errors.append(CELError(kind: kind, range: range))
        return tree.add(.invalid, range)
    }

    // MARK: Nodes

    /// Adds a node that begins at an offset and ends with the last token.
    mutating func add(_ kind: Node.Kind, from start: Int, focus: Range<Int>? = nil) throws(Failure) -> NodeID {
        let id = tree.add(kind, start..<previousEnd, focus: focus)
        guard tree[id].height <= limits.nesting else { throw tooDeep(at: tree[id].focus) }
        return id
    }

    private func tooDeep(at range: Range<Int>) -> Failure {
        Failure(error: CELError(kind: .tooDeep(limit: limits.nesting), range: range))
    }

    /// `a ? b : c`, and all that binds more tightly.
    mutating func expression() throws(Failure) -> NodeID {
        depth += 1
        defer { depth -= 1 }
        guard depth <= limits.nesting else { throw tooDeep(at: current.range) }
        let condition = try chain(.or)
        let question = current.range
        guard accept(.question) else { return condition }
        let yes = try chain(.or)
        try expect(.colon)
        let no = try expression()
        return try add(.conditional(condition, yes, no), from: tree[condition].range.lowerBound, focus: question)
    }

    /// Operands joined by `&&` or by `||`, as one node.
    private mutating func chain(_ symbol: Token.Symbol) throws(Failure) -> NodeID {
        let first = try chainOperand(symbol)
        guard current.kind == .symbol(symbol) else { return first }
        let focus = current.range
        var operands = [first]
        while accept(symbol) { operands.append(try chainOperand(symbol)) }
        let kind: Node.Kind = symbol == .or ? .or(operands) : .and(operands)
        return try add(kind, from: tree[first].range.lowerBound, focus: focus)
    }

    private mutating func chainOperand(_ symbol: Token.Symbol) throws(Failure) -> NodeID {
        symbol == .or ? try chain(.and) : try binary(above: 0)
    }

    /// Operators that bind more tightly than a precedence, all of them from the left.
    private mutating func binary(above precedence: Int) throws(Failure) -> NodeID {
        var left = try unary()
        while let binaryOperator = Operator(current.kind), binaryOperator.precedence > precedence {
            let focus = current.range
            advance()
            let right = try binary(above: binaryOperator.precedence)
            left = try add(
                .operation(binaryOperator, [left, right]), from: tree[left].range.lowerBound, focus: focus)
        }
        return left
    }

    /// Any number of `!`, or any number of `-`.
    private mutating func unary() throws(Failure) -> NodeID {
        let prefix: Operator
        switch current.kind {
        case .symbol(.not): prefix = .not
        case .symbol(.minus): prefix = .negate
        default: return try member()
        }
        var places: [Range<Int>] = []
        while current.kind == .symbol(prefix == .not ? .not : .minus), !isAtNegativeLiteral {
            places.append(current.range)
            advance()
            guard places.count <= limits.nesting else { throw tooDeep(at: current.range) }
        }
        var operand = try member()
        for place in places.reversed() {
            operand = try add(.operation(prefix, [operand]), from: place.lowerBound, focus: place)
        }
        return operand
    }

    /// A minus that belongs to the number behind it.
    var isAtNegativeLiteral: Bool {
        guard current.kind == .symbol(.minus), position + 1 < tokens.count else { return false }
        switch tokens[position + 1].kind {
        case .int, .double: return true
        default: return false
        }
    }
}
