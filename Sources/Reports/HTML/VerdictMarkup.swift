internal import Policy
internal import Requests

/// How a run ended: the first thing on a page.
struct VerdictMarkup {
    private let ending: Ending
    private let options: ReportOptions

    init(_ ending: Ending, _ options: ReportOptions) {
        self.ending = ending
        self.options = options
    }

    var markup: Markup {
        """
        <header id="verdict" class="\(outcome)" tabindex="-1">
        <p class="tool">\(ReportOptions.tool) · \(ending.audit == nil ? "check of request files" : "audit of logs")</p>
        <h1>\(headline)</h1>
        <p class="exit">\(exit)</p>
        <dl class="counts">\(counts)</dl>
        </header>

        """
    }

    /// What was found, or that nothing was, or why nobody knows.
    var headline: String {
        if ending.audit?.isPartial == true { return "Stopped before the end, \(found)" }
        if !ending.isTrusted { return "The run cannot be trusted, \(found)" }
        return found.prefix(1).uppercased() + found.dropFirst()
    }

    private var found: String { findings == 0 ? "no findings" : findings.of("finding") }

    private var findings: Int { ending.summary.errors + ending.summary.warnings + ending.summary.notes }

    /// The class of the verdict.
    private var outcome: String {
        if !ending.isTrusted { return "untrusted" }
        return switch ending.exitCode {
        case 0?: findings == 0 ? "clean" : "passed"
        case nil: findings == 0 ? "clean" : "failed"
        case _?: "failed"
        }
    }

    private var exit: String {
        if ending.audit?.isPartial == true {
            return "It was stopped before the end of its input (exit code 130): what follows there was not judged."
        }
        return switch ending.exitCode {
        case 0?: "It passes (exit code 0): nothing at or above the threshold."
        case 1?: "It fails (exit code 1): there are findings at or above the threshold."
        case nil where ending.isTrusted: ""
        case _?, nil:
            "It cannot be trusted (exit code 2): not all that it was to judge could be read. What was found is below."
        }
    }

    private var counts: [Markup] {
        let summary = ending.summary
        var counts = [
            ("errors", summary.errors.grouped, "error"), ("warnings", summary.warnings.grouped, "warning"),
            ("notes", summary.notes.grouped, "note"),
        ]
        let isAll = summary.judged == summary.requests
        counts.append(
            (
                "requests judged",
                isAll ? summary.judged.grouped : "\(summary.judged.grouped) of \(summary.requests.grouped)", ""
            ))
        counts.append(("with findings", summary.violating.grouped, ""))
        if let audit = ending.audit { counts.append(("records", audit.records.grouped, "")) }
        counts.append((ending.audit == nil ? "files" : "logs", summary.files.grouped, ""))
        return counts.map { name, number, kind in
            "<div class=\"\(number == "0" ? "none" : kind)\"><dt>\(name)</dt><dd>\(number)</dd></div>"
        }
    }
}
