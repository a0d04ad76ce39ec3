/// A value of the language, or the reason why there is none: errors and unknowns are values too.
public enum Value: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    /// Compared and ordered by its UTF-8 bytes, never by canonical equivalence.
    case string(String)
    case bytes([UInt8])
    case list([Value])
    case map(MapValue)
    case timestamp(Timestamp)
    case duration(Duration)
    /// The name of a type, such as `int` or `google.protobuf.Timestamp`.
    case type(String)
    case object(ObjectValue)
    indirect case optional(Value?)
    indirect case address(IPAddress)
    indirect case network(IPNetwork)
    case error(EvaluationError)
    case unknown(Unknowns)
}

extension Value {
    /// The name that `type()` gives to the value's type.
    public var typeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .list: "list"
        case .map: "map"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .type: "type"
        case .object(let object): object.type.name
        case .optional: "optional_type"
        case .address: "net.IP"
        case .network: "net.CIDR"
        case .error: "error"
        case .unknown: "unknown"
        }
    }

    /// Whether the value is an error or an unknown, which every strict operation passes on.
    var isFailure: Bool {
        switch self {
        case .error, .unknown: true
        case .null, .bool, .int, .uint, .double, .string, .bytes, .list, .map, .timestamp, .duration, .type, .object,
            .optional, .address, .network:
            false
        }
    }
}
