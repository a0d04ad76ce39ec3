/// A key of a map. Integers are one number line: `1` and `1u` are the same key.
public enum MapKey: Sendable {
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case string(String)

    /// Nil for values that cannot be keys. A double stands for the integer that it equals.
    public init?(_ value: Value) {
        switch value {
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = .int(number)
        case .uint(let number): self = .uint(number)
        case .string(let text): self = .string(text)
        case .double(let number):
            if let signed = Int64(exactly: number) {
                self = .int(signed)
            } else if let unsigned = UInt64(exactly: number) {
                self = .uint(unsigned)
            } else {
                return nil
            }
        case .null, .bytes, .list, .map, .timestamp, .duration, .type, .object, .optional, .address, .network, .error,
            .unknown:
            return nil
        }
    }

    /// The key as a value, of the type that it was written with.
    public var value: Value {
        switch self {
        case .bool(let flag): .bool(flag)
        case .int(let number): .int(number)
        case .uint(let number): .uint(number)
        case .string(let text): .string(text)
        }
    }
}

extension MapKey: Hashable {
    /// Integers by their value, strings by their bytes.
    public static func == (a: MapKey, b: MapKey) -> Bool {
        switch (a, b) {
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.uint(let a), .uint(let b)): a == b
        case (.int(let signed), .uint(let unsigned)), (.uint(let unsigned), .int(let signed)): signed == unsigned
        case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
        case (.bool, _), (.int, _), (.uint, _), (.string, _): false
        }
    }

    /// Coarser than the equality for strings that are canonically equivalent.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .bool(let flag): hasher.combine(flag)
        case .int(let number): hasher.combine(UInt64(bitPattern: number))
        case .uint(let number): hasher.combine(number)
        // Equal bytes have equal canonical forms: this hash is coarser than the equality, which is allowed.
        case .string(let text): hasher.combine(text)
        }
    }
}
