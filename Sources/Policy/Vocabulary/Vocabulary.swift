internal import CEL
package import Requests

/// What rules may read, with types: the names of `docs/rules.md`, and where each stands in the bindings.
package struct Vocabulary: Sendable {
    let declarations: Declarations
    package let catalog: Catalog
    /// Every parameter of any operation, in the order of the catalog, with its slot.
    let parameters: [(name: String, type: ParameterType, slot: Int)]
    /// The parameters by number, for shapes.
    let table: ParameterTable
    /// Slots whose value follows from a request's shape.
    let shapeSlots: Set<Int>

    /// Declares everything over a catalog.
    package init(_ catalog: Catalog) {
        var declarations = Declarations()
        for object in Vocabulary.objects { declarations.declare(object: object.name, fields: object.fields) }
        let parameters = Vocabulary.parameters(of: catalog)
        declarations.declare(
            object: "params", fields: parameters.map { ($0.name, Vocabulary.type(of: $0.type)) })
        for name in [
            "request", "params", "api", "http", "credential", "token", "caller", "origin", "outcome", "before",
            "effect", "rival",
        ] {
            declarations.declare(variable: name, .object(name))
        }
        declarations.declare(variable: "time", .timestamp)
        self.declarations = declarations
        self.catalog = catalog
        self.parameters = parameters.compactMap { parameter in
            declarations.slot("params.\(parameter.name)").map { (parameter.name, parameter.type, $0) }
        }
        table = ParameterTable(catalog, names: parameters.map(\.name))
        shapeSlots = Set(Vocabulary.shapePaths.compactMap(declarations.slot))
    }

    private static let shapePaths = [
        "request.operation", "request.action", "request.nearest", "request.arguments", "request.secrets",
        "api.required", "api.roles", "api.alternatives", "http.method", "http.scheme", "http.body_kind",
        "credential.kinds", "credential.literal", "credential.recorded", "caller.roles", "origin.kind", "origin.format",
        "origin.out_of_order",
        "outcome.succeeded", "before.registration.state", "before.registration.exported", "before.user.state",
        "before.user.exported", "effect.moves", "effect.repeats", "effect.clears", "effect.of_deleted",
        "effect.of_unknown",
    ]

    /// The slot of a leaf that is declared above.
    func slot(_ path: String) -> Int {
        guard let slot = declarations.slot(path) else { preconditionFailure("'\(path)' is not declared") }
        return slot
    }

    private static let objects: [(name: String, fields: [(name: String, type: CELType)])] = [
        (
            "argument",
            [
                ("name", .string), ("text", .string), ("given", .bool), ("declared", .bool), ("type", .string),
                ("expected", .string), ("valid", .bool), ("empty", .bool), ("undecodable", .bool), ("repeated", .bool),
                ("symbolic", .bool),
                ("secret", .bool), ("in", .string), ("nearest", .string), ("alternative", .string),
                ("alternative_given", .bool), ("index", .int),
            ]
        ),
        ("secret", [("name", .string), ("kind", .string), ("in", .string), ("literal", .bool), ("index", .int)]),
        (
            "request",
            [
                ("operation", .string), ("action", .string), ("nearest", .string),
                ("arguments", .list(.object("argument"))), ("secrets", .list(.object("secret"))),
                // The same as the variable `time`, which has() cannot ask about.
                ("time", .timestamp),
            ]
        ),
        (
            "api",
            [("required", .list(.string)), ("roles", .list(.string)), ("alternatives", .list(.list(.string)))]
        ),
        (
            "http",
            [
                ("method", .string), ("scheme", .string), ("host", .string), ("path", .string),
                ("body_kind", .string), ("content_type", .string),
            ]
        ),
        ("credential", [("kinds", .list(.string)), ("literal", .bool), ("recorded", .bool)]),
        (
            "token",
            [
                ("algorithm", .string), ("key_id", .string), ("issuer", .string), ("issued", .timestamp),
                ("expires", .timestamp),
            ]
        ),
        ("caller", [("roles", .list(.string)), ("account", .int), ("name", .string)]),
        ("origin", [("kind", .string), ("format", .string), ("out_of_order", .bool)]),
        ("outcome", [("succeeded", .bool), ("http_status", .int), ("error_code", .int)]),
        (
            "registration_standing",
            [
                ("state", .string), ("user", .string), ("application", .string), ("rule", .string),
                ("since", .timestamp), ("exported", .bool),
            ]
        ),
        (
            "user_standing",
            [
                ("state", .string), ("registration", .string), ("application", .string), ("rule", .string),
                ("since", .timestamp), ("exported", .bool),
            ]
        ),
        ("before", [("registration", .object("registration_standing")), ("user", .object("user_standing"))]),
        (
            "effect",
            [
                ("displaces", .string), ("moves", .bool), ("repeats", .bool), ("clears", .int), ("of_deleted", .bool),
                ("of_unknown", .bool),
            ]
        ),
        ("rival", [("registration", .string)]),
    ]

    /// The parameters of all operations. Where operations differ in a parameter's type, the one that changes something
    /// decides: `application_id` is an id, though GetSipRegistrations takes a list of them.
    private static func parameters(of catalog: Catalog) -> [(name: String, type: ParameterType)] {
        var parameters: [(name: String, type: ParameterType)] = []
        let own = Operation.allCases.flatMap { catalog.entries[$0]?.parameters ?? [] }
        for parameter in own + catalog.common where !parameters.contains(where: { $0.name == parameter.name }) {
            parameters.append((parameter.name, parameter.type))
        }
        return parameters
    }

    private static func type(of type: ParameterType) -> CELType {
        switch type {
        case .integer, .count: .int
        case .boolean: .bool
        case .string: .string
        case .intlist: .list(.int)
        case .stringlist: .list(.string)
        }
    }
}
