extension Evaluation {
    mutating func list(_ elements: [(node: Int, isOptional: Bool)], _ bindings: Bindings) -> Value {
        budget.charge(10)
        var result: [Value] = []
        result.reserveCapacity(elements.count)
        var failure: Value?
        for (node, isOptional) in elements {
            let element = value(node, bindings)
            if element.isFailure {
                failure = Self.worse(failure, element, in: "[]")
            } else if !isOptional {
                result.append(element)
            } else if case .optional(let content) = element {
                if let content { result.append(content) }
            } else {
                failure = failure ?? .error(.noSuchOverload(function: "[?]"))
            }
        }
        return failure ?? .list(result)
    }

    mutating func map(_ entries: [(key: Int, value: Int, isOptional: Bool)], _ bindings: Bindings) -> Value {
        budget.charge(30)
        var result = MapValue()
        var failure: Value?
        for entry in entries {
            let key = value(entry.key, bindings)
            var element = value(entry.value, bindings)
            if let missing = Self.failure(key, element) {
                failure = Self.worse(failure, missing, in: "{}")
                continue
            }
            if entry.isOptional {
                guard case .optional(let content) = element else {
                    failure = failure ?? .error(.noSuchOverload(function: "{?}"))
                    continue
                }
                guard let content else { continue }
                element = content
            }
            if let error = insert(element, for: key, into: &result) { failure = failure ?? .error(error) }
        }
        return failure ?? .map(result)
    }

    mutating func insert(_ element: Value, for key: Value, into map: inout MapValue) -> EvaluationError? {
        budget.charge(key.textWeight)
        // A double can look a key up, but not be one.
        if case .double = key { return .invalidKey(type: key.typeName) }
        guard let mapKey = MapKey(key) else { return .invalidKey(type: key.typeName) }
        return map.insert(element, for: mapKey) ? nil : .repeatedKey(key.displayText)
    }
}
