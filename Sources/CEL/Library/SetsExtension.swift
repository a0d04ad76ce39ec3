/// Lists taken as sets: `sets.contains`, `sets.equivalent`, `sets.intersects`.
enum SetsExtension {
    static let functions: [StandardLibrary.Entry] = [
        ("sets.contains", [relation { a, b, budget in isSubset(b, of: a, &budget) }]),
        ("sets.equivalent", [relation { a, b, budget in isSubset(a, of: b, &budget) && isSubset(b, of: a, &budget) }]),
        ("sets.intersects", [relation { a, b, budget in intersects(a, b, &budget) }]),
    ]

    private static func relation(
        _ holds: @escaping @Sendable ([Value], [Value], inout Budget) -> Bool
    ) -> Overload {
        let list = CELType.list(.parameter("A"))
        return Overload(.global, [list, list], .bool) { (a: [Value], b: [Value], budget: inout Budget) in
            holds(a, b, &budget)
        }
    }

    private static func isSubset(_ a: [Value], of b: [Value], _ budget: inout Budget) -> Bool {
        for element in a {
            guard !budget.isExhausted, case .bool(true) = Equality.contains(b, element, &budget) else { return false }
        }
        return true
    }

    private static func intersects(_ a: [Value], _ b: [Value], _ budget: inout Budget) -> Bool {
        for element in a where !budget.isExhausted {
            if case .bool(true) = Equality.contains(b, element, &budget) { return true }
        }
        return false
    }
}
