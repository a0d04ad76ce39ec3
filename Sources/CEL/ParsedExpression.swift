/// An expression whose syntax is right: the first of the three steps that `Expression` takes at once.
public struct ParsedExpression: Sendable {
    /// As it was given.
    public let source: String
    let tree: SyntaxTree
    let limits: Limits

    /// Throws everything that is wrong with the syntax, up to the first error of the grammar.
    public init(_ source: String, limits: Limits = Limits()) throws(CELErrors) {
        tree = try Parser.parse(source, limits)
        self.source = source
        self.limits = limits
    }
}
