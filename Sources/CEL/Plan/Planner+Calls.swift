extension Planner {
    mutating func planCall(_ node: NodeID, _ arguments: [NodeID]) -> Int {
        switch checked.reference(of: node) {
        case .function(let name, let overloads, _):
            return emitCall(node, name, overloads, arguments.map { plan($0) })
        case .unresolved(let error): return emit(constant: .error(error))
        case .place, .local, .variable, .type, .field, nil:
            return emit(constant: .error(.noSuchOverload(function: "call")))
        }
    }

    mutating func planMethod(_ node: NodeID, _ target: NodeID, _ arguments: [NodeID]) -> Int {
        if case .function(_, _, hasReceiver: true) = checked.reference(of: node) {
            return planCall(node, [target] + arguments)
        }
        return planCall(node, arguments)
    }

    mutating func planOperation(_ node: NodeID, _ operation: Operator, _ operands: [NodeID]) -> Int {
        if case .unresolved = checked.reference(of: node) { return planCall(node, operands) }
        switch operation {
        case .equal: return emitFolded(.equal(plan(operands[0]), plan(operands[1])))
        case .notEqual: return emitFolded(.notEqual(plan(operands[0]), plan(operands[1])))
        case .in: return emitFolded(.contained(plan(operands[0]), plan(operands[1])))
        case .not: return emitFolded(.not(plan(operands[0])))
        case .less: return emitFolded(.ordered(.less, plan(operands[0]), plan(operands[1])))
        case .lessOrEqual: return emitFolded(.ordered(.lessOrEqual, plan(operands[0]), plan(operands[1])))
        case .greater: return emitFolded(.ordered(.greater, plan(operands[0]), plan(operands[1])))
        case .greaterOrEqual: return emitFolded(.ordered(.greaterOrEqual, plan(operands[0]), plan(operands[1])))
        case .add, .subtract, .multiply, .divide, .remainder, .negate: return planCall(node, operands)
        }
    }

    private mutating func emitCall(_ node: NodeID, _ name: String, _ overloads: [Overload], _ arguments: [Int]) -> Int {
        if name == "matches", arguments.count == 2, case .string(let text)? = constant(at: arguments[1]) {
            return emitMatch(node, arguments[0], text)
        }
        calls.append(
            Program.Call(
                name: name, implementations: overloads.map(\.implementation),
                textTest: overloads.count == 1 ? overloads[0].textTest : nil))
        let call = calls.count - 1
        return switch arguments.count {
        case 1: emitFolded(.callOne(call, arguments[0]))
        case 2: emitFolded(.callTwo(call, arguments[0], arguments[1]))
        default: emitFolded(.call(call, list(arguments)))
        }
    }

    /// A pattern that is written out is compiled now, and refused now.
    private mutating func emitMatch(_ node: NodeID, _ operand: Int, _ text: String) -> Int {
        do throws(Pattern.Failure) {
            guard patterns.count < limits.patterns else {
                throw Pattern.Failure(reason: "the expression has more than \(limits.patterns) patterns")
            }
            patterns.append(try Pattern(text, memory: limits.patternMemory))
            return emitFolded(.matches(operand: operand, pattern: patterns.count - 1))
        } catch {
            let range = checked.tree[node].kind.children.last.map { checked.tree[$0].range }
            errors.append(
                CELError(
                    kind: .invalidPattern(text, reason: error.reason), range: range ?? checked.tree[node].range))
            return emit(constant: .error(.invalidPattern(error.reason)))
        }
    }
}
