extension Checker {
    mutating func checkCall(_ node: NodeID, _ name: String, _ arguments: [NodeID]) -> CELType {
        let isAbsolute = name.hasPrefix(".")
        let plainName = isAbsolute ? String(name.dropFirst()) : name
        guard let function = function(plainName, isAbsolute: isAbsolute) else {
            return unknownFunction(node, plainName)
        }
        return apply(function, isMember: false, to: arguments.map { check($0) }, at: node)
    }

    mutating func checkMethod(_ node: NodeID, _ target: NodeID, _ name: String, _ arguments: [NodeID]) -> CELType {
        if let (namespace, isAbsolute) = qualifiedName(of: target) {
            let qualified = "\(namespace).\(name)"
            if let function = function(qualified, isAbsolute: isAbsolute) {
                return apply(function, isMember: false, to: arguments.map { check($0) }, at: node)
            }
            if mode == .strict, isMisspeltNamespace(namespace, qualified) { return unknownFunction(node, qualified) }
        }
        guard let function = declarations.functions[name] else {
            _ = check(target)
            return unknownFunction(node, name)
        }
        return apply(function, isMember: true, to: ([target] + arguments).map { check($0) }, at: node)
    }

    /// Whether what stands before the dot is no value, and rather a namespace, as in `account` or `accont`.
    private func isMisspeltNamespace(_ namespace: String, _ qualified: String) -> Bool {
        let root = namespace.prefix { $0 != "." }
        let isValue = declarations.variables.keys.contains { $0 == root || $0.hasPrefix(root + ".") }
        guard !isValue else { return false }
        return functionNames.contains { $0.hasPrefix(namespace + ".") }
            || suggestion(for: qualified, in: functionNames) != nil
    }

    private var functionNames: [String] {
        declarations.functions.keys.filter { $0.utf8.first?.isIdentifierStart == true }.sorted()
    }

    mutating func checkOperation(_ node: NodeID, _ operation: Operator, _ operands: [NodeID]) -> CELType {
        let types = operands.map { check($0) }
        guard let function = declarations.functions[operation.rawValue] else { return .invalid }
        return apply(function, isMember: false, to: types, at: node, named: operation.symbol)
    }

    private func function(_ name: String, isAbsolute: Bool) -> Function? {
        for candidate in candidates(for: name, isAbsolute: isAbsolute) {
            if let function = declarations.functions[candidate] { return function }
        }
        return nil
    }

    private mutating func unknownFunction(_ node: NodeID, _ name: String) -> CELType {
        let meant = suggestion(for: name, in: functionNames + ["has"] + ComprehensionForm.names)
        return unresolved(node, .unknownFunction(name, nearest: meant == name ? nil : meant), .unknownFunction(name))
    }

    /// Chooses the overloads that fit the arguments, and gives their common result.
    private mutating func apply(
        _ function: Function, isMember: Bool, to arguments: [CELType], at node: NodeID, named name: String? = nil
    ) -> CELType {
        let name = name ?? function.name
        let candidates = function.overloads.filter {
            $0.isMember == isMember && $0.parameters.count == arguments.count
        }
        guard mode == .strict else {
            refer(
                node,
                to: candidates.isEmpty
                    ? .unresolved(.noSuchOverload(function: name))
                    : .function(name, candidates, hasReceiver: isMember))
            return .dyn
        }
        var fitting: [Overload] = []
        var result: CELType?
        for overload in candidates {
            var signature = substitution.instance(of: overload.parameters + [overload.result])
            let overloadResult = signature.removeLast()
            guard substitution.assign(arguments, to: signature) else { continue }
            fitting.append(overload)
            let resolved = substitution.resolve(overloadResult)
            result = result == nil || result == resolved ? resolved : .dyn
        }
        guard let result else { return noOverload(function, name, isMember, arguments, at: node) }
        refer(node, to: .function(name, fitting, hasReceiver: isMember))
        return result
    }

    private mutating func noOverload(
        _ function: Function, _ name: String, _ isMember: Bool, _ arguments: [CELType], at node: NodeID
    ) -> CELType {
        if case .operation(let operation, let operands) = tree[node].kind, operation == .equal || operation == .notEqual
        {
            require(operands[1], arguments[1], arguments[0])
            return .bool
        }
        // The forms that the first argument allows say more than all of them.
        let sameForm = function.overloads.filter { $0.isMember == isMember }
        let near = sameForm.filter { overload in
            guard let first = arguments.first, let parameter = overload.parameters.first else { return true }
            var trial = substitution
            return trial.assign(first, to: trial.instance(of: [parameter])[0])
        }
        let forms = near.isEmpty ? (sameForm.isEmpty ? function.overloads : sameForm) : near
        report(
            .noOverload(
                function: name, arguments: arguments.map { description(of: $0) },
                candidates: forms.map { $0.form(named: name) }),
            at: tree[node].focus)
        return .invalid
    }
}

extension Overload {
    /// How it is called: `(string, int)`, or with a receiver `string.charAt(int)`.
    fileprivate func form(named name: String) -> String {
        let listed = parameters.dropFirst(isMember ? 1 : 0).map(\.description).joined(separator: ", ")
        return isMember ? "\(parameters[0]).\(name)(\(listed))" : "(\(listed))"
    }
}
