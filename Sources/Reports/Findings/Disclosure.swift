internal import Policy
internal import SourceText

/// What of a run's results may be shown: the same findings with secrets masked, and their places as lines and columns.
///
/// Every report takes its texts from here, so that none can forget to mask or count differently.
struct Disclosure: Sendable {
    private let results: Results
    private let names: [String]

    init(_ results: Results) {
        self.results = results
        names = results.files.map { results.secrets.masked($0.name) }
    }

    // MARK: Texts

    var findings: some Sequence<Finding> { results.findings.lazy.map(masked) }

    var undecided: some Sequence<Undecided> {
        results.undecided.lazy.map { undecided in
            var undecided = undecided
            undecided.reason = masked(undecided.reason)
            return undecided
        }
    }

    var problems: some Sequence<Problem> {
        results.problems.lazy.map {
            Problem(file: masked($0.file), place: $0.place, reason: masked($0.reason))
        }
    }

    /// The findings as formats show them. An audit's files are pieces of logs.
    func reported(holdsWholeFiles: Bool) -> some Sequence<ReportedFinding> {
        zip(results.findings, findings).lazy.map { original, finding in
            reported(finding, masking: original, holdsWholeFiles)
        }
    }

    private func reported(_ finding: Finding, masking original: Finding, _ isWhole: Bool) -> ReportedFinding {
        var context = FindingContext(file: results.files[finding.place.file], isWhole: isWhole)
        context.quotation = FindingContext.Quotation(
            disclosure: self, places: [finding.place] + finding.related.map(\.place))
        return ReportedFinding(
            rule: finding.rule, severity: finding.severity, basis: finding.basis, source: finding.source,
            message: finding.message, hint: finding.hint, location: location(of: finding.place),
            offset: offset(of: finding.place.span, in: finding.place.file), length: finding.place.span.count,
            operation: finding.operation, fingerprint: finding.fingerprint,
            related: finding.related.map {
                ReportedFinding.Related(location: location(of: $0.place), message: $0.message)
            },
            fixes: zip(finding.fixes, original.fixes).map { fix, original in
                ReportedFinding.Fix(
                    title: fix.title, isSafe: fix.isSafe,
                    edits: fix.edits.map { reported($0, in: finding.place.file) },
                    isMasked: zip(fix.edits, original.edits).contains { $0.text != $1.text })
            },
            time: finding.record?.time, account: finding.record?.account, caller: finding.record?.caller,
            context: context)
    }

    private func reported(_ edit: Fix.Edit, in file: Int) -> ReportedFinding.Edit {
        let location = location(of: Finding.Place(file: file, span: edit.span))
        return ReportedFinding.Edit(
            offset: offset(of: edit.span, in: file), length: edit.span.count, start: location.start,
            end: location.end, text: edit.text)
    }

    private func masked(_ finding: Finding) -> Finding {
        guard !results.secrets.isEmpty else { return finding }
        var finding = finding
        finding.operation = masked(finding.operation)
        finding.source = finding.source.map(masked)
        finding.message = masked(finding.message)
        finding.hint = finding.hint.map(masked)
        let caller = finding.record?.caller.map(masked)
        finding.record?.caller = caller
        for index in finding.related.indices {
            finding.related[index].message = masked(finding.related[index].message)
        }
        for index in finding.fixes.indices {
            finding.fixes[index].title = masked(finding.fixes[index].title)
            for edit in finding.fixes[index].edits.indices {
                finding.fixes[index].edits[edit].text = masked(finding.fixes[index].edits[edit].text)
            }
        }
        return finding
    }

    func masked(_ text: String) -> String { results.secrets.masked(text) }

    // MARK: Places

    func location(of place: Finding.Place) -> Location {
        let file = results.files[place.file]
        return Location(
            file: names[place.file], start: file.position(of: place.span.start), end: file.position(of: place.span.end))
    }

    /// The offset of a place in the file, of which the results may hold a piece.
    func offset(of span: SourceSpan, in file: Int) -> Int { results.files[file].start.offset + span.start }

    /// The lines that a frame shows of a place: its only one, or its first and its last, each with its part marked.
    /// There is none where the file's bytes are not at hand.
    func excerpts(of place: Finding.Place, upTo cells: Int) -> [Excerpt] {
        let file = results.files[place.file]
        guard !file.bytes.isEmpty else { return [] }
        let span = SourceSpan(min(place.span.start, file.bytes.count), min(place.span.end, file.bytes.count))
        let first = file.lineNumber(of: span.start)
        let last = file.lineNumber(of: max(span.start, span.end - 1))
        var excerpts = [Excerpt(file, line: first, marking: span, hiding: results.secrets, upTo: cells)]
        if last > first {
            excerpts.append(Excerpt(file, line: last, marking: span, hiding: results.secrets, upTo: cells))
        }
        return excerpts
    }
}
