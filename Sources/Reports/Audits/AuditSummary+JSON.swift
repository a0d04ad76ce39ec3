internal import Policy
internal import Requests
internal import SourceText

extension AuditSummary {
    /// The counts: those of a check and an audit's own.
    var json: JSON {
        [
            "files": .int(inputs.count), "requests": .int(requests), "judged": .int(judged),
            "undecided": .int(undecided), "errors": .int(errors), "warnings": .int(warnings), "notes": .int(notes),
            "suppressed": .int(suppressed), "baselined": .int(baselined), "records": .int(records),
            "unreadable": .int(unreadable),
            "unknownOperations": .int(unknownOperations), "unseenArguments": .int(unseenArguments),
            "takenWithoutBody": .int(takenWithoutBody), "outsidePeriod": .int(outsidePeriod),
            "partial": .bool(isPartial),
        ]
    }

    /// All else.
    func auditJSON(_ disclosure: Disclosure) -> JSON {
        var members: [(name: String, value: JSON)] = [("inputs", .list(inputs.map { $0.json(disclosure) }))]
        if let first, let last {
            members.append(("period", ["first": .string(first.rfc3339), "last": .string(last.rfc3339)]))
        }
        let totals: JSON = [
            "rules": .list(rules.map { $0.json(disclosure) }), "accounts": .list(accounts.map { $0.json(disclosure) }),
            "callers": .list(callers.map { $0.json(disclosure) }),
        ]
        let bindings: JSON = [
            "count": .int(boundRegistrations), "first": .list(standing.map { $0.json(disclosure) }),
        ]
        members += [
            ("totals", totals), ("hours", .list(hours.map(\.json))), ("bindings", bindings),
            ("unreadable", .list(unreadableRecords.map { $0.json(disclosure) })),
            ("rulesNotApplied", .list(unappliedRules.map(\.json))),
        ]
        if let assumedZone { members.append(("assumedZone", .string(assumedZone))) }
        return .object(members)
    }
}

extension AuditSummary.UndecidedGroup {
    func json(_ disclosure: Disclosure) -> JSON {
        [
            "rule": .string(rule), "reason": .string(disclosure.masked(reason)), "count": .int(count),
            "file": .string(disclosure.masked(file)), "line": .int(line),
        ]
    }
}

extension AuditSummary.Input {
    fileprivate func json(_ disclosure: Disclosure) -> JSON {
        [
            "file": .string(disclosure.masked(name)), "format": .string(format), "bytes": .int(bytes),
            "records": .int(records), "requests": .int(requests), "unreadable": .int(unreadable),
        ]
    }
}

extension AuditSummary.Total {
    fileprivate func json(_ disclosure: Disclosure) -> JSON {
        ["name": .string(disclosure.masked(name)), "findings": .int(findings), "errors": .int(errors)]
    }
}

extension AuditSummary.Hour {
    fileprivate var json: JSON {
        ["start": .string(start.rfc3339), "requests": .int(requests), "refused": .int(refused)]
    }
}

extension AuditSummary.Standing {
    fileprivate func json(_ disclosure: Disclosure) -> JSON {
        var members: [(name: String, value: JSON)] = []
        if let account { members.append(("account", .int(account))) }
        let texts = [("registration", registration), ("user", user), ("application", application), ("rule", rule)]
        for case (let name, let text?) in texts { members.append((name, .string(disclosure.masked(text)))) }
        if let since { members.append(("since", .string(since.rfc3339))) }
        return .object(members)
    }
}

extension AuditSummary.Unreadable {
    fileprivate func json(_ disclosure: Disclosure) -> JSON {
        [
            "file": .string(disclosure.masked(file)), "line": .int(line), "offset": .int(offset),
            "reason": .string(disclosure.masked(reason)),
        ]
    }
}

extension AuditSummary.UnappliedRule {
    fileprivate var json: JSON { ["rule": .string(rule), "missing": .list(missing.map { .string($0) })] }
}
