/// What is known so far of type variables, and the rules by which one type fits another.
///
/// The rules are those of the language's reference checkers: `dyn` fits everything, a variable takes the most general of
/// the types that it was compared with, null fits what may be missing.
struct Substitution {
    private var known: [CELType?] = []
    /// What changed since the last decision, to be taken back where a type does not fit after all.
    private var trail: [(variable: Int, before: CELType?)] = []

    /// A type that nothing is known of.
    mutating func freshVariable() -> CELType {
        known.append(nil)
        return .variable(known.count - 1)
    }

    /// Types of a signature with its parameters made variables, as each call of a function needs it.
    mutating func instance(of types: [CELType]) -> [CELType] {
        var fresh: [String: CELType] = [:]
        return types.map { instance(of: $0, &fresh) }
    }

    private mutating func instance(of type: CELType, _ fresh: inout [String: CELType]) -> CELType {
        if case .parameter(let name) = type {
            if let variable = fresh[name] { return variable }
            let variable = freshVariable()
            fresh[name] = variable
            return variable
        }
        var parts: [CELType] = []
        for part in type.parts { parts.append(instance(of: part, &fresh)) }
        return type.replacingParts(parts)
    }

    /// The type with what is known put in place of its variables; the others stay, or become `dyn` at the end.
    func resolve(_ type: CELType, freeAsDyn: Bool = false) -> CELType {
        if case .variable(let variable) = type {
            if let known = known[variable] { return resolve(known, freeAsDyn: freeAsDyn) }
            return freeAsDyn ? .dyn : type
        }
        let parts = type.parts
        return parts.isEmpty ? type : type.replacingParts(parts.map { resolve($0, freeAsDyn: freeAsDyn) })
    }

    /// Whether values of the first types can stand where the second are asked for. What is learnt of variables is kept
    /// only if all of them can.
    mutating func assign(_ found: [CELType], to expected: [CELType]) -> Bool {
        guard found.count == expected.count else { return false }
        defer { trail.removeAll(keepingCapacity: true) }
        for (found, expected) in zip(found, expected) where !fits(found, expected) {
            for change in trail.reversed() { known[change.variable] = change.before }
            return false
        }
        return true
    }

    mutating func assign(_ found: CELType, to expected: CELType) -> Bool {
        assign([found], to: [expected])
    }

    /// The type of a literal's elements: the more general of two types, or `dyn` where neither fits the other.
    mutating func join(_ previous: CELType?, _ type: CELType) -> CELType {
        guard let previous else { return type }
        return assign(previous, to: type) ? moreGeneral(previous, type) : .dyn
    }

    private mutating func fits(_ a: CELType, _ b: CELType) -> Bool {
        if case .variable(let variable) = b {
            switch bind(variable, to: a) {
            case .fits: return true
            case .contradicts: return false
            case .none: break
            }
        }
        if case .variable(let variable) = a { return bind(variable, to: b) == .fits }
        switch (a, b) {
        case (.dyn, _), (_, .dyn), (.invalid, _), (_, .invalid), (.type, .type): return true
        case (.null, _): return b.isNullable
        case (_, .null): return a.isNullable
        default:
            guard a.hasSameShape(as: b) else { return false }
            for (a, b) in zip(a.parts, b.parts) where !fits(a, b) { return false }
            return true
        }
    }

    private enum Outcome { case fits, contradicts, none }

    /// Takes a type for a variable, if it can.
    private mutating func bind(_ variable: Int, to type: CELType) -> Outcome {
        if type == .variable(variable) { return .fits }
        guard let known = known[variable] else {
            guard !mentions(type, variable) else { return .none }
            set(variable, type)
            return .fits
        }
        if type == known { return .fits }
        guard fits(type, known) else { return .contradicts }
        let general = moreGeneral(type, known)
        if !mentions(general, variable) { set(variable, general) }
        return .fits
    }

    private mutating func set(_ variable: Int, _ type: CELType) {
        trail.append((variable, known[variable]))
        known[variable] = type
    }

    /// Whether a type holds a variable, seen through what is known.
    private func mentions(_ type: CELType, _ variable: Int) -> Bool {
        if case .variable(let other) = type {
            return other == variable || known[other].map { mentions($0, variable) } ?? false
        }
        return type.parts.contains { mentions($0, variable) }
    }

    private func moreGeneral(_ a: CELType, _ b: CELType) -> CELType {
        if a == .null { return b }
        return b == .null || isAsGeneral(a, as: b) ? a : b
    }

    private func isAsGeneral(_ a: CELType, as b: CELType) -> Bool {
        switch (a, b) {
        case (.dyn, _), (.variable, _): true
        case (_, .dyn), (_, .variable): false
        case (.type, .type): true
        default: a.hasSameShape(as: b) && zip(a.parts, b.parts).allSatisfy { isAsGeneral($0, as: $1) }
        }
    }
}
