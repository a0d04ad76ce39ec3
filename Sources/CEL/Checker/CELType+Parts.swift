extension CELType {
    /// The types that this one is made of.
    var parts: [CELType] {
        switch self {
        case .list(let element): [element]
        case .map(let key, let value): [key, value]
        case .type(let type): [type]
        case .opaque(_, let parameters): parameters
        case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .dyn, .object, .parameter,
            .variable, .invalid:
            []
        }
    }

    /// The same kind of type, made of as many other ones.
    func replacingParts(_ parts: [CELType]) -> CELType {
        switch self {
        case .list: .list(parts[0])
        case .map: .map(parts[0], parts[1])
        case .type: .type(parts[0])
        case .opaque(let name, _): .opaque(name, parts)
        case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .dyn, .object, .parameter,
            .variable, .invalid:
            self
        }
    }

    /// Whether two types differ in their parts at most.
    func hasSameShape(as other: CELType) -> Bool {
        switch (self, other) {
        case (.list, .list), (.map, .map), (.type, .type): true
        case (.opaque(let a, let parametersOfA), .opaque(let b, let parametersOfB)):
            a == b && parametersOfA.count == parametersOfB.count
        default: self == other
        }
    }

    /// Whether null can stand for a value that is missing.
    var isNullable: Bool {
        switch self {
        case .null, .timestamp, .duration, .object, .opaque: true
        case .bool, .int, .uint, .double, .string, .bytes, .dyn, .list, .map, .type, .parameter, .variable, .invalid:
            false
        }
    }

    /// Nothing that is known before the expression runs.
    var isUncertain: Bool {
        switch self {
        case .dyn, .invalid, .parameter, .variable: true
        case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .list, .map, .type, .object,
            .opaque:
            false
        }
    }
}
