internal import Synchronization

/// Numbers of shapes and of lists of roles, for all threads of an audit. They depend on which thread came first, so they
/// never reach any output.
package final class ShapeNumbers: Sendable {
    private struct Tables {
        var shapes: [Shape: Int] = [:]
        var roles = RoleNumbers()
    }

    private let tables = Mutex(Tables())

    /// The most shapes that are remembered. A log that has more is made to have more, and is judged a record at a time.
    private static let mostShapes = 100_000

    package init() {}

    /// The number of a shape; nil where there are too many.
    package func number(of shape: Shape) -> Int? {
        tables.withLock { tables in
            if let number = tables.shapes[shape] { return number }
            guard tables.shapes.count < ShapeNumbers.mostShapes else { return nil }
            tables.shapes[shape] = tables.shapes.count
            return tables.shapes.count - 1
        }
    }

    /// The number of a list of roles, 0 for none; nil where there are too many.
    package func number(ofRoles roles: [String]) -> Int? { tables.withLock { $0.roles.number(of: roles) } }

    /// How many shapes there are.
    package var count: Int { tables.withLock { $0.shapes.count } }
}
