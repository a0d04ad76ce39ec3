internal import CEL
package import Requests

/// What records say beside the call itself. A log that never has one of these leaves the rules that read it without a say.
package struct ContextFields: OptionSet, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    private static let paths = [
        "caller.roles", "caller.account", "caller.name", "time", "outcome.succeeded", "outcome.http_status",
        "outcome.error_code", "http.method", "http.host", "token.algorithm", "token.expires",
    ]

    private init(_ path: String) { self.init(rawValue: 1 << UInt16(ContextFields.paths.firstIndex(of: path) ?? 15)) }

    /// What a request has.
    package init(_ request: Request) {
        self = []
        if !request.caller.roles.isEmpty { insert(ContextFields("caller.roles")) }
        if request.account != nil { insert(ContextFields("caller.account")) }
        if request.callerName != nil { insert(ContextFields("caller.name")) }
        if request.time != nil { insert(ContextFields("time")) }
        if request.outcome?.succeeded != nil { insert(ContextFields("outcome.succeeded")) }
        if request.outcome?.httpStatus != nil { insert(ContextFields("outcome.http_status")) }
        if request.outcome?.errorCode != nil { insert(ContextFields("outcome.error_code")) }
        if let http = request.http {
            insert(ContextFields("http.method"))
            if http.host != nil { insert(ContextFields("http.host")) }
            if let value = http.header("authorization")?.value, Request.bearerToken(in: value) != nil {
                formUnion([ContextFields("token.algorithm"), ContextFields("token.expires")])
            }
        }
    }

    /// The fields of the set, as rules name them.
    package var names: [String] { ContextFields.paths.filter { contains(ContextFields($0)) } }
}

extension Rule {
    /// Whether the rule may apply to a logged request, for all that its `when` says of origins.
    func mayConcernLogs(_ vocabulary: Vocabulary) -> Bool {
        var bindings = Bindings(vocabulary.declarations)
        for slot in 0..<vocabulary.declarations.slotCount { bindings[slot] = .unknown }
        bindings[vocabulary.slot("origin.kind")] = .value(.string(Origin.Kind.logged.rawValue))
        if each != nil { bindings.locals = [.unknown] }
        return when?.evaluateBool(bindings) != .false
    }

    /// The fields of the context that the rule reads.
    func contextFields(_ vocabulary: Vocabulary) -> ContextFields {
        var fields: ContextFields = []
        for expression in [when, require, each?.list] {
            guard let expression else { continue }
            for slot in expression.valueSlots + expression.presenceSlots {
                let path = vocabulary.declarations.path(ofSlot: slot)
                fields.formUnion(ContextFields(named: path == "request.time" ? "time" : path))
            }
        }
        return fields
    }
}

extension ContextFields {
    /// The field of that name; empty where there is none.
    fileprivate init(named path: String) {
        self = []
        if ContextFields.paths.contains(path) { insert(ContextFields(path)) }
    }
}

extension Engine {
    /// Rules that never applied, because no record had a field that they read.
    package func unapplied(applied: Set<Int>, present: ContextFields) -> [AuditSummary.UnappliedRule] {
        rules.indices.compactMap { number in
            guard !applied.contains(number), rules[number].mayConcernLogs(vocabulary) else { return nil }
            let missing = rules[number].contextFields(vocabulary).subtracting(present)
            return missing.isEmpty ? nil : AuditSummary.UnappliedRule(rule: rules[number].id, missing: missing.names)
        }
    }
}
