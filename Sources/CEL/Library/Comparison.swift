/// Equality, order and `in`. What equality and `in` do stands in the evaluation; here are the types that they take.
enum Comparison {
    static let functions: [StandardLibrary.Entry] = [
        ("==", [typed([a, a])]),
        ("!=", [typed([a, a])]),
        ("in", [typed([a, .list(a)]), typed([a, .map(a, .parameter("B"))])]),
        ("<", ordered { $0 == .less }),
        ("<=", ordered { $0 == .less || $0 == .equal }),
        (">", ordered { $0 == .greater }),
        (">=", ordered { $0 == .greater || $0 == .equal }),
    ]

    private static let a = CELType.parameter("A")

    private static func typed(_ parameters: [CELType]) -> Overload {
        Overload(isMember: false, parameters: parameters, result: .bool, implementation: .two { _, _, _ in nil })
    }

    /// Values of one type, and numbers of different types.
    private static func ordered(_ holds: @escaping @Sendable (Order) -> Bool) -> [Overload] {
        let implementation = Overload.Implementation.two { a, b, budget in
            budget.charge(min(a.textWeight, b.textWeight))
            return Order(a, b).map { .bool(holds($0)) }
        }
        let numbers: [CELType] = [.int, .uint, .double]
        let mixed = numbers.flatMap { a in numbers.filter { $0 != a }.map { [a, $0] } }
        let same = [.string, .int, .uint, .double, .bool, .bytes, .timestamp, .duration].map { (type: CELType) in
            [type, type]
        }
        return (same + mixed).map {
            Overload(isMember: false, parameters: $0, result: .bool, implementation: implementation)
        }
    }
}

extension Value {
    fileprivate var textWeight: Int {
        switch self {
        case .string(let text): text.weight
        case .bytes(let bytes): bytes.weight
        default: 0
        }
    }
}
