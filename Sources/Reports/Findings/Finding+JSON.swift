internal import Policy
internal import Requests
internal import SourceText

extension ReportedFinding {
    /// The finding as members of an object of the JSON report; what there is not is left out.
    var members: [(name: String, value: JSON)] {
        var members: [(name: String, value: JSON)] = [
            ("rule", .string(rule)), ("severity", .string(severity.rawValue)), ("basis", .string(basis.rawValue)),
        ]
        if let source { members.append(("source", .string(source))) }
        members.append(("message", .string(message)))
        if let hint { members.append(("hint", .string(hint))) }
        members += [
            ("file", .string(location.file)), ("line", .int(location.start.line)),
            ("column", .int(location.start.column)), ("endLine", .int(location.end.line)),
            ("endColumn", .int(location.end.column)), ("offset", .int(offset)), ("length", .int(length)),
            ("operation", .string(operation)),
        ]
        if let time { members.append(("time", .string(time.rfc3339))) }
        if let account { members.append(("account", .int(account))) }
        if let caller { members.append(("caller", .string(caller))) }
        members += [
            ("fingerprint", .string(fingerprint)), ("related", .list(related.map(\.json))),
            ("fixes", .list(fixes.map(\.json))),
        ]
        return members
    }
}

extension ReportedFinding.Related {
    fileprivate var json: JSON {
        [
            "file": .string(location.file), "line": .int(location.start.line), "column": .int(location.start.column),
            "endLine": .int(location.end.line), "endColumn": .int(location.end.column), "message": .string(message),
        ]
    }
}

extension ReportedFinding.Fix {
    fileprivate var json: JSON {
        var members: [(name: String, value: JSON)] = [
            ("title", .string(title)), ("safe", .bool(isSafe)), ("edits", .list(edits.map(\.json))),
        ]
        if isMasked { members.append(("masked", true)) }
        return .object(members)
    }
}

extension ReportedFinding.Edit {
    fileprivate var json: JSON {
        [
            "offset": .int(offset), "length": .int(length), "line": .int(start.line), "column": .int(start.column),
            "endLine": .int(end.line), "endColumn": .int(end.column), "text": .string(text),
        ]
    }
}

extension Ending.Undecided {
    var members: [(name: String, value: JSON)] {
        let place: [(name: String, value: JSON)] = [("file", .string(file)), ("line", .int(line))]
        guard let count else { return [("rule", .string(rule))] + place + [("reason", .string(reason))] }
        return [("rule", .string(rule)), ("reason", .string(reason)), ("count", .int(count))] + place
    }
}

extension Ending.Problem {
    var members: [(name: String, value: JSON)] {
        guard let position else { return [("file", .string(file)), ("reason", .string(reason))] }
        return [
            ("file", .string(file)), ("line", .int(position.line)), ("column", .int(position.column)),
            ("reason", .string(reason)),
        ]
    }
}

extension RuleDescription {
    var json: JSON {
        var members: [(name: String, value: JSON)] = [
            ("id", .string(id)), ("title", .string(title)), ("severity", .string(severity.rawValue)),
            ("basis", .string(basis.rawValue)),
        ]
        if let source { members.append(("source", .string(source))) }
        if let address { members.append(("address", .string(address))) }
        members.append(("about", .string(about)))
        return .object(members)
    }
}

extension Summary {
    var json: JSON {
        [
            "files": .int(files), "requests": .int(requests), "judged": .int(judged), "undecided": .int(undecided),
            "errors": .int(errors), "warnings": .int(warnings), "notes": .int(notes),
            "violating": .int(violating),
            "suppressed": .int(suppressed), "baselined": .int(baselined), "outsideChanges": .int(outsideChanges),
        ]
    }
}
