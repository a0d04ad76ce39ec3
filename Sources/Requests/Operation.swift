import Spelling

/// A method of the Voximplant Management API that bindlint knows, by the name that the API gives it.
package enum Operation: String, CaseIterable, Sendable {
    case bind = "BindSipRegistration"
    case create = "CreateSipRegistration"
    case update = "UpdateSipRegistration"
    case delete = "DeleteSipRegistration"
    case list = "GetSipRegistrations"

    /// The API's name of the method.
    package var name: String { rawValue }

    private static let shortestName = Operation.allCases.map(\.name.utf8.count).min() ?? 0
    private static let longestName = Operation.allCases.map(\.name.utf8.count).max() ?? 0

    /// The operation that a name in another case, or within two edits of a known one, most likely meant.
    package init?(nearestTo name: String) {
        // Most calls of the API are of other methods, whose names are not near by their length alone.
        guard (Operation.shortestName - 2...Operation.longestName + 2).contains(name.utf8.count) else { return nil }
        guard let nearest = nearest(to: name, in: Operation.allCases.lazy.map(\.name)) else { return nil }
        self.init(rawValue: nearest)
    }
}

/// What an operation does in a request: BindSipRegistration binds or unbinds by its parameter `bind`.
package enum Action: String, CaseIterable, Sendable {
    case bind, unbind, create, update, delete, list

    /// Whether it changes anything: all but list do.
    package var changes: Bool { self != .list }
}
