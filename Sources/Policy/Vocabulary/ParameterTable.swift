internal import Requests

/// The catalog's parameters by number, so that a name is looked up without making a string.
struct ParameterTable: Sendable {
    /// What an operation's documentation says of a parameter.
    struct Facts: Sendable {
        var type: ParameterType
        var isSecret: Bool
    }

    /// Every parameter of any operation and the common ones.
    let names: [String]
    /// The names as keys, by their length.
    private let keys: [[(key: Key, number: Int)]]
    /// By operation and parameter; nil where the operation does not take it.
    private let facts: [[Facts?]]

    init(_ catalog: Catalog, names: [String]) {
        self.names = names
        let byLength = names.enumerated().map { (key: Array($1.utf8), number: $0) }
        keys = (0...Key.longest).map { length in
            byLength.filter { $0.key.count == length }.map { (Key($0.key.span), $0.number) }
        }
        facts = Operation.allCases.map { operation in
            names.map { name in
                catalog.parameter(name, of: operation).map { Facts(type: $0.type, isSecret: $0.isSecret) }
            }
        }
    }

    /// The facts of all parameters for one operation.
    func facts(of operation: Operation) -> [Facts?] { facts[Operation.allCases.firstIndex(of: operation) ?? 0] }

    /// The number of a parameter, or nil where there is none of that name.
    func number(of name: Span<UInt8>) -> Int? {
        guard name.count <= Key.longest else { return nil }
        let candidates = keys[name.count]
        guard !candidates.isEmpty else { return nil }
        let key = Key(name)
        for candidate in candidates where candidate.key == key { return candidate.number }
        return nil
    }

    /// A name of at most 24 bytes in three words, which together with its length tell it.
    private struct Key: Equatable, Sendable {
        private var first: UInt64 = 0
        private var middle: UInt64 = 0
        private var last: UInt64 = 0

        static let longest = 24

        @inline(__always)
        init(_ name: Span<UInt8>) {
            guard name.count >= 8 else {
                for index in name.indices { first = first << 8 | UInt64(name[index]) }
                return
            }
            // Each load ends inside the name; the last overlaps the one before it.
            first = unsafe name.bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self)
            last = unsafe name.bytes.unsafeLoadUnaligned(fromByteOffset: name.count - 8, as: UInt64.self)
            if name.count > 16 { middle = unsafe name.bytes.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt64.self) }
        }
    }
}
