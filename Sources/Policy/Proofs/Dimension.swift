internal import Requests

/// Something that requests of an operation differ in, as far as rules can tell: an argument that is given or not, the
/// caller's role, the transport.
package struct Dimension: Sendable {
    package enum Subject: Hashable, Sendable {
        case parameter(String)
        /// The parameter that makes a bind an unbind.
        case bind
        case role, credential, transport, scheme
    }

    package let subject: Subject
    /// The values, as they are shown. The first says nothing: left out, not known.
    package let values: [String]

    /// What there is to vary of requests of an operation: what the rules read. Parameters that no rule names, and that
    /// stand for themselves in the documentation, are not varied.
    static func all(of entry: Catalog.Entry, _ catalog: Catalog, read subjects: Set<Subject>) -> [Dimension] {
        var dimensions: [Dimension] = []
        for parameter in entry.parameters {
            if entry.operation == .bind, parameter.name == "bind" {
                dimensions.append(Dimension(subject: .bind, values: ["omitted", "true", "false"]))
            } else if subjects.contains(.parameter(parameter.name)) {
                dimensions.append(Dimension(subject: .parameter(parameter.name), values: ["omitted", "given"]))
            }
        }
        if subjects.contains(.role) {
            dimensions.append(Dimension(subject: .role, values: ["unknown"] + roles(catalog)))
        }
        if subjects.contains(.credential) {
            dimensions.append(Dimension(subject: .credential, values: ["unknown", "bearer", "api_key"]))
        }
        if subjects.contains(.transport) {
            dimensions.append(Dimension(subject: .transport, values: ["unknown"] + Transport.allCases.map(\.rawValue)))
        }
        if subjects.contains(.scheme) { dimensions.append(Dimension(subject: .scheme, values: ["https", "http"])) }
        return dimensions
    }

    /// The names of all roles that the API documents for any of the operations.
    private static func roles(_ catalog: Catalog) -> [String] {
        var roles: [String] = []
        for operation in Operation.allCases {
            for role in catalog.entries[operation]?.roles ?? [] where !roles.contains(role) { roles.append(role) }
        }
        return roles
    }
}

/// How the arguments of a request travel.
enum Transport: String, CaseIterable {
    case form = "POST-form"
    case query = "POST-query"
    case json = "POST-JSON"
    case get = "GET"
}

extension Dimension.Subject {
    /// Whether it is an argument that is given or not.
    var isOfArguments: Bool {
        switch self {
        case .parameter, .bind: true
        case .role, .credential, .transport, .scheme: false
        }
    }

    package var name: String {
        switch self {
        case .parameter(let name): name
        case .bind: "bind"
        case .role: "role"
        case .credential: "credential"
        case .transport: "transport"
        case .scheme: "scheme"
        }
    }
}
