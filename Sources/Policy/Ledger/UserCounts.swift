/// How many users of each kind are bound, to tell without a search whether one of them may be a given user.
struct UserCounts: Sendable {
    private struct Named: Identified {
        let id: EntityID
        var count = 0

        init(_ id: EntityID) { self.id = id }
    }

    private(set) var ids = 0
    private(set) var symbols = 0
    private(set) var names = 0
    /// By name without its application.
    private var byName = EntityTable<Named>()

    mutating func insert(_ user: EntityID) { add(1, user) }

    mutating func remove(_ user: EntityID) { add(-1, user) }

    private mutating func add(_ count: Int, _ user: EntityID) {
        switch user.kind {
        case .none, .created: break
        case .id, .largeID: ids += count
        case .symbolic: symbols += count
        case .name:
            names += count
            byName[byName.index(adding: user.unqualified)].count += count
        }
    }

    private func count(ofName user: EntityID) -> Int {
        let index = byName.index(of: user.unqualified)
        return index < 0 ? 0 : byName[index].count
    }

    /// Whether one of them other than `own` may be the user, who is not among them as written; any may be a variable.
    func mayHold(_ user: EntityID, besides own: EntityID) -> Bool {
        let ids = ids - (own.isID ? 1 : 0)
        let symbols = symbols - (own.isSymbolic ? 1 : 0)
        let names = names - (own.kind == .name ? 1 : 0)
        switch user.kind {
        case .none, .created: return false
        case .id, .largeID: return names + symbols > 0
        case .symbolic: return ids + names + symbols > 0
        case .name:
            guard ids + symbols == 0 else { return true }
            let isOwnName = own.kind == .name && own.unqualified == user.unqualified
            return count(ofName: user) - (isOwnName ? 1 : 0) > 0
        }
    }

    /// Whether one of them may be the user though written otherwise.
    func mayHold(another user: EntityID) -> Bool {
        switch user.kind {
        case .none, .created: false
        case .id, .largeID: names + symbols > 0
        case .name: ids + symbols > 0 || count(ofName: user) > 1
        case .symbolic: true
        }
    }
}
