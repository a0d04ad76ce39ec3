import CEL

/// A type as the conformance tests write it: `"int"`, or `["list", "int"]`.
struct ConformanceType: Decodable {
    let type: CELType

    init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            type = Self.plain(name)
            return
        }
        var container = try decoder.unkeyedContainer()
        let constructor = try container.decode(String.self)
        let name = ["param", "opaque"].contains(constructor) ? try container.decode(String.self) : ""
        var parts: [CELType] = []
        while !container.isAtEnd { parts.append(try container.decode(ConformanceType.self).type) }
        switch constructor {
        case "list": type = .list(parts[0])
        case "map": type = .map(parts[0], parts[1])
        case "type": type = .type(parts[0])
        case "param": type = .parameter(name)
        case "opaque": type = .opaque(name, parts)
        default:
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no type is a \(constructor)")
        }
    }

    private static func plain(_ name: String) -> CELType {
        switch name {
        case "null", "null_type": .null
        case "bool": .bool
        case "int": .int
        case "uint": .uint
        case "double": .double
        case "string": .string
        case "bytes": .bytes
        case "dyn": .dyn
        case "timestamp", "google.protobuf.Timestamp": .timestamp
        case "duration", "google.protobuf.Duration": .duration
        default: .object(name)
        }
    }
}
