internal import Policy
internal import Requests
internal import SourceText

extension AuditSummary {
    /// The counts: those of a check and an audit's own.
    var json: JSON {
        [
            "files": .int(inputs.count), "requests": .int(requests), "judged": .int(judged),
            "undecided": .int(undecided), "errors": .int(errors), "warnings": .int(warnings), "notes": .int(notes),
            "violating": .int(violatingRequests),
            "suppressed": .int(suppressed), "baselined": .int(baselined), "records": .int(records),
            "unreadable": .int(unreadable),
            "unknownOperations": .int(unknownOperations), "unseenArguments": .int(unseenArguments),
            "takenWithoutBody": .int(takenWithoutBody), "outsidePeriod": .int(outsidePeriod),
            "partial": .bool(isPartial),
        ]
    }

    /// All else.
    func auditJSON(_ options: ReportOptions) -> JSON {
        var members: [(name: String, value: JSON)] = [("inputs", .list(inputs.map(\.json)))]
        if let first, let last {
            members.append(("period", ["first": .string(first.rfc3339), "last": .string(last.rfc3339)]))
        }
        let totals: JSON = [
            "rules": .list(rules.map(\.json)), "accounts": .list(accounts.map(\.json)),
            "callers": .list(callers.map(\.json)),
        ]
        let bindings: JSON = [
            "count": .int(boundRegistrations), "first": .list(standing.map(\.json)),
        ]
        members += [
            ("totals", totals), ("hours", .list(hours.map(\.json))), ("bindings", bindings),
            ("unreadable", .list(unreadableRecords.map(\.json))),
            ("rulesNotApplied", .list(unappliedRules.map(\.json))),
        ]
        if let assumedZone { members.append(("assumedZone", .string(assumedZone))) }
        members += (options.tellsTimelines ? pictureJSON : [])
        return .object(members)
    }
}

extension AuditSummary.Input {
    fileprivate var json: JSON {
        [
            "file": .string(name), "format": .string(format), "bytes": .int(bytes),
            "records": .int(records), "requests": .int(requests), "unreadable": .int(unreadable),
        ]
    }
}

extension AuditSummary.Total {
    fileprivate var json: JSON {
        ["name": .string(name), "findings": .int(findings), "errors": .int(errors)]
    }
}

extension AuditSummary.Hour {
    fileprivate var json: JSON {
        ["start": .string(start.rfc3339), "requests": .int(requests), "refused": .int(refused)]
    }
}

extension AuditSummary.Standing {
    fileprivate var json: JSON {
        var members: [(name: String, value: JSON)] = []
        if let account { members.append(("account", .int(account))) }
        let texts = [("registration", registration), ("user", user), ("application", application), ("rule", rule)]
        for case (let name, let text?) in texts { members.append((name, .string(text))) }
        if let since { members.append(("since", .string(since.rfc3339))) }
        return .object(members)
    }
}

extension AuditSummary.Unreadable {
    fileprivate var json: JSON {
        [
            "file": .string(file), "line": .int(line), "offset": .int(offset),
            "reason": .string(reason),
        ]
    }
}

extension AuditSummary.UnappliedRule {
    fileprivate var json: JSON { ["rule": .string(rule), "missing": .list(missing.map { .string($0) })] }
}
