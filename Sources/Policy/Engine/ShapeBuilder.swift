package import Requests
internal import SourceText

/// Packs a request's facts into its shape piece by piece, from bytes, so that a log's records need not be built to be
/// judged. The shape is the same that the built request has.
package struct ShapeBuilder {
    var shape = Shape()
    private let basis: Basis

    /// What the vocabulary says of an operation's parameters.
    private final class Basis: Sendable {
        let table: ParameterTable
        let facts: [ParameterTable.Facts?]

        init(_ operation: Operation, _ table: ParameterTable) {
            self.table = table
            facts = table.facts(of: operation)
        }
    }

    /// Begins the shape of a logged call of an operation.
    package init(_ operation: Operation, format: RequestFormat, _ vocabulary: Vocabulary) {
        basis = Basis(operation, vocabulary.table)
        shape[.operation] = Operation.allCases.firstIndex(of: operation) ?? 0
        shape[.kind] = Origin.Kind.allCases.firstIndex(of: .logged) ?? 0
        shape[.format] = RequestFormat.allCases.firstIndex(of: format) ?? 0
    }

    /// Adds an argument, its name and value decoded. The number of its parameter (`ParameterTable`); nil where the request
    /// must be judged by itself: a name that is not the operation's, or too many arguments.
    package mutating func add(name: Span<UInt8>, value: Span<UInt8>, _ location: Argument.Location) -> Int? {
        guard let number = basis.table.number(of: name), let facts = basis.facts[number],
            shape.add(parameter: number, location, Shape.text(value, facts))
        else { return nil }
        return number
    }

    /// The number of a parameter by its name; nil where there is none of that name.
    package func number(of name: Span<UInt8>) -> Int? { basis.table.number(of: name) }

    /// Adds an argument of a parameter whose value is digits alone, which spell a number above zero. False where that must
    /// be looked at closer.
    package mutating func add(numberOf parameter: Int, _ location: Argument.Location) -> Bool {
        guard let facts = basis.facts[parameter], !facts.isSecret, facts.type != .boolean else { return false }
        return shape.add(parameter: parameter, location, Shape.TextClass(text: .valid))
    }

    /// Whether any text is a valid one of a parameter, and not a secret.
    package func takesAnyText(_ parameter: Int) -> Bool {
        basis.facts[parameter].map { $0.type == .string && !$0.isSecret } ?? false
    }

    /// Adds what stands beside the call, what it does, and whether the account is known.
    package mutating func set(_ context: ShapeContext, _ action: Action?, hasAccount: Bool) {
        shape.add(circumstances: context.circumstances)
        shape.set(action)
        shape[.account] = hasAccount ? 1 : 0
    }

    package mutating func set(accountCode: UInt64) { shape.add(accountCode: accountCode) }
}

/// The part of a shape that a logged call has from what stands beside it: the transport, how it went, who called.
package struct ShapeContext: Sendable {
    fileprivate let circumstances: UInt64

    /// Nothing beside the call.
    package init() { circumstances = 0 }

    /// A call by POST or GET without a body, of whose headers the record shows none. `isSecure` is nil where the record shows
    /// no scheme.
    package init(
        isPost: Bool, isSecure: Bool?, hasHost: Bool, roles: Int, outcome: Outcome?, hasTime: Bool, hasCallerName: Bool
    ) {
        var shape = Shape()
        shape[.transport] = 1
        shape[.method] = isPost ? 1 : 2
        shape[.scheme] = isSecure.map { $0 ? 1 : 2 } ?? 0
        shape[.host] = hasHost ? 1 : 0
        shape[.bodyKind] = ShapeContext.noBody
        shape[.path] = 1
        shape[.unrecorded] = ShapeContext.headersUnrecorded
        shape[.roles] = roles
        shape[.time] = hasTime ? 1 : 0
        shape[.callerName] = hasCallerName ? 1 : 0
        shape.set(outcome)
        circumstances = shape.circumstances
    }

    private static let headersUnrecorded = Int(HTTP.Unrecorded([.authorization, .contentType]).rawValue)
    private static let noBody = HTTP.BodyKind.allCases.firstIndex(of: .none) ?? 0
}
