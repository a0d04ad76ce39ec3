/// A text that is not what its format says: where, and why.
package struct SyntaxError: Error, Hashable, Sendable {
    /// The reason in lower case, without the place: "expected a comma or a closing brace".
    package var reason: String
    /// Where reading could not go on.
    package var span: SourceSpan

    package init(_ reason: String, at span: SourceSpan) {
        self.reason = reason
        self.span = span
    }
}
