internal import Policy
internal import Requests
internal import SourceText

extension Finding {
    /// The finding as an object of the JSON report; what there is not is left out.
    func json(_ disclosure: Disclosure) -> JSON {
        let location = disclosure.location(of: place)
        var members: [(name: String, value: JSON)] = [
            ("rule", .string(rule)), ("severity", .string(severity.rawValue)), ("basis", .string(basis.rawValue)),
            ("message", .string(message)),
        ]
        if let hint { members.append(("hint", .string(hint))) }
        members += [
            ("file", .string(location.file)), ("line", .int(location.start.line)),
            ("column", .int(location.start.column)), ("endLine", .int(location.end.line)),
            ("endColumn", .int(location.end.column)),
            ("offset", .int(disclosure.offset(of: place.span, in: place.file))),
            ("length", .int(place.span.count)), ("operation", .string(operation)),
        ]
        if let time = record?.time { members.append(("time", .string(time.rfc3339))) }
        if let account = record?.account { members.append(("account", .int(account))) }
        if let caller = record?.caller { members.append(("caller", .string(caller))) }
        members += [
            ("fingerprint", .string(fingerprint)), ("related", .list(related.map { $0.json(disclosure) })),
            ("fixes", .list(fixes.map { $0.json(disclosure, in: place.file) })),
        ]
        return .object(members)
    }
}

extension Finding.Related {
    fileprivate func json(_ disclosure: Disclosure) -> JSON {
        let location = disclosure.location(of: place)
        return [
            "file": .string(location.file), "line": .int(location.start.line), "column": .int(location.start.column),
            "message": .string(message),
        ]
    }
}

extension Fix {
    fileprivate func json(_ disclosure: Disclosure, in file: Int) -> JSON {
        let edits = edits.map { edit -> JSON in
            [
                "offset": .int(disclosure.offset(of: edit.span, in: file)), "length": .int(edit.span.count),
                "text": .string(edit.text),
            ]
        }
        return ["title": .string(title), "safe": .bool(isSafe), "edits": .list(edits)]
    }
}

extension Undecided {
    func json(_ disclosure: Disclosure) -> JSON {
        let location = disclosure.location(of: place)
        return [
            "rule": .string(rule), "file": .string(location.file), "line": .int(location.start.line),
            "reason": .string(reason),
        ]
    }
}

extension Problem {
    func json(_ disclosure: Disclosure) -> JSON {
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
            "suppressed": .int(suppressed), "baselined": .int(baselined), "outsideChanges": .int(outsideChanges),
        ]
    }
}
