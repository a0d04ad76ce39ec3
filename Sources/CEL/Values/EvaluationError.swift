/// Why an evaluation has no value.
public enum EvaluationError: Error, Hashable, Sendable {
    case noSuchOverload(function: String)
    case unknownFunction(String)
    case unknownVariable(String)
    /// A field that is absent, or that the value does not have.
    case noSuchField(String)
    /// The key as it is displayed.
    case noSuchKey(String)
    case indexOutOfRange(Int64)
    case noFields(type: String)
    case divisionByZero
    case overflow(operation: String)
    case outOfRange(type: String)
    indirect case invalidConversion(to: String, from: String)
    case invalidKey(type: String)
    case repeatedKey(String)
    case invalidPattern(String)
    case invalidArgument(String)
    case emptyOptional
    /// The evaluation took more steps than allowed.
    case costExceeded(limit: Int)
}

extension EvaluationError: CustomStringConvertible {
    /// One line, lower case.
    public var description: String {
        switch self {
        case .noSuchOverload(let function): "no such overload of '\(function)'"
        case .unknownFunction(let name): "unknown function '\(name)'"
        case .unknownVariable(let name): "unknown variable '\(name)'"
        case .noSuchField(let name): "no such field '\(name)'"
        case .noSuchKey(let key): "no such key '\(key)'"
        case .indexOutOfRange(let index): "index \(index) is out of range"
        case .noFields(let type): "a value of type \(type) has no fields"
        case .divisionByZero: "division by zero"
        case .overflow(let operation): "overflow in '\(operation)'"
        case .outOfRange(let type): "out of the range of \(type)"
        case .invalidConversion(let type, let text): "'\(text)' is not a valid \(type)"
        case .invalidKey(let type): "a value of type \(type) cannot be a map's key"
        case .repeatedKey(let key): "key '\(key)' is repeated"
        case .invalidPattern(let reason): "invalid pattern: \(reason)"
        case .invalidArgument(let reason): reason
        case .emptyOptional: "the optional has no value"
        case .costExceeded(let limit): "the evaluation takes more than \(limit) steps"
        }
    }
}
