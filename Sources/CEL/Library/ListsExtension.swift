/// More functions on lists.
enum ListsExtension {
    static let functions: [StandardLibrary.Entry] = [
        (
            "lists.range",
            [
                Overload(.global, [.int], .list(.int)) {
                    (count: Int64, budget: inout Budget) throws(EvaluationError) -> [Value] in
                    guard count >= 0 else { throw .indexOutOfRange(count) }
                    budget.charge(Int(count))
                    return budget.isExhausted ? [] : (0..<count).map { .int($0) }
                }
            ]
        ),
        (
            "slice",
            [
                Overload(
                    isMember: true, parameters: [list, .int, .int], result: list,
                    implementation: .many { arguments, budget in slice(arguments, &budget) })
            ]
        ),
        (
            "reverse",
            [Overload(.member, [list], list) { (list: [Value], _: inout Budget) -> [Value] in list.reversed() }]
        ),
        (
            "first",
            [Overload(.member, [list], .optional(a)) { (list: [Value], _: inout Budget) in Value.optional(list.first) }]
        ),
        (
            "last",
            [Overload(.member, [list], .optional(a)) { (list: [Value], _: inout Budget) in Value.optional(list.last) }]
        ),
        (
            "flatten",
            [
                Overload(.member, [.list(.list(a))], list) { (list: [Value], budget: inout Budget) -> [Value] in
                    flattened(list, depth: 1, &budget)
                },
                Overload(.member, [.list(.dyn), .int], .list(.dyn)) {
                    (list: [Value], depth: Int64, budget: inout Budget) throws(EvaluationError) -> [Value] in
                    guard depth >= 0 else { throw .indexOutOfRange(depth) }
                    return flattened(list, depth: depth, &budget)
                },
            ]
        ),
        (
            "distinct",
            [
                Overload(.member, [list], list) { (list: [Value], budget: inout Budget) -> [Value] in
                    distinct(list, &budget)
                }
            ]
        ),
        (
            "sort",
            [
                Overload(.member, [list], list) {
                    (list: [Value], budget: inout Budget) throws(EvaluationError) -> [Value] in
                    try Sorting.sorted(list, by: list, &budget)
                }
            ]
        ),
    ]

    private static let a = CELType.parameter("A")
    private static let list = CELType.list(a)

    private static func slice(_ arguments: [Value], _ budget: inout Budget) -> Value? {
        guard arguments.count == 3, let list = [Value](arguments[0]), let start = Int64(arguments[1]),
            let end = Int64(arguments[2])
        else { return nil }
        budget.charge(list.count)
        guard start >= 0, end <= list.count, start <= end else {
            return .error(.invalidArgument("a list of \(list.count) elements has no part from \(start) to \(end)"))
        }
        return .list(Array(list[Int(start)..<Int(end)]))
    }

    private static func flattened(_ list: [Value], depth: Int64, _ budget: inout Budget) -> [Value] {
        var result: [Value] = []
        for element in list {
            budget.charge(1)
            if budget.isExhausted { break }
            if depth > 0, case .list(let inner) = element {
                result += flattened(inner, depth: depth - 1, &budget)
            } else {
                result.append(element)
            }
        }
        return result
    }

    /// The first of each element that is there more than once.
    private static func distinct(_ list: [Value], _ budget: inout Budget) -> [Value] {
        var seen: Set<MapKey> = []
        var others: [Value] = []
        return list.filter { element in
            budget.charge(1 + element.textWeight)
            if let key = MapKey(element) { return seen.insert(key).inserted }
            if budget.isExhausted { return false }
            if case .bool(true) = Equality.contains(others, element, &budget) { return false }
            others.append(element)
            return true
        }
    }
}
