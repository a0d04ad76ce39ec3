internal import Requests
internal import SourceText

/// How a request names one of the things that an account export lists.
enum Mention: Sendable {
    /// Not given, empty, or not of the parameter's type.
    case none
    /// Given, or perhaps given, with a value that is not known.
    case unknown
    case id(Int)
    case name([UInt8])
}

/// What a request names of its account.
struct Mentions: Sendable {
    /// The parameters that name something of the account.
    enum Parameter: String, CaseIterable, Sendable {
        case registration = "sip_registration_id"
        case userID = "user_id"
        case userName = "user_name"
        case applicationID = "application_id"
        case applicationName = "application_name"
        case ruleID = "rule_id"
        case ruleName = "rule_name"

        var isID: Bool {
            switch self {
            case .registration, .userID, .applicationID, .ruleID: true
            case .userName, .applicationName, .ruleName: false
            }
        }

        var index: Int {
            switch self {
            case .registration: 0
            case .userID: 1
            case .userName: 2
            case .applicationID: 3
            case .applicationName: 4
            case .ruleID: 5
            case .ruleName: 6
            }
        }

        init?(_ name: Text) {
            guard let known = Parameter.allCases.first(where: { name == $0.rawValue }) else { return nil }
            self = known
        }
    }

    private var mentions = InlineArray<7, Mention>(repeating: .none)

    subscript(parameter: Parameter) -> Mention {
        get { mentions[parameter.index] }
        set { mentions[parameter.index] = newValue }
    }

    /// Of a parameter that stands there twice the first counts.
    init(_ request: Request) {
        if request.unseenArguments != nil {
            for parameter in Parameter.allCases { self[parameter] = .unknown }
        }
        for argument in request.arguments.reversed() {
            guard let parameter = Parameter(argument.name) else { continue }
            self[parameter] = Mention(argument, parameter, isList: request.operation == .list)
        }
    }

    /// What a call says to the ledger. Of an id and a name that are both given it has the id only.
    init(_ call: LedgerCall, _ names: LedgerNames) {
        if call.hasUnseenArguments {
            for parameter in Parameter.allCases { self[parameter] = .unknown }
        }
        if call.action != .create { set(call.registration, .registration, nil, names) }
        set(call.user, .userID, .userName, names)
        set(call.application, .applicationID, .applicationName, names)
        set(call.rule, .ruleID, .ruleName, names)
    }

    private mutating func set(_ entity: EntityID, _ id: Parameter, _ name: Parameter?, _ names: LedgerNames) {
        switch entity.kind {
        case .none, .created: break
        case .id, .largeID: self[id] = ParameterType.number(entity.text(names)).map { .id($0) } ?? .none
        case .name: if let name { self[name] = .name(Array(entity.text(names).utf8)) }
        case .symbolic: self[id] = .unknown
        }
    }

    /// The id where it is given, else the name.
    func first(_ id: Parameter, _ name: Parameter) -> Mention {
        if case .none = self[id] { return self[name] }
        return self[id]
    }
}

extension Mention {
    fileprivate init(_ argument: Argument, _ parameter: Mentions.Parameter, isList: Bool) {
        let bytes = argument.value.bytes
        if bytes.isEmpty {
            self = .none
        } else if argument.isSymbolic {
            self = .unknown
        } else if parameter.isID {
            self = ParameterType.number(bytes.span).map { .id($0) } ?? .none
        } else {
            // GetSipRegistrations takes lists of names.
            self = isList && bytes.contains(UInt8(ascii: ";")) ? .none : .name(Array(bytes))
        }
    }
}
