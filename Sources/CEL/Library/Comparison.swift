/// The types that equality, order, `in` and `!` take. What they do stands in the evaluation.
enum Comparison {
    static let functions: [StandardLibrary.Entry] = [
        ("!", [typed([.bool])]),
        ("==", [typed([a, a])]),
        ("!=", [typed([a, a])]),
        ("in", [typed([a, .list(a)]), typed([a, .map(a, .parameter("B"))])]),
        ("<", ordered),
        ("<=", ordered),
        (">", ordered),
        (">=", ordered),
    ]

    private static let a = CELType.parameter("A")

    private static func typed(_ parameters: [CELType]) -> Overload {
        Overload(isMember: false, parameters: parameters, result: .bool, implementation: .many { _, _ in nil })
    }

    /// Values of one type, and numbers of different types.
    private static let ordered: [Overload] = {
        let numbers: [CELType] = [.int, .uint, .double]
        let mixed = numbers.flatMap { a in numbers.filter { $0 != a }.map { typed([a, $0]) } }
        let ordered: [CELType] = [.string, .int, .uint, .double, .bool, .bytes, .timestamp, .duration]
        return ordered.map { typed([$0, $0]) } + mixed
    }()
}
