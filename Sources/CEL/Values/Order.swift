/// How two values stand to each other on the line of their kind.
enum Order {
    case less
    case equal
    case greater
    /// One of them is not a number.
    case unordered

    /// Nil where the kinds have no common order. Numbers of different types stand on one line.
    init?(_ a: Value, _ b: Value) {
        switch (a, b) {
        case (.int(let a), .int(let b)): self.init(comparing: a, b)
        case (.uint(let a), .uint(let b)): self.init(comparing: a, b)
        case (.double(let a), .double(let b)): self = a.isNaN || b.isNaN ? .unordered : Self(comparing: a, b)
        case (.int(let a), .uint(let b)): self.init(number: a, b)
        case (.uint(let a), .int(let b)): self.init(number: a, b)
        case (.int(let a), .double(let b)): self = Self(number: a, to: b)
        case (.double(let a), .int(let b)): self = Self(number: b, to: a).reversed
        case (.uint(let a), .double(let b)): self = Self(number: a, to: b)
        case (.double(let a), .uint(let b)): self = Self(number: b, to: a).reversed
        case (.bool(let a), .bool(let b)): self.init(comparing: a ? 1 : 0, b ? 1 : 0)
        case (.string(let a), .string(let b)): self = Self(bytes: a.utf8, b.utf8)
        case (.bytes(let a), .bytes(let b)): self = Self(bytes: a, b)
        case (.timestamp(let a), .timestamp(let b)): self.init(comparing: a, b)
        case (.duration(let a), .duration(let b)): self.init(comparing: a, b)
        default: return nil
        }
    }

    init<T: Comparable>(comparing a: T, _ b: T) {
        self = a < b ? .less : a == b ? .equal : .greater
    }

    private init(number a: some BinaryInteger, _ b: some BinaryInteger) {
        self = a < b ? .less : a == b ? .equal : .greater
    }

    private init(bytes a: some Collection<UInt8>, _ b: some Collection<UInt8>) {
        self = a.lexicographicallyPrecedes(b) ? .less : b.lexicographicallyPrecedes(a) ? .greater : .equal
    }

    /// As doubles, in which integers beyond 2^53 lose digits: the conformance tests ask for that.
    private init(number: some BinaryInteger, to double: Double) {
        self = double.isNaN ? .unordered : Self(comparing: Double(number), double)
    }

    private var reversed: Order {
        switch self {
        case .less: .greater
        case .greater: .less
        case .equal, .unordered: self
        }
    }
}
