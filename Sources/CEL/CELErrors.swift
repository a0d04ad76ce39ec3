/// All that is wrong with one expression, in the order of the source.
package struct CELErrors: Error, Sendable {
    package let source: String
    package let errors: [CELError]
}

extension CELErrors: CustomStringConvertible {
    /// Each error with its line, its column and a caret under the place.
    package var description: String {
        errors.map { $0.rendered(in: source) }.joined(separator: "\n")
    }
}
