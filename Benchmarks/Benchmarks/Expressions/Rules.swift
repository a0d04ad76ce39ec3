import CEL

/// An expression to measure, with the record that it is evaluated on.
struct Rule {
    let name: String
    let source: String

    /// Rules like the built-in ones.
    static let ours = [
        Rule(
            name: "registration given",
            source: #"!has(r.bind) || r.bind != "true" || has(r.sip_registration_id)"#),
        Rule(
            name: "application given",
            source: """
                !(has(r.rule_name) || has(r.user_id) || has(r.user_name)) || has(r.application_id) \
                || has(r.application_name)
                """),
        Rule(
            name: "one alternative",
            source: """
                !(has(r.application_id) && has(r.application_name)) && !(has(r.user_id) && has(r.user_name)) \
                && !(has(r.rule_id) && has(r.rule_name))
                """),
        Rule(
            name: "role allowed",
            source: #"!has(caller.roles) || "Owner" in caller.roles || "Admin" in caller.roles"#),
        Rule(
            name: "secret in a URL",
            source: #"arguments.all(a, a.place != "query" || !(a.name in ["api_key", "password"]))"#),
    ]

    /// Rules like those that an organisation writes.
    static let policies = [
        Rule(
            name: "working hours",
            source: #"time.getHours("Europe/Berlin") >= 8 && time.getHours("Europe/Berlin") < 18"#),
        Rule(name: "name convention", source: #"r.user_name.matches("^[a-z][a-z0-9_]{2,30}$")"#),
        Rule(
            name: "known networks",
            source: #"["10.0.0.0/8", "192.168.0.0/16"].exists(n, cidr(n).containsIP(address))"#),
        Rule(name: "token lifetime", source: #"expires - issued <= duration("1h") && issued <= time"#),
        Rule(
            name: "change window",
            source: #"r.user_name.startsWith("test_") || time < timestamp("2030-01-01T00:00:00Z")"#),
    ]

    static let declarations: Declarations = {
        var declarations = Declarations()
        declarations.declare(object: "Argument", fields: [("name", .string), ("place", .string)])
        declarations.declare(
            object: "Parameters",
            fields: [
                ("bind", .string), ("sip_registration_id", .int), ("application_id", .int),
                ("application_name", .string), ("user_id", .int), ("user_name", .string), ("rule_id", .int),
                ("rule_name", .string),
            ])
        declarations.declare(object: "Caller", fields: [("roles", .list(.string))])
        declarations.declare(variable: "r", .object("Parameters"))
        declarations.declare(variable: "caller", .object("Caller"))
        declarations.declare(variable: "arguments", .list(.object("Argument")))
        declarations.declare(variable: "address", .string)
        declarations.declare(variable: "time", .timestamp)
        declarations.declare(variable: "issued", .timestamp)
        declarations.declare(variable: "expires", .timestamp)
        return declarations
    }()

    /// A request to bind a user, complete but for the registration, so that every rule is read to its end.
    static let bindings: Bindings = {
        var bindings = Bindings(declarations)
        func set(_ path: String, _ value: Value?) {
            if let slot = declarations.slot(path), let value { bindings[slot] = .value(value) }
        }
        set("r.bind", .string("true"))
        set("r.sip_registration_id", .int(2_741))
        set("r.application_name", .string("support.example.voximplant.com"))
        set("r.user_name", .string("agent_smith"))
        set("caller.roles", .list([.string("Support"), .string("Admin")]))
        set("address", .string("192.168.17.4"))
        set("time", Timestamp(seconds: 1_760_000_000).map { .timestamp($0) })
        set("issued", Timestamp(seconds: 1_759_999_000).map { .timestamp($0) })
        set("expires", Timestamp(seconds: 1_760_002_000).map { .timestamp($0) })
        if let type = declarations.object("Argument") {
            let arguments = ["sip_registration_id", "user_name", "application_name", "bind"].map { name in
                Value.object(ObjectValue(type, fields: [.value(.string(name)), .value(.string("query"))]))
            }
            set("arguments", .list(arguments))
        }
        return bindings
    }()
}
