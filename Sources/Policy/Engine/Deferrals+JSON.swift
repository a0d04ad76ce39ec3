internal import Requests
package import SourceText

extension Deferrals {
    /// What waits, to be written down with the ledgers: series of violations, and findings that are held until the end.
    package var json: [JSON] {
        let counted = series.sorted { ($0.key.rule, $0.key.what) < ($1.key.rule, $1.key.what) }.map { key, series in
            [
                "rule": .string(key.rule), "of": .string(key.what), "within": .int(Int(series.within)),
                "times": .list(series.times.map { .string($0.rfc3339) }),
            ] as JSON
        }
        let waiting = held.records.flatMap { number in
            held[number].map { results in results.findings.map { Deferrals.json($0, number, results) } } ?? []
        }
        return counted + waiting
    }

    private static func json(_ finding: Finding, _ number: Int, _ results: Results) -> JSON {
        let file = results.files[finding.place.file]
        let position = file.position(of: finding.place.span.start)
        var members: [(name: String, value: JSON)] = [
            ("held", .int(number)), ("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue)),
            ("basis", .string(finding.basis.rawValue)), ("message", .string(results.secrets.masked(finding.message))),
            ("operation", .string(finding.operation)), ("fingerprint", .string(finding.fingerprint)),
            ("file", .string(results.secrets.masked(file.name))), ("line", .int(position.line)),
            ("offset", .int(file.start.offset + finding.place.span.start)),
        ]
        if finding.isAllowed { members.append(("allowed", true)) }
        if let source = finding.source { members.append(("source", .string(source))) }
        if let hint = finding.hint { members.append(("hint", .string(results.secrets.masked(hint)))) }
        if let time = finding.record?.time { members.append(("time", .string(time.rfc3339))) }
        if let account = finding.record?.account { members.append(("account", .int(account))) }
        if let caller = finding.record?.caller { members.append(("caller", .string(caller))) }
        return .object(members)
    }

    /// What waited at the end of an earlier audit. An element that is none of what `json` writes is left out.
    package init(_ elements: [Node]) {
        self.init()
        for element in elements {
            if let number = element["held"]?.integer {
                hold(element, number)
            } else if let rule = element["rule"]?.string, let what = element["of"]?.string {
                let times = (element["times"]?.elements ?? []).compactMap { time in
                    time.string.flatMap { Timestamp(rfc3339: $0) }
                }
                series[Key(rule: rule, what: what)] = Series(
                    times: times, within: Int64(element["within"]?.integer ?? 0))
            }
        }
    }

    /// Holds a finding of an earlier audit: its record is not here, and only its place is told.
    private mutating func hold(_ element: Node, _ number: Int) {
        guard let rule = element["rule"]?.string, let severity = element["severity"]?.string.flatMap(Severity.init),
            let basis = element["basis"]?.string.flatMap(Basis.init), let message = element["message"]?.string,
            let file = element["file"]?.string, let line = element["line"]?.integer
        else { return }
        var results = held[number] ?? Results()
        let place = Finding.Place(file: results.files.count, span: SourceSpan(0, 0))
        let start = SourceFile.Start(line: line, offset: element["offset"]?.integer ?? 0)
        results.files.append(SourceFile(name: file, bytes: [], start: start))
        var finding = Finding(
            rule: rule, severity: severity, basis: basis, source: element["source"]?.string, message: message,
            hint: element["hint"]?.string, place: place, operation: element["operation"]?.string ?? "", related: [],
            fixes: [], fingerprint: element["fingerprint"]?.string ?? "", deferral: .untilEnd)
        finding.isAllowed = element["allowed"]?.bool ?? false
        finding.record = Finding.Record(
            time: element["time"]?.string.flatMap { Timestamp(rfc3339: $0) }, account: element["account"]?.integer,
            caller: element["caller"]?.string)
        results.findings.append(finding)
        held[number] = results
    }
}
