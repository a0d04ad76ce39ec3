internal import SourceText

/// Remembers, for each shape of request, the rules whose verdict the shape leaves open.
struct ShapeTable: Sendable {
    private var openRules: [Shape: [Int]] = [:]
    private var roles = RoleNumbers()

    /// The rules to evaluate for a request of the shape; nil where none was judged yet.
    func openRules(for shape: Shape) -> [Int]? { openRules[shape] }

    mutating func remember(_ rules: [Int], for shape: Shape) { openRules[shape] = rules }

    /// The number of a list of roles; nil where there are too many to tell apart.
    mutating func number(of roles: [Text]) -> Int? { self.roles.number(of: roles.map(\.string)) }
}
