internal import Policy
internal import SourceText

/// What of a run's results may be shown: the same findings with secrets masked, and their places as lines and columns.
///
/// Every report takes its texts from here, so that none can forget to mask or count differently.
struct Disclosure {
    private let results: Results
    private let names: [String]
    private var locator: Locator

    init(_ results: Results) {
        self.results = results
        names = results.files.map { results.secrets.masked($0.name) }
        locator = Locator(results.files)
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

    private func masked(_ finding: Finding) -> Finding {
        var finding = finding
        finding.operation = masked(finding.operation)
        finding.source = finding.source.map(masked)
        finding.message = masked(finding.message)
        finding.hint = finding.hint.map(masked)
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

    private func masked(_ text: String) -> String { results.secrets.masked(text) }

    // MARK: Places

    mutating func location(of place: Finding.Place) -> Location {
        Location(
            file: names[place.file], start: locator.position(of: place.span.start, in: place.file),
            end: locator.position(of: place.span.end, in: place.file))
    }

    /// The lines that a frame shows of a place: its only one, or its first and its last, each with its part marked.
    func excerpts(of place: Finding.Place, upTo cells: Int) -> [Excerpt] {
        let file = results.files[place.file]
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
