/// Limits how many pieces of a document's strings get a place of their own.
///
/// A run takes forty bytes, for an escape of two or a line of one. Past the limit a string is still decoded, but all its
/// bytes map onto the whole of it.
struct RunBudget {
    /// No request comes near this; a script or a page that is embedded in a string does.
    static let limitOfString = 10_000
    private var left = 500_000

    /// Whether a string may have so many escapes or lines with a place of their own, which are then spent.
    mutating func take(_ count: Int) -> Bool {
        guard count <= min(left, Self.limitOfString) else { return false }
        left -= count
        return true
    }
}
