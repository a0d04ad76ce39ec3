/// A tree in which every node has its type and every name its meaning.
struct CheckedTree {
    let tree: SyntaxTree
    let types: [CELType]
    let references: [Reference?]
    /// How many variables of macros are in scope at once, at most.
    let variableDepth: Int

    func type(of node: NodeID) -> CELType { types[node.index] }
    func reference(of node: NodeID) -> Reference? { references[node.index] }
}

/// What a name, a field or a call stands for.
enum Reference {
    /// A declared variable, or a leaf or branch of it.
    case place(Place)
    case local(Int)
    /// A macro's variable, by the number of those around it.
    case variable(Int)
    /// The name of a type.
    case type(String)
    /// A field of an object, by position.
    case field(Int)
    /// The overloads that may fit. Without `hasReceiver`, what stands before the dot is a namespace.
    case function(String, [Overload], hasReceiver: Bool)
    /// Not found, in an expression that is not checked: an error when it is evaluated.
    case unresolved(EvaluationError)
}
