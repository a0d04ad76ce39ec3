internal import Policy
internal import Requests
internal import SourceText

/// How often callers of which roles called which operation.
struct RoleTally {
    /// Who calls what.
    struct Calling: Hashable {
        var roles: [String]
        /// Nil where the record does not tell an operation of the API.
        var operation: Operation?

        init(_ request: Request) {
            roles = request.caller.roles.map(\.string)
            if !roles.allSatisfy(RoleTally.isName) { roles = RoleTally.otherRoles }
            operation = request.method.meaning == .unknown ? nil : request.operation
        }

        init(roles: [String], operation: Operation?) {
            self.roles = roles
            self.operation = operation
        }
    }

    private struct Count {
        var requests = 0
        var accepted = 0
        var refused = 0

        mutating func add(_ outcome: LedgerCall.Outcome) {
            requests += 1
            switch outcome {
            case .succeeded: accepted += 1
            case .failed: refused += 1
            case .proposed, .unknown: break
            }
        }
    }

    private var numbers: [Calling: Int] = [:]
    private var callings: [Calling] = []
    private var counts: [Count] = []
    private var roles: Set<[String]> = []
    /// The number of the calling that the records of a shape are, -1 where none was met.
    private var byShape: [Int32] = []

    /// Lists of roles beyond these are counted together.
    private static let mostRoles = 100
    private static let otherRoles = ["others"]

    /// Whether a text is what names of roles look like. What else stands in a role's place may be a secret of the record,
    /// which is not at hand here.
    private static func isName(_ role: String) -> Bool {
        role.utf8.count <= 64
            && role.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || [0x20, 0x2D, 0x5F].contains($0) || $0 >= 0x80 }
    }

    /// Counts a record of a shape; false where none of that shape was read before.
    mutating func count(shape: Int32, _ outcome: LedgerCall.Outcome) -> Bool {
        guard shape < byShape.count, byShape[Int(shape)] >= 0 else { return false }
        counts[Int(byShape[Int(shape)])].add(outcome)
        return true
    }

    /// Counts a record; `shape` is -1 for one that has none.
    mutating func count(_ calling: Calling, shape: Int32, _ outcome: LedgerCall.Outcome) {
        let number = number(of: calling)
        counts[number].add(outcome)
        guard shape >= 0 else { return }
        while byShape.count <= shape { byShape.append(-1) }
        byShape[Int(shape)] = Int32(number)
    }

    private mutating func number(of calling: Calling) -> Int {
        if let number = numbers[calling] { return number }
        guard roles.contains(calling.roles) || roles.count < Self.mostRoles else {
            return number(adding: Calling(roles: Self.otherRoles, operation: calling.operation))
        }
        roles.insert(calling.roles)
        return number(adding: calling)
    }

    private mutating func number(adding calling: Calling) -> Int {
        if let number = numbers[calling] { return number }
        numbers[calling] = callings.count
        callings.append(calling)
        counts.append(Count())
        return callings.count - 1
    }

    /// By roles, those with the most requests first, then in the order of the operations, whether they were called or not.
    func summary(_ catalog: Catalog) -> [AuditSummary.RoleCalls] {
        var requests: [[String]: Int] = [:]
        for index in callings.indices { requests[callings[index].roles, default: 0] += counts[index].requests }
        func rank(_ calling: Calling) -> (Int, String, Int) {
            let place = calling.operation.flatMap { Operation.allCases.firstIndex(of: $0) } ?? Operation.allCases.count
            return (-(requests[calling.roles] ?? 0), calling.roles.joined(separator: "\u{1F}"), place)
        }
        // What was not called is told too: whether it is allowed.
        var all = callings
        for roles in requests.keys where !roles.isEmpty {
            all += Operation.allCases.map { Calling(roles: roles, operation: $0) }.filter { numbers[$0] == nil }
        }
        return all.sorted { rank($0) < rank($1) }.map { calling in
            var calls = AuditSummary.RoleCalls(roles: calling.roles, operation: calling.operation?.name)
            let count = numbers[calling].map { counts[$0] } ?? Count()
            (calls.requests, calls.accepted, calls.refused) = (count.requests, count.accepted, count.refused)
            if let operation = calling.operation, let entry = catalog.entries[operation], !calling.roles.isEmpty,
                calling.roles != Self.otherRoles
            {
                calls.isAllowed = calling.roles.contains { entry.roles.contains($0) }
            }
            return calls
        }
    }
}
