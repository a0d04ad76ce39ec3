internal import Requests
internal import SourceText

/// One registration and what it is bound to.
struct RegistrationBinding: Sendable {
    var registration: RegistrationID
    var user: UserID?
    /// Application and rule by id or name as written; nil where not given.
    var application: String?
    var rule: String?
    /// The number of the request that bound it.
    var request: Int

    /// What a request binds a registration to.
    init(_ registration: RegistrationID, _ request: Request, number: Int) {
        self.registration = registration
        user = UserID(request)
        application = request.given("application_id") ?? request.given("application_name")
        rule = request.given("rule_id") ?? request.given("rule_name")
        self.request = number
    }

    var hasTarget: Bool { user != nil || application != nil || rule != nil }

    func hasSameTarget(as other: RegistrationBinding) -> Bool {
        user == other.user && application == other.application && rule == other.rule
    }

    /// Whether a selector and what is bound may be one: an id and a name, or a variable, may always.
    static func mayAgree(_ selector: String?, _ bound: String?) -> Bool {
        guard let selector, let bound else { return true }
        return selector == bound || (ParameterType.number(selector) == nil) != (ParameterType.number(bound) == nil)
            || selector.utf8.first == UInt8(ascii: "$") || bound.utf8.first == UInt8(ascii: "$")
    }
}

/// Which registration a request means.
enum RegistrationID: Hashable, Sendable, CustomStringConvertible {
    case id(Int)
    /// A variable, as written.
    case symbolic(String)
    /// The one that a CreateSipRegistration makes, whose id only the answer tells; by the number of that request.
    case created(Int)

    init?(_ request: Request) {
        guard let argument = request.argument("sip_registration_id"), !argument.value.isEmpty else { return nil }
        let text = argument.value.string
        if argument.isSymbolic {
            self = .symbolic(text)
        } else if let number = ParameterType.number(text) {
            self = .id(number)
        } else {
            return nil
        }
    }

    var isSymbolic: Bool { if case .symbolic = self { true } else { false } }

    func mayBe(_ other: RegistrationID) -> Bool { self == other || isSymbolic || other.isSymbolic }

    var description: String {
        switch self {
        case .id(let number): String(number)
        case .symbolic(let text): text
        case .created: "the new registration"
        }
    }
}

/// Which user a request means. Without an account export an id and a name are never said to be one user.
enum UserID: Hashable, Sendable, CustomStringConvertible {
    case id(Int)
    /// A user's name is unique in its application only.
    case name(String, application: String?)
    case symbolic(String)

    init?(_ request: Request) {
        let argument = ["user_id", "user_name"].lazy.compactMap { request.argument($0) }.first { !$0.value.isEmpty }
        guard let argument else { return nil }
        let text = argument.value.string
        if argument.isSymbolic {
            self = .symbolic(text)
        } else if argument.name == "user_name" {
            self = .name(text, application: request.given("application_id") ?? request.given("application_name"))
        } else if let number = ParameterType.number(text) {
            self = .id(number)
        } else {
            return nil
        }
    }

    var isSymbolic: Bool { if case .symbolic = self { true } else { false } }

    /// Whether the other may be the same user; only two ids, or two names, can be told apart.
    func mayBe(_ other: UserID?) -> Bool {
        guard let other else { return false }
        switch (self, other) {
        case (.id(let first), .id(let second)): return first == second
        case (.name(let first, let application), .name(let second, let otherApplication)):
            return first == second && RegistrationBinding.mayAgree(application, otherApplication)
        case (.symbolic, _), (_, .symbolic), (.id, .name), (.name, .id): return true
        }
    }

    var description: String {
        switch self {
        case .id(let number): String(number)
        case .name(let name, _): name
        case .symbolic(let text): text
        }
    }
}

extension Request {
    /// The text of a parameter that is present and not empty.
    fileprivate func given(_ name: String) -> String? {
        argument(name).flatMap { $0.value.isEmpty ? nil : $0.value.string }
    }
}
