/// What a Boolean expression comes to.
public enum Verdict: Hashable, Sendable {
    case `true`
    case `false`
    case unknown(Unknowns)
    case error(EvaluationError)

    /// A value that is not Boolean is an error.
    public init(_ value: Value) {
        switch value {
        case .bool(let flag): self = flag ? .true : .false
        case .unknown(let unknowns): self = .unknown(unknowns)
        case .error(let error): self = .error(error)
        case .null, .int, .uint, .double, .string, .bytes, .list, .map, .timestamp, .duration, .type, .object,
            .optional,
            .address, .network:
            self = .error(.noSuchOverload(function: "bool"))
        }
    }
}
