extension Checker {
    /// A declared variable's type, which says nothing about its value where types are not checked.
    private func trusted(_ type: CELType) -> CELType {
        if mode == .strict { return type }
        if case .object = type { return type }
        return .dyn
    }

    mutating func checkName(_ node: NodeID, _ name: String, isAbsolute: Bool) -> CELType {
        if let type = resolveName(node, name, isAbsolute: isAbsolute) { return type }
        let meant = suggestion(for: name, in: scope.names + declarations.variables.keys.sorted())
        return unresolved(node, .unknownName(name, nearest: meant), .unknownVariable(name))
    }

    /// Makes the node refer to what a plain or dotted name means; nil where it means nothing.
    private mutating func resolveName(_ node: NodeID, _ name: String, isAbsolute: Bool) -> CELType? {
        if !isAbsolute, let variable = scope[name] {
            refer(node, to: variable.reference)
            return variable.type
        }
        for candidate in candidates(for: name, isAbsolute: isAbsolute) {
            if let variable = declarations.variables[candidate] {
                refer(node, to: .place(variable.place))
                return trusted(variable.type)
            }
            if let type = TypeNames.type(named: candidate) {
                refer(node, to: .type(candidate))
                return .type(type)
            }
        }
        return nil
    }

    /// The full names that a name may have, the one in the innermost namespace first.
    func candidates(for name: String, isAbsolute: Bool) -> [String] {
        guard !isAbsolute, !declarations.container.isEmpty else { return [name] }
        var namespace = declarations.container.split(separator: ".")
        var candidates: [String] = []
        while !namespace.isEmpty {
            candidates.append(namespace.joined(separator: ".") + "." + name)
            namespace.removeLast()
        }
        return candidates + [name]
    }

    /// `a.b.c` as one name, where it is made of names only and no local variable is in the way.
    func qualifiedName(of node: NodeID) -> (name: String, isAbsolute: Bool)? {
        switch tree[node].kind {
        case .name(let name, let isAbsolute):
            return isAbsolute || scope[name] == nil ? (name, isAbsolute) : nil
        case .select(let operand, let field, isOptional: false):
            guard let prefix = qualifiedName(of: operand) else { return nil }
            return ("\(prefix.name).\(field)", prefix.isAbsolute)
        default:
            return nil
        }
    }

    // MARK: Fields

    mutating func checkSelect(_ node: NodeID, _ operand: NodeID, _ field: String, isOptional: Bool) -> CELType {
        if !isOptional, let (name, isAbsolute) = qualifiedName(of: node),
            let type = resolveName(node, name, isAbsolute: isAbsolute)
        {
            return type
        }
        let type = fieldType(node, operand, field)
        return isOptional && !type.isOptional ? .optional(type) : type
    }

    mutating func checkPresence(_ node: NodeID, _ operand: NodeID, _ field: String) -> CELType {
        _ = fieldType(node, operand, field)
        return .bool
    }

    private mutating func fieldType(_ node: NodeID, _ operand: NodeID, _ field: String) -> CELType {
        let operandType = resolvedType(of: operand)
        if case .opaque("optional_type", let parameters) = operandType {
            return .optional(memberType(node, operand, parameters[0], field))
        }
        return memberType(node, operand, operandType, field)
    }

    private mutating func memberType(_ node: NodeID, _ operand: NodeID, _ type: CELType, _ field: String) -> CELType {
        if case .map(_, let value) = type { return value }
        if type.isUncertain { return .dyn }
        guard case .object(let name) = type, let object = declarations.objects[name] else {
            report(.noFields(type: description(of: type), field: field), at: tree[node].focus)
            return .invalid
        }
        guard let index = object.index(of: field) else {
            let meant = suggestion(for: field, in: object.fields.map(\.name))
            return unresolved(node, .unknownField(field, of: name, nearest: meant), .noSuchField(field))
        }
        if case .place(.fields(_, let places)) = reference(of: operand) {
            refer(node, to: .place(places[index]))
        } else {
            refer(node, to: .field(index))
        }
        return trusted(object.fields[index].type)
    }
}

extension CELType {
    var isOptional: Bool {
        if case .opaque("optional_type", _) = self { return true }
        return false
    }
}
