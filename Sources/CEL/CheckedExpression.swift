/// An expression whose names have a meaning and whose types fit: the second step.
public struct CheckedExpression: Sendable {
    /// What the expression evaluates to, as far as is known before it runs.
    public let type: CELType
    let parsed: ParsedExpression
    let tree: CheckedTree
    let slotPaths: [String]
    let localNames: [String]

    /// Throws every name and every type that does not fit. The parameters are those of `Expression`.
    public init(
        _ parsed: ParsedExpression, _ declarations: Declarations, expecting: CELType? = nil,
        locals: [(name: String, type: CELType)] = []
    ) throws(CELErrors) {
        try self.init(parsed, declarations, expecting, locals, .strict)
    }

    /// Resolves names and compares no types.
    public init(
        unchecked parsed: ParsedExpression, _ declarations: Declarations,
        locals: [(name: String, type: CELType)] = []
    ) throws(CELErrors) {
        try self.init(parsed, declarations, nil, locals, .lenient)
    }

    private init(
        _ parsed: ParsedExpression, _ declarations: Declarations, _ expected: CELType?,
        _ locals: [(name: String, type: CELType)], _ mode: Checker.Mode
    ) throws(CELErrors) {
        tree = try Checker.check(
            parsed.tree, source: parsed.source, declarations, expecting: expected, locals: locals, mode: mode,
            limits: parsed.limits)
        self.parsed = parsed
        type = tree.type(of: parsed.tree.root)
        slotPaths = declarations.slotPaths
        localNames = locals.map(\.name)
    }
}
