/// Which proposed requests, in files or entries that have no order among them, leave one user with different
/// registrations.
struct Rivals {
    /// What a sequence leaves behind for a user.
    struct Claim {
        var registration: EntityID
        var user: EntityID
        var account: Int?
        var request: Int
    }

    /// An earlier request that another contradicts, and the registration it gives.
    struct Rival {
        var request: Int
        var registration: EntityID
    }

    /// By user, in the order in which the sequences were added.
    private var claims: [EntityID: [Claim]] = [:]

    /// Adds what stands at the end of one sequence.
    mutating func add(_ bindings: [Claim]) {
        for claim in bindings where claim.registration.isID {
            guard claim.user != .none, !claim.user.isSymbolic else { continue }
            claims[claim.user, default: []].append(claim)
        }
    }

    /// For each request that contradicts an earlier one: that one.
    func contested() -> [Int: Rival] {
        var contested: [Int: Rival] = [:]
        for claims in claims.values {
            for (index, claim) in claims.enumerated() {
                let rival = claims[..<index].first { other in
                    other.registration != claim.registration
                        && (other.account == nil || claim.account == nil || other.account == claim.account)
                }
                if let rival {
                    contested[claim.request] = Rival(request: rival.request, registration: rival.registration)
                }
            }
        }
        return contested
    }
}
