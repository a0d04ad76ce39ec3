/// The bounds within which an expression is accepted and evaluated.
public struct Limits: Sendable {
    /// Code points in the source.
    public var sourceLength = 100_000
    /// Levels of nesting of the source and of the tree made from it.
    public var nesting = 250
    /// Steps of one evaluation, as `Budget` counts them.
    public var cost = 1_000_000
    /// Bytes for the program of a regular expression.
    public var patternMemory = 1 << 20
    /// Regular expressions written out in one expression.
    public var patterns = 100
    /// Errors reported for one expression.
    public var errors = 30

    /// The bounds that suit rules which come from strangers.
    public init() {}
}
