/// What a macro goes through: the elements of a list, or the entries of a map.
enum Elements {
    case list([Value])
    case map(MapValue)

    init?(_ value: Value) {
        switch value {
        case .list(let elements): self = .list(elements)
        case .map(let map): self = .map(map)
        default: return nil
        }
    }

    var count: Int {
        switch self {
        case .list(let elements): elements.count
        case .map(let map): map.count
        }
    }

    /// For a macro with one variable: the element, or the key.
    func single(at position: Int) -> Value {
        switch self {
        case .list(let elements): elements[position]
        case .map(let map): map.entries[position].key.value
        }
    }

    /// For a macro with two: the position and the element, or the key and the value.
    func pair(at position: Int) -> (Value, Value) {
        switch self {
        case .list(let elements): (.int(Int64(position)), elements[position])
        case .map(let map): (map.entries[position].key.value, map.entries[position].value)
        }
    }
}
