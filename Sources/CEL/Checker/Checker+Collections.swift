extension Checker {
    mutating func checkIndex(_ node: NodeID, _ operand: NodeID, _ index: NodeID, isOptional: Bool) -> CELType {
        let operandType = resolvedType(of: operand)
        let indexType = check(index)
        var container = operandType
        if case .opaque("optional_type", let parameters) = operandType { container = parameters[0] }
        let element: CELType
        switch container {
        case .list(let type):
            require(index, indexType, .int)
            element = type
        case .map(let key, let value):
            require(index, indexType, key)
            element = value
        default:
            if !container.isUncertain {
                report(
                    .noOverload(
                        function: "[]", arguments: [description(of: container)],
                        candidates: ["a list", "a map"]), at: tree[operand].range)
            }
            element = .dyn
        }
        return isOptional || operandType.isOptional ? .optional(element) : element
    }

    mutating func checkList(_ elements: [Node.Element]) -> CELType {
        var common: CELType?
        for element in elements {
            let type = elementType(element.node, isOptional: element.isOptional)
            common = substitution.join(common, type)
        }
        return .list(common.map { mode == .strict ? $0 : .dyn } ?? substitution.freshVariable())
    }

    mutating func checkMap(_ entries: [Node.Entry]) -> CELType {
        var key: CELType?
        var value: CELType?
        for entry in entries {
            let keyType = check(entry.key)
            key = substitution.join(key, keyType)
            let valueType = elementType(entry.value, isOptional: entry.isOptional)
            value = substitution.join(value, valueType)
            if !substitution.resolve(keyType).canBeKey {
                report(.invalidKey(type: description(of: keyType)), at: tree[entry.key].range)
                key = .dyn
            }
        }
        guard mode == .strict else { return .map(.dyn, .dyn) }
        return .map(key ?? substitution.freshVariable(), value ?? substitution.freshVariable())
    }

    private mutating func elementType(_ node: NodeID, isOptional: Bool) -> CELType {
        let type = check(node)
        guard isOptional, mode == .strict else { return type }
        let element = substitution.freshVariable()
        require(node, type, .optional(element))
        return substitution.resolve(element)
    }

    // MARK: Macros

    mutating func checkComprehension(_ loop: Node.Comprehension) -> CELType {
        let types = elementTypes(of: loop)
        for (name, type) in zip(loop.variables, types) { scope.enter(name, type) }
        defer { scope.leave(loop.variables.count) }
        if let condition = loop.condition { require(condition, check(condition), .bool) }
        let result = loop.result.map { check($0) }
        guard mode == .strict else { return .dyn }
        switch loop.kind {
        case .all, .exists, .existsOne: return .bool
        case .filter, .sortBy: return .list(types[0])
        case .map, .transformList: return .list(result ?? .dyn)
        case .transformMap: return .map(types[0], result ?? .dyn)
        case .transformMapEntry:
            guard let node = loop.result, let result else { return .dyn }
            let entry = CELType.map(substitution.freshVariable(), substitution.freshVariable())
            require(node, result, entry)
            return substitution.resolve(entry)
        }
    }

    /// The types of a macro's variables.
    private mutating func elementTypes(of loop: Node.Comprehension) -> [CELType] {
        let hasTwo = loop.variables.count == 2
        let range = resolvedType(of: loop.range)
        switch range {
        case .list(let element): return hasTwo ? [.int, element] : [element]
        case .map(let key, let value): return hasTwo ? [key, value] : [key]
        default:
            if !range.isUncertain {
                report(
                    .wrongType(expected: "a list or a map", found: description(of: range)), at: tree[loop.range].range)
            }
            return hasTwo ? [.dyn, .dyn] : [.dyn]
        }
    }

    mutating func checkBody(_ body: NodeID, with name: String, _ type: CELType) -> CELType {
        scope.enter(name, type)
        defer { scope.leave() }
        return check(body)
    }

    mutating func checkOptionalMap(_ target: NodeID, _ name: String, _ body: NodeID, isFlat: Bool) -> CELType {
        let element = substitution.freshVariable()
        require(target, check(target), .optional(element))
        let type = checkBody(body, with: name, substitution.resolve(element))
        guard mode == .strict else { return .dyn }
        guard isFlat else { return .optional(type) }
        let result = CELType.optional(substitution.freshVariable())
        require(body, type, result)
        return substitution.resolve(result)
    }
}

extension CELType {
    /// Whether a map may have such keys, as far as is known.
    fileprivate var canBeKey: Bool {
        switch self {
        case .bool, .int, .uint, .string: true
        case .null, .double, .bytes, .timestamp, .duration, .list, .map, .type, .object, .opaque: false
        case .dyn, .parameter, .variable, .invalid: true
        }
    }
}
