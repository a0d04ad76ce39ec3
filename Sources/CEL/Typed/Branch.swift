/// One question of the shortest way through a typed plan, and where each answer leads.
struct Branch {
    let probe: Probe
    /// Positions of other branches, or an answer.
    var whenTrue: Int
    var whenFalse: Int

    /// Answers, where a position would stand.
    static let isTrue = -1
    static let isFalse = -2

    /// A test of a slot that its glance answers; other tests are asked by their step.
    enum Probe {
        case presence(slot: Int)
        case bool(slot: Int)
        /// Equality with a text of at most seven bytes, which its digest holds whole.
        case text(slot: Int, digest: UInt64)
        case number(slot: Int, OrderTest, Int64)
        case step(Int)
    }
}
