internal import Policy

/// The beginning of a page's findings: the controls that filter them. They show only where the script runs, which fills
/// their lists.
struct FilterMarkup {
    private let rules: [PageFindings.Rule]
    private let isAudit: Bool

    init(_ rules: [PageFindings.Rule], isAudit: Bool) {
        self.rules = rules
        self.isAudit = isAudit
    }

    var markup: Markup {
        let all = rules.reduce(0) { $0 + $1.count }
        return """
            <section id="findings" tabindex="-1" aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
            <form id="filter" role="search" aria-label="Filter findings" hidden>
            <label class="wide"><span>Text</span><input type="search" name="q" autocomplete="off" spellcheck="false"></label>
            <fieldset><legend>Severity</legend>\(severities)</fieldset>
            <label><span>Rule</span><select name="rule"><option value="">all</option></select></label>
            <label><span>File</span><select name="file"><option value="">all</option></select></label>
            \(isAudit ? Self.recordFields : "")
            <div class="acts"><button type="reset">Clear</button> <button type="button" id="fold">Fold all</button></div>
            <p role="status" aria-live="polite" id="shown" data-all="\(all)"></p>
            </form>
            \(omission)<div id="list">

            """
    }

    private static let recordFields: Markup = """
        <label><span>Account</span><select name="account"><option value="">all</option></select></label>
        <label><span>Caller</span><select name="caller"><option value="">all</option></select></label>
        """

    private var severities: [Markup] {
        Severity.allCases.reversed().map {
            "<label class=\"tick\"><input type=\"checkbox\" name=\"severity\" value=\"\($0.rawValue)\" checked> \($0.rawValue)</label> "
        }
    }

    private var omission: Markup {
        var counts: [Severity: Int] = [:]
        for rule in rules { counts[rule.severity, default: 0] += rule.omitted }
        guard let words = MostSevere<Int>.words(counts) else { return "" }
        return "<p class=\"more\">The page has no room for all: not shown are \(words), the least grave first.</p>"
    }
}
