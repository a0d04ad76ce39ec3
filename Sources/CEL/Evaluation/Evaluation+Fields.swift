extension Evaluation {
    // MARK: Objects that are spread over slots

    func object(_ position: Int, _ bindings: Bindings) -> Value {
        let (type, places) = program.objects[position]
        return .object(Self.assemble(type, places, bindings))
    }

    private static func assemble(_ type: ObjectType, _ places: [Place], _ bindings: Bindings) -> ObjectValue {
        ObjectValue(
            type,
            fields: places.map { place in
                switch place {
                case .slot(let slot): bindings[slot]
                case .fields(let type, let places): .value(.object(assemble(type, places, bindings)))
                }
            })
    }

    /// An object is there if any of its fields is.
    func objectPresence(_ places: [Place], _ bindings: Bindings) -> Value {
        var result = Value.bool(false)
        for place in places {
            let presence =
                switch place {
                case .slot(let slot): bindings[slot].presence(origin: Unknowns(slot: slot))
                case .fields(_, let places): objectPresence(places, bindings)
                }
            if case .bool(true) = presence { return presence }
            if case .unknown = presence { result = Self.worse(result.isFailure ? result : nil, presence, in: "has") }
        }
        return result
    }

    // MARK: Fields by position

    func field(_ operand: Value, _ position: Int, origin: Unknowns) -> Value {
        guard case .object(let object) = operand, position < object.fields.count else { return misplaced(operand) }
        return object.fields[position].read(name: object.type.fields[position].name, origin: origin)
    }

    func fieldPresence(_ operand: Value, _ position: Int, origin: Unknowns) -> Value {
        guard case .object(let object) = operand, position < object.fields.count else { return misplaced(operand) }
        return object.fields[position].presence(origin: origin)
    }

    private func misplaced(_ operand: Value) -> Value {
        operand.isFailure ? operand : .error(.noFields(type: operand.typeName))
    }

    // MARK: Fields by name

    mutating func select(_ operand: Value, _ name: String, isOptional: Bool) -> Value {
        budget.charge(name.weight)
        if case .optional(let content) = operand {
            guard let content else { return operand }
            return Self.optional(member(content, name))
        }
        let found = member(operand, name)
        guard isOptional else { return found ?? .error(Self.missing(name, in: operand)) }
        return Self.optional(found)
    }

    mutating func presence(_ operand: Value, _ name: String) -> Value {
        budget.charge(name.weight)
        switch operand {
        case .optional(let content):
            guard let content else { return .bool(false) }
            return presence(content, name)
        case .map(let map): return .bool(map[.string(name)] != nil)
        case .object(let object): return object[name]?.presence(origin: Unknowns()) ?? .error(.noSuchField(name))
        default: return misplaced(operand)
        }
    }

    /// Nil where a map has no such key.
    private func member(_ operand: Value, _ name: String) -> Value? {
        switch operand {
        case .map(let map): return map[.string(name)]
        case .object(let object):
            switch object[name] {
            case .absent, nil: return nil
            case .some(let binding): return binding.read(name: name, origin: Unknowns())
            }
        default: return misplaced(operand)
        }
    }

    private static func missing(_ name: String, in operand: Value) -> EvaluationError {
        if case .object = operand { return .noSuchField(name) }
        return .noSuchKey(name)
    }

    // MARK: Elements

    mutating func element(_ operand: Value, _ index: Value, isOptional: Bool) -> Value {
        budget.charge(index.textWeight)
        if let failure = Self.failure(operand, index) { return failure }
        if case .optional(let content) = operand {
            guard let content else { return operand }
            return Self.optional(at: content, index)
        }
        return isOptional ? Self.optional(at: operand, index) : Self.element(of: operand, index)
    }

    private static func optional(at operand: Value, _ index: Value) -> Value {
        let found = element(of: operand, index)
        switch found {
        case .error(.indexOutOfRange), .error(.noSuchKey): return .optional(nil)
        default: return optional(found)
        }
    }

    private static func element(of operand: Value, _ index: Value) -> Value {
        switch operand {
        case .list(let elements):
            guard case .int(let position)? = MapKey(index)?.signed else {
                return .error(.noSuchOverload(function: "[]"))
            }
            guard elements.indices.contains(Int(position)) else { return .error(.indexOutOfRange(position)) }
            return elements[Int(position)]
        case .map(let map):
            return MapKey(index).flatMap { map[$0] } ?? .error(.noSuchKey(index.displayText))
        default:
            return .error(.noSuchOverload(function: "[]"))
        }
    }

    /// An optional of what was found; failures stay what they are.
    static func optional(_ found: Value?) -> Value {
        guard let found else { return .optional(nil) }
        return found.isFailure ? found : .optional(found)
    }

    mutating func optionalMap(
        _ operand: Value, _ variable: Int, _ body: Int, isFlat: Bool, _ bindings: Bindings
    ) -> Value {
        switch operand {
        case .optional(nil): return operand
        case .optional(let content?):
            variables[variable] = content
            let result = value(body, bindings)
            if !isFlat || result.isFailure { return Self.optional(result) }
            if case .optional = result { return result }
            return .error(.noSuchOverload(function: "optFlatMap"))
        default: return operand.isFailure ? operand : .error(.noSuchOverload(function: "optMap"))
        }
    }
}

extension MapKey {
    /// An integer in the form that list indices have.
    fileprivate var signed: MapKey? {
        switch self {
        case .int: self
        case .uint(let number): Int64(exactly: number).map { .int($0) }
        case .bool, .string: nil
        }
    }
}
