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

    /// The operation that a name in another case, or within two edits of a known one, most likely meant.
    package init?(nearestTo name: String) {
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
