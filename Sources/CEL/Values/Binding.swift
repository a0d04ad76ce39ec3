/// What is known of a variable's leaf or of an object's field.
public enum Binding: Sendable {
    case value(Value)
    /// Known not to be there: `has()` is false, and reading it is an error.
    case absent
    /// There, with a value that nobody knows: `has()` is true, and reading it is unknown.
    case given
    /// Nothing is known: `has()` and reading are unknown.
    case unknown
}

extension Binding {
    /// What reading gives; `name` goes into the error, `origin` is the slot to blame for an unknown.
    func read(name: @autoclosure () -> String, origin: Unknowns) -> Value {
        switch self {
        case .value(let value): value
        case .absent: .error(.noSuchField(name()))
        case .given, .unknown: .unknown(origin)
        }
    }

    /// What `has()` gives.
    func presence(origin: Unknowns) -> Value {
        switch self {
        case .value(.unknown), .unknown: .unknown(origin)
        case .value, .given: .bool(true)
        case .absent: .bool(false)
        }
    }
}
