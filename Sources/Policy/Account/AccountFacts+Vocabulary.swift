internal import CEL
internal import Requests

extension AccountFacts {
    /// The objects of `account`, for the vocabulary.
    static let objects: [(name: String, fields: [(name: String, type: CELType)])] = [
        ("account_application", [("id", .int), ("name", .string)]),
        (
            "account_member",
            [
                ("id", .int), ("name", .string), ("application_id", .int), ("application_name", .string),
                ("in_application", .bool),
            ]
        ),
        (
            "account_registration",
            [
                ("known", .bool), ("frozen", .bool), ("user_id", .int), ("user_name", .string),
                ("application_id", .int), ("application_name", .string), ("rule_id", .int), ("rule_name", .string),
            ]
        ),
        (
            "account",
            [
                ("user", .object("account_member")), ("rule", .object("account_member")),
                ("application", .object("account_application")),
                ("registration", .object("account_registration")), ("home", .object("account_application")),
            ]
        ),
    ]

    /// The leaves whose value follows from a shape.
    static let shapePaths = [
        "account.user.in_application", "account.rule.in_application", "account.registration.known",
        "account.registration.frozen",
    ]

    /// What is known of every leaf of `account`, by its path.
    var bindings: [(path: String, binding: Binding)] {
        bindings(of: user, userApplication, userInApplication, at: "account.user")
            + bindings(of: rule, ruleApplication, ruleInApplication, at: "account.rule")
            + bindingsOfRegistration
            + [
                ("account.application.id", application.binding { .number($0.id) }),
                ("account.application.name", application.binding { .name($0.name) }),
                ("account.home.id", .number(home?.id)), ("account.home.name", .name(home?.name)),
            ]
    }

    private func bindings(
        of member: Found<AccountMember>, _ home: AccountApplication?, _ inApplication: Saying, at path: String
    ) -> [(path: String, binding: Binding)] {
        [
            ("\(path).id", member.binding { .number($0.id) }),
            ("\(path).name", member.binding { .name($0.name) }),
            ("\(path).application_id", member.binding { _ in .number(home?.id) }),
            ("\(path).application_name", member.binding { _ in .name(home?.name) }),
            ("\(path).in_application", inApplication.binding),
        ]
    }

    private var bindingsOfRegistration: [(path: String, binding: Binding)] {
        let path = "account.registration"
        return [
            ("\(path).known", self[.registration].binding),
            ("\(path).frozen", registration.binding { .value(.bool($0.isDeactivated)) }),
            ("\(path).user_id", registration.binding { .number($0.userID) }),
            ("\(path).user_name", registration.binding { .name($0.userName) }),
            ("\(path).application_id", registration.binding { .number($0.applicationID) }),
            ("\(path).application_name", registration.binding { .name($0.applicationName) }),
            ("\(path).rule_id", registration.binding { .number($0.ruleID) }),
            ("\(path).rule_name", registration.binding { .name($0.ruleName) }),
        ]
    }
}

extension AccountFacts.Saying {
    /// `has()` is false where nothing is said.
    var binding: Binding {
        switch self {
        case .nothing: .absent
        case .no: .value(.bool(false))
        case .yes: .value(.bool(true))
        case .unknown: .unknown
        }
    }
}

extension AccountFacts.Found {
    fileprivate func binding(_ field: (Thing) -> Binding) -> Binding {
        switch self {
        case .nothing: .absent
        case .thing(let thing): field(thing)
        case .unknown: .unknown
        }
    }
}

extension Binding {
    fileprivate static func number(_ number: Int?) -> Binding {
        number.map { .value(.int(Int64($0))) } ?? .absent
    }

    /// An application that is known by its id only has no name.
    fileprivate static func name(_ name: String?) -> Binding {
        guard let name, !name.isEmpty else { return .absent }
        return .value(.string(name))
    }
}
