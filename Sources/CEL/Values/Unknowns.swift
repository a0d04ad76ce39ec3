/// Which slots an unknown value came from: the lowest few of them, whatever the order of evaluation.
package struct Unknowns: Hashable, Sendable {
    private static let capacity = 4
    private static let vacant = UInt16.max

    private var storage: SIMD4<UInt16> = SIMD4(repeating: vacant)

    /// Of no slot that could be named: a field of an object, or a list's element.
    package init() {}

    package init(slot: Int) {
        storage[0] = UInt16(clamping: slot)
    }

    /// In ascending order.
    package var slots: [Int] {
        (0..<Self.capacity).compactMap { storage[$0] == Self.vacant ? nil : Int(storage[$0]) }
    }

    package func union(_ other: Unknowns) -> Unknowns {
        guard self != other else { return self }
        var result = Unknowns()
        let merged = Set(slots).union(other.slots).sorted()
        for (position, slot) in merged.prefix(Self.capacity).enumerated() {
            result.storage[position] = UInt16(clamping: slot)
        }
        return result
    }
}
