internal import Requests

/// Which proposed requests, in files or entries that have no order among them, leave one user with different
/// registrations.
struct Rivals {
    /// What a sequence leaves behind for a user.
    private struct Claim {
        var registration: Int
        var account: Int?
        var request: Int
    }

    /// By user, in the order in which the sequences were added.
    private var claims: [UserID: [Claim]] = [:]

    /// Adds what stands at the end of one sequence.
    mutating func add(_ bindings: [RegistrationBinding], account: (Int) -> Int?) {
        for binding in bindings {
            guard let user = binding.user, case .id(let registration) = binding.registration else { continue }
            if case .symbolic = user { continue }
            claims[user, default: []].append(
                Claim(registration: registration, account: account(binding.request), request: binding.request))
        }
    }

    /// For each request that contradicts an earlier one: that one and the registration it gives.
    func contested() -> [Int: (request: Int, registration: RegistrationID)] {
        var contested: [Int: (request: Int, registration: RegistrationID)] = [:]
        for claims in claims.values {
            for (index, claim) in claims.enumerated() {
                let rival = claims[..<index].first { other in
                    other.registration != claim.registration
                        && (other.account == nil || claim.account == nil || other.account == claim.account)
                }
                if let rival { contested[claim.request] = (rival.request, .id(rival.registration)) }
            }
        }
        return contested
    }
}
