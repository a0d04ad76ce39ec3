/// A map, which keeps its entries in the order in which they were written.
public struct MapValue: Sendable {
    /// A key with its value.
    public struct Entry: Sendable {
        /// Equal to no other key of its map.
        public let key: MapKey
        /// Never an error or an unknown.
        public let value: Value
    }

    /// In the order in which they were written.
    public private(set) var entries: [Entry] = []
    private var positions: [MapKey: Int] = [:]

    /// An empty map.
    public init() {}

    /// The number of entries.
    public var count: Int { entries.count }

    /// Nil where there is no such key.
    public subscript(key: MapKey) -> Value? {
        positions[key].map { entries[$0].value }
    }

    /// False, and no change, where the key is there already.
    public mutating func insert(_ value: Value, for key: MapKey) -> Bool {
        guard positions[key] == nil else { return false }
        positions[key] = entries.count
        entries.append(Entry(key: key, value: value))
        return true
    }
}
