internal import Policy
internal import Requests
internal import SourceText

/// What was judged and what was not: a clean page must not hide that little was looked at.
struct CoverageMarkup {
    private let ending: Ending
    private var summary: Summary { ending.summary }

    /// Rows of a list that are shown.
    private static let shown = 100
    private static let shownFiles = 200

    init(_ ending: Ending) { self.ending = ending }

    var markup: Markup {
        let gaps = problems + notJudged + undecided + unapplied + unreadable
        let all: Markup =
            summary.requests == 0
            ? "<p>There was no request to judge.</p>"
            : "<p>Every request was judged by every rule.</p>"
        return """
            <section id="coverage"><h2>What was judged, and what was not</h2>
            \(period)\(gaps.isEmpty ? all : gaps)\(leftOut)\(inputs)</section>

            """
    }

    private var period: Markup {
        guard let audit = ending.audit, let first = audit.first, let last = audit.last else { return "" }
        let zone: Markup =
            audit.assumedZone.map {
                " Times without a zone were read as \($0); <code>--assume-tz</code> says another."
            } ?? ""
        return first == last
            ? "<p>Requests of <time>\(first.rfc3339)</time>.\(zone)</p>"
            : "<p>Requests from <time>\(first.rfc3339)</time> to <time>\(last.rfc3339)</time>.\(zone)</p>"
    }

    // MARK: Gaps

    private var problems: Markup {
        var items: [Markup] = ending.problemPlaces.prefix(Self.shown).map {
            "<li><code>\($0.place)</code> \($0.reason)</li>"
        }
        if let fault = ending.fault { items.append("<li>\(fault)</li>") }
        guard !items.isEmpty else { return "" }
        let more = ending.problems.count - Self.shown
        if more > 0 { items.append("<li>and \(more.grouped) more</li>") }
        return "<h3 class=\"alarm\">Could not be read</h3><ul class=\"alarm\">\(items)</ul>"
    }

    private var notJudged: Markup {
        guard let audit = ending.audit else { return "" }
        let rows = [
            (audit.unknownOperations, "with an operation that the log does not show"),
            (audit.unseenArguments, "with arguments that the log does not show"),
            (audit.takenWithoutBody, "by POST, of whose body the log says nothing: taken without one"),
            (audit.outsidePeriod, "outside of --since and --until"),
        ].filter { $0.0 > 0 }
        guard !rows.isEmpty else { return "" }
        return PageTable(["requests", "why"], rows.map { ["\($0.0.grouped)", "\($0.1)"] }, numbers: [0])
            .markup(title: "Requests not judged, or not wholly")
    }

    private var undecided: Markup {
        guard summary.undecided > 0 || !ending.undecided.isEmpty else { return "" }
        let entries = (ending.audit.map { GapSections($0) } ?? GapSections(ending.undecided)).undecided
        let rows: [[Markup]] = entries.prefix(Self.shown).map {
            ["\($0.count.grouped)", "\($0.title)", "\($0.rules.joined(separator: ", "))"]
        }
        return PageTable(["verdicts", "what is not known", "rules"], rows, numbers: [0], of: entries.count)
            .markup(title: "Undecided: \(summary.undecided.of("verdict"))") + undecidedPlaces
    }

    /// Each verdict of a check by its place; an audit has too many.
    private var undecidedPlaces: Markup {
        guard ending.audit == nil else { return "" }
        let rows: [[Markup]] = ending.undecided.prefix(Self.shown).map {
            ["<code>\($0.file.escapedForTerminal):\($0.line)</code>", "\($0.rule)", "\($0.reason)"]
        }
        let table = PageTable(["place", "rule", "why"], rows, of: ending.undecided.count)
        return "<details class=\"fold\"><summary>Where</summary>\(table.markup(title: "Undecided verdicts"))</details>"
    }

    private var unapplied: Markup {
        let entries = ending.audit.map { GapSections($0).unapplied } ?? []
        guard !entries.isEmpty else { return "" }
        return PageTable(
            ["no record has", "rules"], entries.map { ["\($0.title)", "\($0.rules.joined(separator: ", "))"] }
        ).markup(title: "Rules that could not apply")
    }

    private var unreadable: Markup {
        guard let audit = ending.audit, audit.unreadable > 0 else { return "" }
        let rows: [[Markup]] = audit.unreadableRecords.prefix(Self.shown).map {
            ["<code>\($0.file.escapedForTerminal):\($0.line)</code>", "\($0.reason)"]
        }
        return PageTable(["record", "why"], rows, of: audit.unreadable, all: "--rejects FILE writes all")
            .markup(title: "Records that could not be read: \(audit.unreadable.grouped)")
    }

    // MARK: What was judged

    /// Findings that this page does not have, by intent.
    private var leftOut: Markup {
        let sentences = Summary.leftOut(summary.suppressed, summary.baselined, summary.outsideChanges)
        return sentences.isEmpty ? "" : "<p>Findings left out: \(sentences.joined(separator: " "))</p>"
    }

    private var inputs: Markup {
        if let audit = ending.audit {
            let rows: [[Markup]] = audit.inputs.prefix(Self.shownFiles).map {
                [
                    "<code>\($0.name.escapedForTerminal)</code>", "\($0.format)", "\(ByteUnit.text($0.bytes))",
                    "\($0.records.grouped)", "\($0.requests.grouped)", "\($0.unreadable.grouped)",
                ]
            }
            let table = PageTable(
                ["log", "format", "size", "records", "requests", "unreadable"], rows, numbers: [2, 3, 4, 5],
                of: audit.inputs.count)
            return rows.isEmpty ? "" : table.markup(title: "Logs")
        }
        guard !ending.files.isEmpty else { return "" }
        let items: [Markup] = ending.files.prefix(Self.shownFiles).map { "<li><code>\($0)</code></li>" }
        let more = ending.files.count - items.count
        let rest: Markup = more > 0 ? "<li>and \(more.grouped) more</li>" : ""
        return """
            <details class="fold"><summary>\(ending.files.count.of("file")) with requests</summary><ul>\(items)\(rest)</ul>\
            </details>
            """
    }
}
