internal import Policy
internal import SourceText

extension Finding {
    /// The finding as an object of the JSON report; what there is not is left out.
    func json(_ disclosure: inout Disclosure) -> JSON {
        let location = disclosure.location(of: place)
        var members: [(name: String, value: JSON)] = [
            ("rule", .string(rule)), ("severity", .string(severity.rawValue)), ("basis", .string(basis.rawValue)),
            ("message", .string(message)),
        ]
        if let hint { members.append(("hint", .string(hint))) }
        members += [
            ("file", .string(location.file)), ("line", .int(location.start.line)),
            ("column", .int(location.start.column)), ("endLine", .int(location.end.line)),
            ("endColumn", .int(location.end.column)), ("offset", .int(place.span.start)),
            ("length", .int(place.span.count)), ("operation", .string(operation)),
            ("fingerprint", .string(fingerprint)), ("related", .list(related.map { $0.json(&disclosure) })),
            ("fixes", .list(fixes.map(\.json))),
        ]
        return .object(members)
    }
}

extension Finding.Related {
    fileprivate func json(_ disclosure: inout Disclosure) -> JSON {
        let location = disclosure.location(of: place)
        return [
            "file": .string(location.file), "line": .int(location.start.line), "column": .int(location.start.column),
            "message": .string(message),
        ]
    }
}

extension Fix {
    fileprivate var json: JSON {
        let edits = edits.map { edit -> JSON in
            ["offset": .int(edit.span.start), "length": .int(edit.span.count), "text": .string(edit.text)]
        }
        return ["title": .string(title), "safe": .bool(isSafe), "edits": .list(edits)]
    }
}

extension Undecided {
    func json(_ disclosure: inout Disclosure) -> JSON {
        let location = disclosure.location(of: place)
        return [
            "rule": .string(rule), "file": .string(location.file), "line": .int(location.start.line),
            "reason": .string(reason),
        ]
    }
}

extension Problem {
    func json(_ disclosure: inout Disclosure) -> JSON {
        guard let place else { return ["file": .string(file), "reason": .string(reason)] }
        let location = disclosure.location(of: place)
        return [
            "file": .string(location.file), "line": .int(location.start.line), "column": .int(location.start.column),
            "reason": .string(reason),
        ]
    }
}

extension Summary {
    var json: JSON {
        [
            "files": .int(files), "requests": .int(requests), "judged": .int(judged), "undecided": .int(undecided),
            "errors": .int(errors), "warnings": .int(warnings), "notes": .int(notes),
            // No verdict is suppressed or baselined before it gets here; readers of schema version 1 may rely on the members.
            "suppressed": 0, "baselined": 0,
        ]
    }
}
