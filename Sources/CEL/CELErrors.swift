/// All that is wrong with one expression, in the order of the source.
public struct CELErrors: Error, Sendable {
    /// The expression as it was given.
    public let source: String
    /// At least one.
    public let errors: [CELError]
}

extension CELErrors: CustomStringConvertible {
    /// Each error with its line, its column and a caret under the place.
    public var description: String {
        errors.map { $0.rendered(in: source) }.joined(separator: "\n")
    }
}
