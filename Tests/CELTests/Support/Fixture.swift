import CEL

/// Declarations like those of a policy, small enough to read.
enum Fixture {
    static let declarations: Declarations = {
        var declarations = Declarations()
        declarations.declare(
            object: "Argument", fields: [("name", .string), ("text", .string), ("given", .bool), ("count", .int)])
        declarations.declare(
            object: "Request",
            fields: [("action", .string), ("arguments", .list(.object("Argument"))), ("roles", .list(.string))])
        declarations.declare(
            object: "Params", fields: [("bind", .bool), ("user_id", .int), ("user_name", .string), ("rule_id", .int)])
        declarations.declare(object: "Before", fields: [("user", .object("Params")), ("since", .timestamp)])
        declarations.declare(variable: "request", .object("Request"))
        declarations.declare(variable: "params", .object("Params"))
        declarations.declare(variable: "before", .object("Before"))
        declarations.declare(variable: "time", .timestamp)
        declarations.declare(variable: "labels", .map(.string, .string))
        declarations.declare(function: "account.name", parameters: [.int], result: .string) { arguments in
            guard case .int(let id) = arguments[0] else { return .error(.unknownVariable("id")) }
            return .string("user\(id)")
        }
        return declarations
    }()

    static let argument = declarations.object("Argument")

    /// Bindings with some slots set, the others absent.
    static func bindings(_ slots: [String: Binding]) -> Bindings {
        var bindings = Bindings(declarations)
        for (path, binding) in slots {
            if let slot = declarations.slot(path) { bindings[slot] = binding }
        }
        return bindings
    }

    static func slot(_ path: String) -> Int { declarations.slot(path) ?? -1 }
}
