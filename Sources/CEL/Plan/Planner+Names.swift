extension Planner {
    mutating func planReference(_ node: NodeID) -> Int {
        let kind = checked.tree[node].kind
        var isPresence = false
        if case .presence = kind { isPresence = true }
        switch checked.reference(of: node) {
        case .place(let place): return isPresence ? planPresence(of: place) : planValue(of: place)
        case .local(let position): return emit(.local(position))
        case .variable(let depth): return emit(.variable(depth))
        case .type(let name): return emit(constant: .type(name))
        case .unresolved(let error): return emit(constant: .error(error))
        case .field, .function, nil: return planField(node, kind)
        }
    }

    private mutating func planField(_ node: NodeID, _ kind: Node.Kind) -> Int {
        switch kind {
        case .select(let operand, let field, let isOptional):
            if case .object(let type) = checked.type(of: operand) { valueFields.insert("\(type).\(field)") }
            if case .field(let position) = checked.reference(of: node), !isOptional, !isOptionalObject(operand) {
                return emit(.field(operand: plan(operand), position: position, origin: origin(of: operand)))
            }
            return emit(.select(operand: plan(operand), name: name(field), isOptional: isOptional))
        case .presence(let operand, let field):
            if case .field(let position) = checked.reference(of: node), !isOptionalObject(operand) {
                return emit(.fieldPresence(operand: plan(operand), position: position, origin: origin(of: operand)))
            }
            return emit(.presence(operand: plan(operand), name: name(field)))
        default: return emit(constant: .error(.noSuchField("")))
        }
    }

    private func isOptionalObject(_ node: NodeID) -> Bool { checked.type(of: node).isOptional }

    private mutating func planValue(of place: Place) -> Int {
        valueSlots.formUnion(place.slots)
        switch place {
        case .slot(let slot): return emit(.slot(slot))
        case .fields(let type, let places):
            objects.append((type, places))
            return emit(.object(objects.count - 1))
        }
    }

    private mutating func planPresence(of place: Place) -> Int {
        presenceSlots.formUnion(place.slots)
        switch place {
        case .slot(let slot): return emit(.slotPresence(slot))
        case .fields(let type, let places):
            objects.append((type, places))
            return emit(.objectPresence(objects.count - 1))
        }
    }

    /// The slot that a value stems from, or -1.
    func origin(of node: NodeID) -> Int {
        switch checked.tree[node].kind {
        case .name, .select:
            switch checked.reference(of: node) {
            case .place(.slot(let slot)): return slot
            case .local(let position): return slotCount + position
            case .variable(let depth): return depth < origins.count ? origins[depth] : -1
            case .field, nil:
                if case .select(let operand, _, _) = checked.tree[node].kind { return origin(of: operand) }
                return -1
            case .place(.fields), .type, .function, .unresolved: return -1
            }
        case .index(let operand, _, _): return origin(of: operand)
        case .comprehension(let loop): return origin(of: loop.range)
        default: return -1
        }
    }
}
