/// Equality of the language: numbers on one line, strings by their bytes, lists and maps by their elements, values of
/// different kinds unequal. It counts its steps, because values that share parts can be large beyond measure.
enum Equality {
    /// A Boolean, or an unknown where it depends on a field that is not known.
    static func compare(_ a: Value, _ b: Value, _ budget: inout Budget) -> Value {
        switch (a, b) {
        case (.null, .null): return .bool(true)
        case (.bool(let a), .bool(let b)): return .bool(a == b)
        case (.string(let a), .string(let b)):
            budget.charge(bytes: min(a.utf8.count, b.utf8.count))
            return .bool(a.hasSameBytes(as: b))
        case (.bytes(let a), .bytes(let b)):
            budget.charge(bytes: min(a.count, b.count))
            return .bool(a == b)
        case (.list(let a), .list(let b)): return compare(a, b, &budget)
        case (.map(let a), .map(let b)): return compare(a, b, &budget)
        case (.timestamp(let a), .timestamp(let b)): return .bool(a == b)
        case (.duration(let a), .duration(let b)): return .bool(a == b)
        case (.type(let a), .type(let b)): return .bool(a == b)
        case (.object(let a), .object(let b)): return compare(a, b, &budget)
        case (.optional(let a), .optional(let b)):
            guard let a, let b else { return .bool(a == nil && b == nil) }
            return compare(a, b, &budget)
        case (.address(let a), .address(let b)): return .bool(a == b)
        case (.network(let a), .network(let b)): return .bool(a == b)
        default: return .bool(Order(a, b) == .equal)
        }
    }

    private static func compare(_ a: [Value], _ b: [Value], _ budget: inout Budget) -> Value {
        guard a.count == b.count else { return .bool(false) }
        var result = Value.bool(true)
        for (a, b) in zip(a, b) {
            budget.charge(1)
            if budget.isExhausted { return .bool(false) }
            guard merge(compare(a, b, &budget), into: &result) else { return .bool(false) }
        }
        return result
    }

    private static func compare(_ a: MapValue, _ b: MapValue, _ budget: inout Budget) -> Value {
        guard a.count == b.count else { return .bool(false) }
        var result = Value.bool(true)
        for entry in a.entries {
            budget.charge(1 + entry.key.value.textWeight)
            if budget.isExhausted { return .bool(false) }
            guard let other = b[entry.key], merge(compare(entry.value, other, &budget), into: &result) else {
                return .bool(false)
            }
        }
        return result
    }

    private static func compare(_ a: ObjectValue, _ b: ObjectValue, _ budget: inout Budget) -> Value {
        guard a.type === b.type else { return .bool(false) }
        var result = Value.bool(true)
        for (a, b) in zip(a.fields, b.fields) {
            budget.charge(1)
            guard merge(compare(a, b, &budget), into: &result) else { return .bool(false) }
        }
        return result
    }

    private static func compare(_ a: Binding, _ b: Binding, _ budget: inout Budget) -> Value {
        switch (a, b) {
        case (.absent, .absent): .bool(true)
        case (.value(let a), .value(let b)): compare(a, b, &budget)
        case (.absent, .value), (.absent, .given), (.value, .absent), (.given, .absent): .bool(false)
        case (.unknown, _), (_, .unknown), (.given, _), (_, .given): .unknown(Unknowns())
        }
    }

    /// False, and the whole is unequal, where a part is.
    private static func merge(_ part: Value, into whole: inout Value) -> Bool {
        if case .bool(let flag) = part { return flag }
        whole = part
        return true
    }

    /// Whether a list has an element that equals the value.
    static func contains(_ elements: [Value], _ value: Value, _ budget: inout Budget) -> Value {
        var result = Value.bool(false)
        for element in elements {
            budget.charge(1)
            if budget.isExhausted { break }
            let outcome = compare(element, value, &budget)
            if case .bool(true) = outcome { return outcome }
            if case .unknown = outcome { result = outcome }
        }
        return result
    }
}
