/// The bounds within which an expression is accepted and evaluated.
package struct Limits: Sendable {
    /// Code points in the source.
    package var sourceLength = 100_000
    /// Levels of nesting of the source and of the tree made from it.
    package var nesting = 250
    /// Steps of one evaluation, as `Budget` counts them.
    package var cost = 1_000_000
    /// Bytes for the program of a regular expression.
    package var patternMemory = 1 << 20
    /// Regular expressions written out in one expression.
    package var patterns = 100
    /// Errors reported for one expression.
    package var errors = 30

    package init() {}
}
