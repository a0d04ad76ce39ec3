/// A place in the list of a group.
struct GroupLink: Sendable {
    var group: Int32 = -1
    var next: Int32 = -1
    var previous: Int32 = -1

    /// The list of registrations that are bound to nothing.
    static let idle: Int32 = -2
}

/// The bound registrations of each application, or of each rule: lists through their entries, so that an unbind by
/// application looks at nothing else.
struct GroupTable: Sendable {
    private struct Group: Identified {
        let id: EntityID
        var first: Int32 = -1
        var count: Int32 = 0
        /// Where it stands among the groups of its class that are not empty.
        var position: Int32 = -1

        init(_ id: EntityID) { self.id = id }

        /// Puts an entry before all others, and says which was the first until then.
        mutating func push(_ index: Int) -> Int32 {
            let before = first
            first = Int32(index)
            count += 1
            return before
        }

        /// Takes an entry out, and says how many are left.
        mutating func take(_ place: GroupLink) -> Int32 {
            if place.previous < 0 { first = place.next }
            count -= 1
            return count
        }
    }

    private var groups = EntityTable<Group>()
    /// Groups that are not empty, and the registrations in them, by the class of their ids.
    private var occupied: [[Int32]] = [[], [], [], []]
    private var counts = InlineArray<4, Int>(repeating: 0)
    /// Which of an entry's links is meant.
    private let link: Int

    init(link: Int) { self.link = link }

    func id(of entry: RegistrationEntry) -> EntityID {
        let group = entry.links[link].group
        return group < 0 ? .none : groups[Int(group)].id
    }

    mutating func insert(_ index: Int, _ id: EntityID, _ entries: inout EntityTable<RegistrationEntry>) {
        let number = groups.index(adding: id)
        let kind = Int(id.class)
        let first = groups[number].push(index)
        entries[index].links[link] = GroupLink(group: Int32(number), next: first, previous: -1)
        if first >= 0 {
            entries[Int(first)].links[link].previous = Int32(index)
        } else {
            groups[number].position = Int32(occupied[kind].count)
            occupied[kind].append(Int32(number))
        }
        counts[kind] += 1
    }

    mutating func remove(_ index: Int, _ entries: inout EntityTable<RegistrationEntry>) {
        let place = entries[index].links[link]
        guard place.group >= 0 else { return }
        entries[index].links[link] = GroupLink()
        if place.next >= 0 { entries[Int(place.next)].links[link].previous = place.previous }
        if place.previous >= 0 { entries[Int(place.previous)].links[link].next = place.next }
        let number = Int(place.group)
        let left = groups[number].take(place)
        let kind = Int(groups[number].id.class)
        counts[kind] -= 1
        guard left == 0, let last = occupied[kind].popLast() else { return }
        let position = Int(groups[number].position)
        if position < occupied[kind].count {
            occupied[kind][position] = last
            groups[Int(last)].position = Int32(position)
        }
    }

    /// How many registrations stand in groups that may be the one of an id; a registration bound to none, or one that is told
    /// in another way, may always be.
    func count(mayBe id: EntityID) -> Int {
        guard !id.isSymbolic else { return count }
        let kind = Int(id.class)
        let own = groups.index(of: id)
        return count - counts[kind] + (own < 0 ? 0 : Int(groups[own].count))
    }

    var count: Int { counts[0] + counts[1] + counts[2] + counts[3] }

    /// The first registration of each such group; of every group for `.none`.
    func firsts(mayBe id: EntityID) -> [Int32] {
        var firsts: [Int32] = []
        for kind in occupied.indices {
            if id != .none, !id.isSymbolic, kind == Int(id.class) {
                let own = groups.index(of: id)
                if own >= 0, groups[own].count > 0 { firsts.append(groups[own].first) }
            } else {
                for number in occupied[kind] { firsts.append(groups[Int(number)].first) }
            }
        }
        return firsts
    }

    /// The registrations of those groups.
    func members(mayBe id: EntityID, _ entries: EntityTable<RegistrationEntry>) -> [Int32] {
        var members: [Int32] = []
        for first in firsts(mayBe: id) {
            var index = first
            while index >= 0 {
                members.append(index)
                index = entries[Int(index)].links[link].next
            }
        }
        return members
    }
}
