/// What stands in an `EntityTable`: it knows its own key.
protocol Identified {
    var id: EntityID { get }
    init(_ id: EntityID)
}

/// Entries by id and by number, in the order in which they were added; none is ever removed.
///
/// Open addressing over numbers of entries: a slot has four bytes, the key stands in the entry. The entries stand in pieces
/// that never move, so that growing needs no second copy of them. Measured by `LedgerMemoryTests`.
struct EntityTable<Entry: Identified & Sendable>: Sendable {
    private var pieces: [[Entry]] = []
    private(set) var count = 0
    /// A power of two, at most three quarters full; -1 is free.
    private var slots: [Int32] = []
    private let mixer = Mixer()

    private static var pieceBits: Int { 10 }

    subscript(index: Int) -> Entry {
        @inline(__always) _read {
            yield pieces[index >> Self.pieceBits][index & (1 << Self.pieceBits - 1)]
        }
        @inline(__always) _modify {
            yield &pieces[index >> Self.pieceBits][index & (1 << Self.pieceBits - 1)]
        }
    }

    /// The number of an id's entry; -1 where there is none.
    func index(of id: EntityID) -> Int {
        guard !slots.isEmpty else { return -1 }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: mixer.mix(id.bits)) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if self[index].id == id { return index }
            slot = (slot + 1) & mask
        }
        return -1
    }

    /// The number of an id's entry, which is made where there is none.
    mutating func index(adding id: EntityID) -> Int {
        if count * 4 >= slots.count * 3 { grow() }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: mixer.mix(id.bits)) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if self[index].id == id { return index }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(count)
        append(Entry(id))
        return count - 1
    }

    private mutating func append(_ entry: Entry) {
        if count & (1 << Self.pieceBits - 1) == 0 {
            var piece: [Entry] = []
            // The first grows by itself, for most accounts are small.
            if count > 0 { piece.reserveCapacity(1 << Self.pieceBits) }
            pieces.append(piece)
        }
        pieces[count >> Self.pieceBits].append(entry)
        count += 1
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: max(8, slots.count * 2))
        let mask = slots.count - 1
        for index in 0..<count {
            var slot = Int(truncatingIfNeeded: mixer.mix(self[index].id.bits)) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(index)
        }
    }
}

/// Spreads 64 bits by a secret of the process, so that nobody can choose ids that collide.
struct Mixer: Sendable {
    private let seed = Mixer.secret

    private static let secret = UInt64.random(in: .min ... .max)

    /// Multiplies to 128 bits and folds the halves, twice.
    @inline(__always) func mix(_ bits: UInt64) -> UInt64 {
        let first = (bits ^ seed).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        let second = (first.high ^ first.low).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93 ^ seed)
        return second.high ^ second.low
    }
}
