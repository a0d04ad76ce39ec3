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
    /// The bytes of the names.
    private let bytes: [[UInt8]]
    /// The numbers of the names of each length.
    private let byLength: [[Int]]
    /// By operation and parameter; nil where the operation does not take it.
    private let facts: [[Facts?]]

    init(_ catalog: Catalog, names: [String]) {
        self.names = names
        bytes = names.map { Array($0.utf8) }
        let longest = bytes.map(\.count).max() ?? 0
        byLength = (0...longest).map { [bytes] length in bytes.indices.filter { bytes[$0].count == length } }
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
        guard name.count < byLength.count else { return nil }
        return byLength[name.count].first { candidate in
            let bytes = bytes[candidate]
            for index in name.indices where bytes[index] != name[index] { return false }
            return true
        }
    }
}
