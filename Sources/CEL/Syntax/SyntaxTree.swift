/// The tree of an expression, kept flat: nodes refer to each other by number, so that none of it is ever taken apart
/// recursively.
struct SyntaxTree {
    private(set) var nodes: [Node] = []
    var root = NodeID(index: 0)

    subscript(id: NodeID) -> Node { nodes[id.index] }

    mutating func add(_ kind: Node.Kind, _ range: Range<Int>, focus: Range<Int>? = nil) -> NodeID {
        let height = 1 + (kind.children.map { self[$0].height }.max() ?? 0)
        nodes.append(Node(kind: kind, range: range, focus: focus ?? range, height: height))
        return NodeID(index: nodes.count - 1)
    }
}

struct NodeID: Hashable {
    let index: Int
}

/// One node, with its place in the source.
struct Node {
    let kind: Kind
    /// The whole of it.
    let range: Range<Int>
    /// The part that an error points at: an operator, a field, a function's name.
    let focus: Range<Int>
    /// Levels of nodes, itself included.
    let height: Int

    enum Kind {
        case literal(Value)
        /// `isAbsolute`: written with a leading dot, which passes over the container and local variables.
        case name(String, isAbsolute: Bool)
        case select(NodeID, field: String, isOptional: Bool)
        case presence(NodeID, field: String)
        case index(NodeID, NodeID, isOptional: Bool)
        case call(String, [NodeID])
        case method(NodeID, String, [NodeID])
        case operation(Operator, [NodeID])
        /// Two operands or more.
        case and([NodeID])
        case or([NodeID])
        case conditional(NodeID, NodeID, NodeID)
        case list([Element])
        case map([Entry])
        case comprehension(Comprehension)
        case bind(name: String, value: NodeID, body: NodeID)
        /// `optMap`, or `optFlatMap` where the body is an optional itself.
        case optionalMap(NodeID, name: String, body: NodeID, isFlat: Bool)
        /// Stands where an error was reported.
        case invalid
    }

    struct Element {
        let node: NodeID
        /// Left out where the node is an empty optional.
        let isOptional: Bool
    }

    struct Entry {
        let key: NodeID
        let value: NodeID
        let isOptional: Bool
    }

    /// A macro over the elements of a list or the entries of a map.
    struct Comprehension {
        let kind: Kind
        let range: NodeID
        /// One or two: the element (or key), or the index (or key) and the value.
        let variables: [String]
        let condition: NodeID?
        let result: NodeID?

        enum Kind: String {
            case all
            case exists
            case existsOne
            case map
            case filter
            case transformList
            case transformMap
            case transformMapEntry
            case sortBy
        }
    }
}

extension Node.Kind {
    var children: [NodeID] {
        switch self {
        case .literal, .name, .invalid: []
        case .select(let operand, _, _), .presence(let operand, _): [operand]
        case .index(let operand, let index, _): [operand, index]
        case .call(_, let arguments), .operation(_, let arguments), .and(let arguments), .or(let arguments): arguments
        case .method(let target, _, let arguments): [target] + arguments
        case .conditional(let condition, let yes, let no): [condition, yes, no]
        case .list(let elements): elements.map(\.node)
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        case .comprehension(let loop): [loop.range] + [loop.condition, loop.result].compactMap { $0 }
        case .bind(_, let value, let body), .optionalMap(let value, _, let body, _): [value, body]
        }
    }
}
