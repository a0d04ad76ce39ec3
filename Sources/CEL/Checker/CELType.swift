/// A static type.
public indirect enum CELType: Hashable, Sendable {
    case null
    case bool
    case int
    case uint
    case double
    case string
    case bytes
    case timestamp
    case duration
    /// Known only when the expression runs; fits everything.
    case dyn
    case list(CELType)
    case map(CELType, CELType)
    /// The type of types: `type(1)` has `type(int)`.
    case type(CELType)
    /// A declared object type.
    case object(String)
    /// An abstract type, known by name and parameters only.
    case opaque(String, [CELType])
    /// A type variable of a function's signature.
    case parameter(String)
    /// A type that the checker has yet to find out.
    case variable(Int)
    /// Of an expression with an error that was reported; fits everything, so that one mistake is one error.
    case invalid
}

extension CELType {
    /// The type of `optional.of(x)`, for an `x` of a type.
    public static func optional(_ type: CELType) -> CELType { .opaque("optional_type", [type]) }
    /// The type of `ip(...)`.
    public static let address = CELType.opaque("net.IP", [])
    /// The type of `cidr(...)`.
    public static let network = CELType.opaque("net.CIDR", [])
}

extension CELType: CustomStringConvertible {
    /// As a rule author writes it: `list(string)`.
    public var description: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .dyn: "dyn"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .type(let type): "type(\(type))"
        case .object(let name): name
        case .opaque(let name, let parameters):
            parameters.isEmpty ? name : "\(name)(\(parameters.map(\.description).joined(separator: ", ")))"
        case .parameter(let name): name
        case .variable: "dyn"
        case .invalid: "invalid"
        }
    }
}
