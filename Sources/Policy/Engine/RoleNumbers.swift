/// Numbers of lists of roles, in the order in which they were met; 0 is no role.
struct RoleNumbers: Sendable {
    private var numbers: [String: Int] = [:]

    /// The most lists that a shape can tell apart.
    private static let most = 1 << 16 - 1

    /// The number of a list; nil where there are too many to tell apart.
    mutating func number(of roles: [String]) -> Int? {
        guard !roles.isEmpty else { return 0 }
        let key = roles.joined(separator: "\u{1F}")
        if let number = numbers[key] { return number }
        guard numbers.count < RoleNumbers.most else { return nil }
        numbers[key] = numbers.count + 1
        return numbers.count
    }
}
