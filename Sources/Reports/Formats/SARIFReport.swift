internal import Policy
internal import Requests
internal import SourceText

/// A run as SARIF 2.1.0 (OASIS), as GitHub code scanning wants it: at most 5,000 results, the gravest first.
struct SARIFReport: Report {
    private let options: ReportOptions
    private var rules: SeenRules
    /// Results as they are written.
    private var results = MostSevere<[UInt8]>(limit: SARIFReport.shown)
    /// The hashes of the last file: findings come by file.
    private var hashes: (file: String, hashes: LineHashes)?

    /// GitHub shows no more of a run.
    static let shown = 5_000

    init(_ options: ReportOptions) {
        self.options = options
        rules = SeenRules(options)
    }

    mutating func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let number = rules.number(of: finding)
        guard results.makeRoom(for: finding.severity) else { return }
        let result = result(finding, ruleNumber: number, lineHash: lineHash(of: finding))
        results.add(result.escapedForTerminal, finding.severity)
    }

    func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let tool: JSON = [
            "driver": [
                "name": .string(ReportOptions.tool), "semanticVersion": .string(options.version),
                "rules": .list(rules.descriptions.map(\.sarif)),
            ]
        ]
        var opening = Array(#"{"$schema":"\#(SARIFReport.schema)","version":"2.1.0","runs":[{"tool":"#.utf8)
        opening += tool.escapedForTerminal
        opening += Array(#","invocations":["#.utf8) + invocation(ending).escapedForTerminal
        try sink(opening + Array(#"],"columnKind":"unicodeCodePoints","results":["#.utf8))
        let elements = results.elements
        for (index, element) in elements.enumerated() {
            try sink(Array((index == 0 ? "\n" : ",\n").utf8) + element)
        }
        try sink(Array((elements.isEmpty ? "]}]}\n" : "\n]}]}\n").utf8))
    }

    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    private mutating func lineHash(of finding: ReportedFinding) -> String? {
        guard let context = finding.context, context.isWhole else { return nil }
        if hashes?.file != context.file.name { hashes = (context.file.name, LineHashes(context.file)) }
        return hashes?.hashes[finding.location.start.line]
    }

    // MARK: Results

    private func result(_ finding: ReportedFinding, ruleNumber: Int, lineHash: String?) -> JSON {
        var fingerprints: [(name: String, value: JSON)] = [("bindlint/v1", .string(finding.fingerprint))]
        if let lineHash { fingerprints.append(("primaryLocationLineHash", .string(lineHash))) }
        var members: [(name: String, value: JSON)] = [
            ("ruleId", .string(finding.rule)), ("ruleIndex", .int(ruleNumber)),
            ("level", .string(finding.severity.rawValue)), ("message", ["text": .string(message(of: finding))]),
            (
                "locations",
                [["physicalLocation": physicalLocation(finding.location, (finding.offset, finding.length))]]
            ),
        ]
        if !finding.related.isEmpty {
            let related = finding.related.enumerated().map { index, related -> JSON in
                [
                    "id": .int(index + 1), "physicalLocation": physicalLocation(related.location),
                    "message": ["text": .string(related.message.escapedInLines)],
                ]
            }
            members.append(("relatedLocations", .list(related)))
        }
        members.append(("partialFingerprints", .object(fingerprints)))
        let fixes = finding.fixes.filter { !$0.isMasked && !$0.edits.isEmpty }
        if !fixes.isEmpty { members.append(("fixes", .list(fixes.map { fix($0, in: finding.location.file) }))) }
        members.append(("properties", properties(of: finding)))
        return .object(members)
    }

    /// The message, the hint, and a link to each related place: GitHub shows only those that the message links to.
    private func message(of finding: ReportedFinding) -> String {
        var text = escapedLinks(finding.advice.escapedInLines)
        for (index, related) in finding.related.enumerated() {
            let words = related.message.isEmpty ? "related place" : related.message.escapedOnOneLine
            text += "\nsee: [\(escapedBrackets(words))](\(index + 1))"
        }
        return text
    }

    /// A text that quotes a request must not make links of its own.
    private func escapedLinks(_ text: String) -> String {
        var isLink = false
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if previous == "]", scalar == "(" { isLink = true }
            previous = scalar
        }
        return isLink ? escapedBrackets(text) : text
    }

    private func escapedBrackets(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { text, scalar in
            if scalar == "[" || scalar == "]" || scalar == "\\" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
    }

    private func properties(of finding: ReportedFinding) -> JSON {
        var members: [(name: String, value: JSON)] = [
            ("basis", .string(finding.basis.rawValue)), ("operation", .string(finding.operation.escapedForTerminal)),
        ]
        if let time = finding.time { members.append(("time", .string(time.rfc3339))) }
        if let account = finding.account { members.append(("account", .int(account))) }
        if let caller = finding.caller { members.append(("caller", .string(caller.escapedForTerminal))) }
        return .object(members)
    }

    private func fix(_ fix: ReportedFinding.Fix, in file: String) -> JSON {
        let replacements = fix.edits.map { edit -> JSON in
            [
                "deletedRegion": region(edit.start, edit.end, (edit.offset, edit.length)),
                "insertedContent": ["text": .string(edit.text)],
            ]
        }
        let change: JSON = ["artifactLocation": artifact(file), "replacements": .list(replacements)]
        return ["description": ["text": .string(fix.title.escapedInLines)], "artifactChanges": [change]]
    }

    // MARK: Places

    private func physicalLocation(_ location: Location, _ bytes: (offset: Int, length: Int)? = nil) -> JSON {
        ["artifactLocation": artifact(location.file), "region": region(location.start, location.end, bytes)]
    }

    private func artifact(_ file: String) -> JSON { ["uri": .string(options.paths.uri(file))] }

    private func region(
        _ start: SourceFile.Position, _ end: SourceFile.Position, _ bytes: (offset: Int, length: Int)?
    ) -> JSON {
        var members: [(name: String, value: JSON)] = [
            ("startLine", .int(start.line)), ("startColumn", .int(start.column)), ("endLine", .int(end.line)),
            ("endColumn", .int(end.column)),
        ]
        if let bytes { members += [("byteOffset", .int(bytes.offset)), ("byteLength", .int(bytes.length))] }
        return .object(members)
    }

    // MARK: The run

    private func invocation(_ ending: Ending) -> JSON {
        var notifications = ending.problems.map { problem -> JSON in
            var place: [(name: String, value: JSON)] = [("artifactLocation", artifact(problem.file))]
            if let position = problem.position { place.append(("region", region(position, position, nil))) }
            return [
                "level": "error", "message": ["text": .string(problem.reason.escapedInLines)],
                "locations": [["physicalLocation": .object(place)]],
            ]
        }
        func notify(_ level: String, _ text: String) {
            notifications.append(["level": .string(level), "message": ["text": .string(text.escapedInLines)]])
        }
        if let fault = ending.fault { notify("error", fault) }
        if ending.audit?.isPartial == true { notify("error", "the audit was stopped before the end of its input") }
        if let omission = results.omission {
            notify("warning", "\(omission) left out: a run has \(SARIFReport.shown.grouped) results at most")
        }
        return [
            "executionSuccessful": .bool(ending.isTrusted), "toolExecutionNotifications": .list(notifications),
        ]
    }
}
