internal import CEL
internal import Requests

/// Which dimensions of an operation's requests a rule reads, and what it reads beside them.
struct DimensionReads {
    private(set) var subjects: Set<Dimension.Subject> = []
    /// Fields that no dimension varies: history, outcomes, times, the account export.
    private(set) var others: [String] = []

    init(_ rule: Rule, _ entry: Catalog.Entry, _ vocabulary: Vocabulary) {
        for expression in [rule.when, rule.require, rule.each?.list] {
            guard let expression else { continue }
            let fields = expression.valueFields
            for slot in expression.valueSlots + expression.presenceSlots {
                let path = vocabulary.declarations.path(ofSlot: slot)
                // Where arguments travel does not hang on which they are.
                if path == "request.arguments", rule.each == nil, fields == ["argument.in"] { continue }
                add(path, entry)
            }
            if fields.contains(where: { $0 == "argument.in" || $0 == "secret.in" }) { subjects.insert(.transport) }
        }
        others = Array(Set(others)).sorted()
    }

    private mutating func add(_ path: String, _ entry: Catalog.Entry) {
        switch path {
        case "request.operation", "request.nearest", "api.required", "api.roles", "api.alternatives", "origin.kind",
            "origin.format":
            break
        case "request.action", "params.bind":
            if entry.operation == .bind { subjects.insert(.bind) }
        case "request.arguments": subjects.formUnion(DocumentedConstraint.arguments(entry))
        case "caller.roles": subjects.insert(.role)
        case "credential.kinds", "credential.literal", "credential.recorded", "request.secrets":
            subjects.insert(.credential)
        case "http.method", "http.body_kind", "http.content_type", "http.path": subjects.insert(.transport)
        case "http.scheme", "http.host": subjects.formUnion([.transport, .scheme])
        default:
            let name = path.hasPrefix("params.") ? String(path.dropFirst("params.".count)) : ""
            if entry.parameter(name) != nil {
                subjects.insert(.parameter(name))
            } else if name.isEmpty {
                others.append(path)
            }
        }
    }
}
