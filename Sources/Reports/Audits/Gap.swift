/// What a log may leave open, in the words of somebody who reads logs and no rules. What depends on another gap comes after
/// it: who does not know the arguments does not know what they did either.
enum Gap: Int, CaseIterable {
    case arguments, contentType, address, credential, token, role, caller, account, time, outcome, history, export,
        order

    /// The gap of a field of the vocabulary, or of `an argument`; nil for what is none.
    init?(field: String) {
        let parts = field.split(separator: ".").map(String.init)
        let gap: Gap? =
            switch (parts.first, parts.dropFirst().first) {
            case ("request", "time"), ("time", _): .time
            case ("an argument", _), ("request", _), ("params", _), ("api", _), ("http", "body_kind"): .arguments
            case ("http", "content_type"): .contentType
            case ("http", _): .address
            case ("credential", _): .credential
            case ("token", _): .token
            case ("caller", "roles"): .role
            case ("caller", "account"): .account
            case ("caller", _): .caller
            case ("outcome", _): .outcome
            case ("before", _), ("effect", _): .history
            case ("account", _): .export
            case ("origin", _): .order
            default: nil
            }
        guard let gap else { return nil }
        self = gap
    }

    /// The gap that a verdict's reason comes down to: of several the one that the others depend on. Nil where the reason
    /// does not name fields alone.
    init?(reason: String) {
        guard let end = [" is not known", " are not known"].first(where: { reason.hasSuffix($0) }) else { return nil }
        var first: Gap?
        for name in reason.dropLast(end.utf8.count).split(separator: ",") {
            guard let gap = Gap(field: String(name.drop { $0 == " " })) else { return nil }
            first = first.map { $0.rawValue < gap.rawValue ? $0 : gap } ?? gap
        }
        guard let first else { return nil }
        self = first
    }

    /// What the log does not show of a request.
    var words: String {
        switch self {
        case .arguments: "the arguments as they were sent"
        case .contentType: "the content type"
        case .address: "the method or the address"
        case .credential: "whether a credential was sent"
        case .token: "what the token says"
        case .role: "the caller's role"
        case .caller: "who called"
        case .account: "the account"
        case .time: "when it was sent"
        case .outcome: "whether the API accepted it"
        case .history: "what was bound before"
        case .export: "what the account has"
        case .order: "the order of the requests"
        }
    }

    /// What records lack that have no such field, for the fields of which `AuditSummary.UnappliedRule` tells.
    static func lack(of field: String) -> String {
        switch field {
        case "caller.roles": "a role"
        case "caller.account": "an account"
        case "caller.name": "a caller"
        case "time": "a time"
        case "outcome.succeeded": "an outcome"
        case "outcome.http_status": "a status"
        case "outcome.error_code": "an error code"
        case "http.method": "a method"
        case "http.host": "a host"
        case "token.algorithm", "token.expires": "a readable token"
        default: field
        }
    }
}
