internal import Requests

/// What the API documents of requests (`rules/api/sip-registrations.yaml` has the sources), said once more in code: what
/// rules are held against.
package enum DocumentedConstraint: String, CaseIterable, Sendable {
    case registration = "a bind names its registration (BindSipRegistration, sip_registration_id)"
    case application = "a user, or a rule by name, comes with its application (BindSipRegistration, description)"
    case alternatives = "of an id and a name of the same thing only one is given (parameters)"
    case required = "required parameters are given (parameters)"
    case roles = "the caller has one of the allowed roles (allowed roles)"
    case values = "values are of the documented type (parameters)"
    case oneRegistration = "a user has one registration (BindSipRegistration, description)"

    /// What requests of an operation must be varied in to break any of them.
    static func subjects(_ entry: Catalog.Entry) -> Set<Dimension.Subject> {
        arguments(entry).union([.role, .credential])
    }

    /// The parameters that the documentation requires or ties to others: what a rule on all arguments is tied to.
    static func arguments(_ entry: Catalog.Entry) -> Set<Dimension.Subject> {
        let names = entry.parameters.filter { $0.isRequired || $0.name == "sip_registration_id" }.map(\.name)
        let tied = entry.alternatives.flatMap { [$0.id, $0.name] }
        return Set((names + tied).map { .parameter($0) }).union(entry.operation == .bind ? [.bind] : [])
    }

    /// Whether a request breaks it for certain. Values and sequences are made up to break the last two.
    func isBroken(by row: Walk.Row, _ entry: Catalog.Entry) -> Bool {
        let variant = row.variant
        switch self {
        case .registration: return row.action == .bind && !variant.gives("sip_registration_id")
        case .application:
            guard row.action == .bind || row.action == .update else { return false }
            let needs = ["user_id", "user_name", "rule_name"].contains(where: variant.gives)
            return needs && !variant.gives("application_id") && !variant.gives("application_name")
        case .alternatives:
            return entry.alternatives.contains { variant.gives($0.id) && variant.gives($0.name) }
        case .required:
            return entry.parameters.contains { $0.isRequired && !variant.gives($0.name) }
        case .roles:
            // Requests with an API key run with full rights, whoever sends them.
            guard let role = variant.value(of: .role), variant.value(of: .credential) != "api_key" else { return false }
            return !entry.roles.contains(role)
        case .values, .oneRegistration: return false
        }
    }
}
