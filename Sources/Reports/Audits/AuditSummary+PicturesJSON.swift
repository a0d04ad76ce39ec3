internal import Policy
internal import Requests
internal import SourceText

extension AuditSummary {
    /// What pictures are made of, where the audit was asked to tell it.
    var pictureJSON: [(name: String, value: JSON)] {
        var members: [(name: String, value: JSON)] = []
        if !timelines.isEmpty {
            let value: JSON = [
                "users": .list(timelines.map(\.json)), "omittedUsers": .int(omittedUsers),
                "omittedBindings": .int(omittedBindings),
            ]
            members.append(("timelines", value))
        }
        if !roleCalls.isEmpty { members.append(("roleCalls", .list(roleCalls.map(\.json)))) }
        return members
    }
}

extension AuditSummary.Timeline {
    fileprivate var json: JSON {
        var members: [(name: String, value: JSON)] = []
        if let account { members.append(("account", .int(account))) }
        if let user { members.append(("user", .string(user))) }
        members += [
            ("findings", .int(findings)), ("omitted", .int(omitted)), ("bindings", .list(bindings.map(\.json))),
        ]
        return .object(members)
    }
}

extension AuditSummary.Binding {
    fileprivate var json: JSON {
        var members: [(name: String, value: JSON)] = [("registration", .string(registration))]
        let texts = [
            ("application", application), ("rule", rule), ("from", from?.rfc3339), ("to", to?.rfc3339),
            ("caller", caller),
        ]
        for case (let name, let text?) in texts { members.append((name, .string(text))) }
        members.append(("end", .string(end.rawValue)))
        if let successor { members.append(("successor", .string(successor))) }
        if let beginPlace { members.append(("begunAt", beginPlace.json)) }
        if let endPlace { members.append(("endedAt", endPlace.json)) }
        return .object(members)
    }
}

extension AuditSummary.Place {
    fileprivate var json: JSON { ["file": .string(file), "line": .int(line)] }
}

extension AuditSummary.RoleCalls {
    fileprivate var json: JSON {
        var members: [(name: String, value: JSON)] = [("roles", .list(roles.map { .string($0) }))]
        if let operation { members.append(("operation", .string(operation))) }
        members += [("requests", .int(requests)), ("accepted", .int(accepted)), ("refused", .int(refused))]
        if let isAllowed { members.append(("allowed", .bool(isAllowed))) }
        return .object(members)
    }
}
