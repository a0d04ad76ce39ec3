import CEL

extension Value {
    /// Whether two values are the same, types included; not a number matches itself, maps match in any order.
    func matches(_ other: Value) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.uint(let a), .uint(let b)): a == b
        case (.double(let a), .double(let b)): a == b || a.isNaN && b.isNaN
        case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
        case (.bytes(let a), .bytes(let b)): a == b
        case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.matches($1) }
        case (.map(let a), .map(let b)):
            a.count == b.count
                && a.entries.allSatisfy { entry in
                    b.entries.contains { $0.key.value.matches(entry.key.value) && $0.value.matches(entry.value) }
                }
        case (.timestamp(let a), .timestamp(let b)): a == b
        case (.duration(let a), .duration(let b)): a == b
        case (.type(let a), .type(let b)): a == b
        case (.optional(nil), .optional(nil)): true
        case (.optional(let a?), .optional(let b?)): a.matches(b)
        case (.address(let a), .address(let b)): a == b
        case (.network(let a), .network(let b)): a == b
        case (.error(let a), .error(let b)): a == b
        case (.unknown(let a), .unknown(let b)): a == b
        default: false
        }
    }
}
