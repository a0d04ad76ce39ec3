extension Parser {
    /// The node that a macro stands for; nil where the call is none.
    mutating func macro(
        _ name: String, receiver: NodeID?, _ arguments: [NodeID], from start: Int, focus: Range<Int>
    ) throws(Failure) -> NodeID? {
        guard let receiver else {
            guard name == "has", arguments.count == 1 else { return nil }
            return try presence(of: arguments[0], from: start, focus: focus)
        }
        if let wrapped = try variadicMathematics(name, receiver, arguments, from: start, focus: focus) {
            return wrapped
        }
        switch (name, arguments.count) {
        case ("bind", 3) where isName(receiver, "cel"):
            guard let variable = variable(arguments[0], of: "cel.bind") else { return tree.add(.invalid, focus) }
            return try add(
                .bind(name: variable, value: arguments[1], body: arguments[2]), from: start, focus: focus)
        case ("optMap", 2), ("optFlatMap", 2):
            guard let variable = variable(arguments[0], of: name) else { return tree.add(.invalid, focus) }
            return try add(
                .optionalMap(receiver, name: variable, body: arguments[1], isFlat: name == "optFlatMap"), from: start,
                focus: focus)
        default:
            guard let form = ComprehensionForm.of(name, argumentCount: arguments.count) else { return nil }
            return try comprehension(form, name, receiver, arguments, from: start, focus: focus)
        }
    }

    private mutating func presence(of argument: NodeID, from start: Int, focus: Range<Int>) throws(Failure) -> NodeID {
        guard case .select(let operand, let field, isOptional: false) = tree[argument].kind else {
            let problem = "the argument must be a field, as in has(a.b)"
            return report(.macro(name: "has", problem: problem), at: tree[argument].range)
        }
        return try add(.presence(operand, field: field), from: start, focus: tree[argument].focus)
    }

    private mutating func comprehension(
        _ form: ComprehensionForm, _ name: String, _ range: NodeID, _ arguments: [NodeID], from start: Int,
        focus: Range<Int>
    ) throws(Failure) -> NodeID {
        var variables: [String] = []
        for argument in arguments.prefix(form.variableCount) {
            guard let variable = variable(argument, of: name) else { return tree.add(.invalid, focus) }
            guard !variables.contains(variable) else {
                let problem = "'\(variable)' names both variables"
                return report(.macro(name: name, problem: problem), at: tree[argument].range)
            }
            variables.append(variable)
        }
        let parts = arguments.dropFirst(form.variableCount)
        let loop = Node.Comprehension(
            kind: form.kind, range: range, variables: variables,
            condition: form.hasCondition ? parts.first : nil, result: form.hasResult ? parts.last : nil)
        return try add(.comprehension(loop), from: start, focus: focus)
    }

    /// The name that an argument declares.
    private mutating func variable(_ argument: NodeID, of macro: String) -> String? {
        if case .name(let name, isAbsolute: false) = tree[argument].kind { return name }
        // What is invalid was reported already.
        if case .invalid = tree[argument].kind { return nil }
        _ = report(.macro(name: macro, problem: "the variable must be a plain name"), at: tree[argument].range)
        return nil
    }

    /// `math.greatest` and `math.least` take any number of arguments: more than one becomes a list.
    private mutating func variadicMathematics(
        _ name: String, _ receiver: NodeID, _ arguments: [NodeID], from start: Int, focus: Range<Int>
    ) throws(Failure) -> NodeID? {
        guard name == "greatest" || name == "least", arguments.count > 1, isName(receiver, "math") else { return nil }
        let elements = arguments.map { Node.Element(node: $0, isOptional: false) }
        let list = try add(.list(elements), from: start)
        return try add(.method(receiver, name, [list]), from: start, focus: focus)
    }

    private func isName(_ node: NodeID, _ expected: String) -> Bool {
        if case .name(let name, _) = tree[node].kind { return name == expected }
        return false
    }
}
