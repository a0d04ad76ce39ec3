internal import SourceText

/// Remembers, for each shape of request, the rules whose verdict the shape leaves open.
struct ShapeTable: Sendable {
    private var openRules: [Shape: [Int]] = [:]
    /// Numbers of lists of roles, in the order in which they were met; 0 is no role.
    private var roleNumbers: [String: Int] = [:]

    /// The most lists of roles that a shape can tell apart.
    private static let mostRoles = 1 << 16 - 1

    /// The rules to evaluate for a request of the shape; nil where none was judged yet.
    func openRules(for shape: Shape) -> [Int]? { openRules[shape] }

    mutating func remember(_ rules: [Int], for shape: Shape) { openRules[shape] = rules }

    /// The number of a list of roles; nil where there are too many to tell apart.
    mutating func number(of roles: [Text]) -> Int? {
        guard !roles.isEmpty else { return 0 }
        let key = roles.map(\.string).joined(separator: "\u{1F}")
        if let number = roleNumbers[key] { return number }
        guard roleNumbers.count < ShapeTable.mostRoles else { return nil }
        roleNumbers[key] = roleNumbers.count + 1
        return roleNumbers.count
    }
}
