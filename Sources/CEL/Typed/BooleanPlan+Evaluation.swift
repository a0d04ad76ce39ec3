extension BooleanPlan {
    func verdict(_ bindings: Bindings) -> Verdict {
        guard isTyped else { return Verdict(Evaluation.run(program, bindings)) }
        var general: Evaluation?
        if let decision = decision(bindings, &general) { return decision ? .true : .false }
        let outcome = outcome(root, bindings, &general)
        // Whatever absorbed the end of the budget on the way.
        if general?.budget.isExhausted == true { return Verdict(Evaluation.run(program, bindings)) }
        switch outcome {
        case .true: return .true
        case .false: return .false
        case .unknown(let unknowns): return .unknown(unknowns)
        case .absent(let slot): return .error(.noSuchField(program.slotPaths[Int(slot)]))
        case .undecided: return Verdict(Evaluation.run(program, bindings))
        }
    }

    /// The answer where every test that is asked has one; nil where something is unknown, fails, or is undecided.
    private func decision(_ bindings: Bindings, _ general: inout Evaluation?) -> Bool? {
        guard !branches.isEmpty else { return nil }
        var position = entry
        while position >= 0 {
            let branch = branches[position]
            guard let holds = answer(branch.probe, bindings, &general) else { return nil }
            position = holds ? branch.whenTrue : branch.whenFalse
        }
        return position == Branch.isTrue
    }

    private func answer(_ probe: Branch.Probe, _ bindings: Bindings, _ general: inout Evaluation?) -> Bool? {
        switch probe {
        case .presence(let slot): return bindings.glances[slot].presence
        case .bool(let slot): return bindings.glances[slot].word(.bool).map { $0 == 1 }
        case .text(let slot, let digest): return bindings.glances[slot].word(.text).map { $0 == digest }
        case .number(let slot, let order, let number):
            return bindings.glances[slot].word(.int).map {
                order.holds(Order(comparing: Int64(bitPattern: $0), number))
            }
        case .step(let step): return outcome(step, bindings, &general).decision
        }
    }

    /// What a step comes to; `general` is begun when a part of the expression first needs it.
    private func outcome(_ step: Int, _ bindings: Bindings, _ general: inout Evaluation?) -> Outcome {
        switch steps[step] {
        case .constant(let flag): return Outcome(flag)
        case .presence(let source): return presence(source, bindings)
        case .flag(let source): return test(source, .bool, bindings) { $0 == 1 }
        case .text(let source, let constant, let negated):
            return test(source, .text, bindings) { equals($0, texts[constant], source, bindings) != negated }
        case .textTest(let test, let source, let constant):
            return self.test(source, .text, bindings) { _ in
                shortText(source, bindings).map { test.holds($0, texts[constant].string) }
            }
        case .textAmong(let source, let list):
            return test(source, .text, bindings) { digest in
                textLists[list].contains { equals(digest, $0, source, bindings) }
            }
        case .matches(let source, let pattern):
            return test(source, .text, bindings) { _ in
                shortText(source, bindings).map { program.patterns[pattern].matches($0) }
            }
        case .listHasText(let source, let constant):
            return test(source, .other, bindings) { _ in list(source, bindings, contains: texts[constant].string) }
        case .number(let source, let order, let number):
            return test(source, .int, bindings) { order.holds(Order(comparing: Int64(bitPattern: $0), number)) }
        case .numberEquals(let source, let number, let negated):
            return test(source, .int, bindings) { (Int64(bitPattern: $0) == number) != negated }
        case .numberAmong(let source, let list):
            return test(source, .int, bindings) { numberLists[list].contains(Int64(bitPattern: $0)) }
        case .time(let source, let order, let constant):
            return test(source, .other, bindings) { _ in
                guard case .timestamp(let time) = value(source, bindings) else { return nil }
                return order.holds(Order(comparing: time, times[constant]))
            }
        case .pair(let a, let b, let test): return pair(a, b, test, bindings)
        case .not(let operand): return outcome(operand, bindings, &general).negated
        case .all(let operands): return junction(operands, decidedBy: false, bindings, &general)
        case .any(let operands): return junction(operands, decidedBy: true, bindings, &general)
        case .conditional(let condition, let yes, let no):
            let decision = outcome(condition, bindings, &general)
            if decision.isTrue { return outcome(yes, bindings, &general) }
            return decision.isFalse ? outcome(no, bindings, &general) : decision
        case .general(let instruction): return generalOutcome(instruction, bindings, &general)
        }
    }

    /// A part that the plan does not know. What it costs is counted together with all that the plan's own tests may cost,
    /// so that the general plan, which counts both as it goes, would not have run out where this does not.
    private func generalOutcome(
        _ instruction: Int, _ bindings: Bindings, _ general: inout Evaluation?
    ) -> Outcome {
        var evaluation = general ?? Evaluation(program, costLimit: program.costLimit - cost)
        general = nil
        let value = evaluation.value(instruction, bindings)
        defer { general = evaluation }
        guard !evaluation.budget.isExhausted else { return .undecided }
        switch value {
        case .bool(let flag): return Outcome(flag)
        case .unknown(let unknowns): return .unknown(unknowns)
        default: return .undecided
        }
    }

    private func junction(
        _ operands: Operands, decidedBy decisive: Bool, _ bindings: Bindings, _ general: inout Evaluation?
    ) -> Outcome {
        var result = Outcome(!decisive)
        for position in operands.start..<(operands.start + operands.count) {
            let operand = outcome(self.operands[position], bindings, &general)
            if decisive ? operand.isTrue : operand.isFalse { return operand }
            if decisive ? !operand.isFalse : !operand.isTrue { result = result.joined(operand) }
        }
        return result
    }
}
