/// A map, which keeps its entries in the order in which they were written.
package struct MapValue: Sendable {
    package struct Entry: Sendable {
        package let key: MapKey
        package let value: Value
    }

    package private(set) var entries: [Entry] = []
    private var positions: [MapKey: Int] = [:]

    package init() {}

    package var count: Int { entries.count }

    package subscript(key: MapKey) -> Value? {
        positions[key].map { entries[$0].value }
    }

    /// False, and no change, where the key is there already.
    package mutating func insert(_ value: Value, for key: MapKey) -> Bool {
        guard positions[key] == nil else { return false }
        positions[key] = entries.count
        entries.append(Entry(key: key, value: value))
        return true
    }
}
