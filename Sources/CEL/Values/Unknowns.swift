/// Which slots an unknown value came from: the lowest few of them, whatever the order of evaluation.
public struct Unknowns: Hashable, Sendable {
    private static let vacant = UInt16.max

    /// Ascending, vacant places last.
    private var storage = SIMD4<UInt16>(repeating: vacant)

    /// Of no slot that could be named.
    public init() {}

    /// Of one slot.
    public init(slot: Int) {
        storage[0] = UInt16(clamping: slot)
    }

    /// In ascending order. Locals are numbered after the declared slots.
    public var slots: [Int] {
        storage.indices.filter { storage[$0] != Self.vacant }.map { Int(storage[$0]) }
    }

    /// The slots of both.
    public func union(_ other: Unknowns) -> Unknowns {
        guard self != other else { return self }
        var result = self
        for index in other.storage.indices where other.storage[index] != Self.vacant {
            result.insert(other.storage[index])
        }
        return result
    }

    private mutating func insert(_ slot: UInt16) {
        var carried = slot
        for index in storage.indices {
            if carried == storage[index] { return }
            if carried < storage[index] { swap(&carried, &storage[index]) }
        }
    }
}
