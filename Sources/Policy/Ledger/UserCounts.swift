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
    /// By name without its application, but for how that is told.
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
            byName[byName.index(adding: user.qualified(by: user.qualifierClass))].count += count
        }
    }

    /// How many bear the name and may be the user though not written so; two applications that are told in one way, other
    /// than by variables, differ.
    private func namesakes(of user: EntityID) -> Int {
        guard names > 0 else { return 0 }
        var count = 0
        for number in 0...3 as ClosedRange<UInt64> where number != user.qualifierClass || number == 3 {
            let index = byName.index(of: user.qualified(by: number))
            if index >= 0 { count += byName[index].count }
        }
        return count
    }

    /// Whether one of them other than `own` may be the user, as whom one of them is bound where `isBound` says so.
    func mayHold(_ user: EntityID, isBound: Bool, besides own: EntityID = .none) -> Bool {
        let ids = ids - (own.isID ? 1 : 0)
        let symbols = symbols - (own.isSymbolic ? 1 : 0)
        switch user.kind {
        case .none, .created: return false
        case .id, .largeID: return names - (own.kind == .name ? 1 : 0) + symbols > 0
        case .symbolic:
            return ids + names - (own.kind == .name ? 1 : 0) + symbols - (isBound && own != user ? 1 : 0) > 0
        case .name:
            if ids + symbols > 0 { return true }
            let isOwnCounted = own.kind == .name && own.agreement(with: user) == .uncertain
            let isUserCounted = isBound && own != user && user.qualifierClass == 3
            return namesakes(of: user) - (isOwnCounted ? 1 : 0) - (isUserCounted ? 1 : 0) > 0
        }
    }
}
