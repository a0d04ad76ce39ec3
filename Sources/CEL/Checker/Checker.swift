import Spelling

/// Finds the type of every node and the meaning of every name, and reports what does not fit.
struct Checker {
    /// How much is asked of an expression.
    enum Mode {
        case strict
        /// Names are resolved, types are not compared; what cannot be resolved is an error when it is evaluated.
        case lenient
    }

    let declarations: Declarations
    let mode: Mode
    let tree: SyntaxTree
    var substitution = Substitution()
    var scope: Scope
    private var types: [CELType]
    private var references: [Reference?]
    private var errors: [CELError] = []
    private let errorLimit: Int

    /// Checks a tree; `expected` is the type that the whole must have.
    static func check(
        _ tree: SyntaxTree, source: String, _ declarations: Declarations, expecting expected: CELType?,
        locals: [(name: String, type: CELType)], mode: Mode, limits: Limits
    ) throws(CELErrors) -> CheckedTree {
        var checker = Checker(tree, declarations, locals, mode, errorLimit: limits.errors)
        let type = checker.check(tree.root)
        if let expected { checker.require(tree.root, type, expected) }
        guard checker.errors.isEmpty else {
            let ordered = checker.errors.sorted { $0.range.lowerBound < $1.range.lowerBound }
            throw CELErrors(source: source, errors: ordered)
        }
        return CheckedTree(
            tree: tree, types: checker.types.map { checker.substitution.resolve($0, freeAsDyn: true) },
            references: checker.references, variableDepth: checker.scope.greatestDepth)
    }

    private init(
        _ tree: SyntaxTree, _ declarations: Declarations, _ locals: [(name: String, type: CELType)], _ mode: Mode,
        errorLimit: Int
    ) {
        self.errorLimit = errorLimit
        self.tree = tree
        self.declarations = declarations
        self.mode = mode
        scope = Scope(locals: locals)
        types = Array(repeating: .invalid, count: tree.nodes.count)
        references = Array(repeating: nil, count: tree.nodes.count)
    }

    // MARK: Results

    /// Checks a node; its type with all that is known by then.
    mutating func resolvedType(of node: NodeID) -> CELType {
        let type = check(node)
        return substitution.resolve(type)
    }

    func description(of type: CELType) -> String { substitution.resolve(type, freeAsDyn: true).description }

    mutating func refer(_ node: NodeID, to reference: Reference) {
        references[node.index] = reference
    }

    func reference(of node: NodeID) -> Reference? { references[node.index] }

    /// The name that was meant. No name is searched for an error that will not be reported.
    func suggestion(for name: String, in candidates: @autoclosure () -> [String]) -> String? {
        errors.count < errorLimit ? nearest(to: name, in: candidates()) : nil
    }

    mutating func report(_ kind: CELError.Kind, at range: Range<Int>) {
        guard mode == .strict, errors.count < errorLimit else { return }
        errors.append(CELError(kind: kind, range: range))
    }

    /// Reports a name without meaning, which makes its evaluation fail where types are not checked.
    mutating func unresolved(
        _ node: NodeID, _ kind: CELError.Kind, _ error: EvaluationError, at range: Range<Int>? = nil
    ) -> CELType {
        report(kind, at: range ?? tree[node].focus)
        refer(node, to: .unresolved(error))
        return .invalid
    }

    mutating func require(_ node: NodeID, _ type: CELType, _ expected: CELType) {
        guard mode == .strict, !substitution.assign(type, to: expected) else { return }
        report(
            .wrongType(expected: description(of: expected), found: description(of: type)), at: tree[node].range)
    }

    // MARK: Nodes

    mutating func check(_ node: NodeID) -> CELType {
        let type = checkKind(of: node)
        types[node.index] = type
        return type
    }

    private mutating func checkKind(of node: NodeID) -> CELType {
        switch tree[node].kind {
        case .literal(let value): return literalType(value)
        case .name(let name, let isAbsolute): return checkName(node, name, isAbsolute: isAbsolute)
        case .select(let operand, let field, let isOptional):
            return checkSelect(node, operand, field, isOptional: isOptional)
        case .presence(let operand, let field): return checkPresence(node, operand, field)
        case .index(let operand, let index, let isOptional):
            return checkIndex(node, operand, index, isOptional: isOptional)
        case .call(let name, let arguments): return checkCall(node, name, arguments)
        case .method(let target, let name, let arguments): return checkMethod(node, target, name, arguments)
        case .operation(let operation, let operands): return checkOperation(node, operation, operands)
        case .and(let operands), .or(let operands):
            for operand in operands { require(operand, check(operand), .bool) }
            return .bool
        case .conditional(let condition, let yes, let no): return checkConditional(condition, yes, no)
        case .list(let elements): return checkList(elements)
        case .map(let entries): return checkMap(entries)
        case .comprehension(let loop): return checkComprehension(loop)
        case .bind(let name, let value, let body):
            let type = check(value)
            return checkBody(body, with: name, type)
        case .optionalMap(let target, let name, let body, let isFlat):
            return checkOptionalMap(target, name, body, isFlat: isFlat)
        case .invalid: return .invalid
        }
    }

    private func literalType(_ value: Value) -> CELType {
        switch value {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .list, .map, .timestamp, .duration, .type, .object, .optional, .address, .network, .error, .unknown: .dyn
        }
    }

    private mutating func checkConditional(_ condition: NodeID, _ yes: NodeID, _ no: NodeID) -> CELType {
        require(condition, check(condition), .bool)
        let type = check(yes)
        let other = check(no)
        let common = substitution.freshVariable()
        guard mode == .strict else { return .dyn }
        guard substitution.assign([type, other], to: [common, common]) else {
            require(no, other, type)
            return .invalid
        }
        return substitution.resolve(common)
    }
}
