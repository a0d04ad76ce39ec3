/// Sorts lists by keys of one kind.
enum Sorting {
    /// The elements in the ascending order of their keys; equal ones stay as they were.
    static func sorted(
        _ elements: [Value], by keys: [Value], _ budget: inout Budget
    ) throws(EvaluationError) -> [Value] {
        budget.charge(keys.count * max(1, keys.count.bitWidth - keys.count.leadingZeroBitCount))
        guard !budget.isExhausted, let first = keys.first else { return elements }
        for key in keys {
            guard key.typeName == first.typeName, Order(key, key) != nil else {
                throw .noSuchOverload(function: "sort")
            }
        }
        let order = keys.indices.sorted { a, b in
            switch Order(keys[a], keys[b]) {
            case .less: true
            case .greater: false
            case .equal, .unordered, nil: a < b
            }
        }
        return order.map { elements[$0] }
    }
}
