internal import Policy
internal import Requests
internal import SourceText

/// Gathers what the judgements of records come to, in the order in which the records were applied.
struct Gathering {
    private struct Count {
        var findings = 0
        var errors = 0
    }

    private struct Undecided {
        var count = 0
        var ordinal: Int
        var number: RecordNumber
    }

    private struct UndecidedKey: Hashable {
        var rule: String
        var reason: String
    }

    private var rules: [String: Count] = [:]
    private var accounts: [String: Count] = [:]
    private var callers: [String: Count] = [:]
    private var undecided: [UndecidedKey: Undecided] = [:]
    /// What waits for other records, and for the end.
    private(set) var deferrals: Deferrals
    private var fingerprints = FingerprintOrdinals()
    private(set) var applied: Set<Int> = []
    private(set) var context: ContextFields = []
    private(set) var errors = 0
    private(set) var warnings = 0
    private(set) var notes = 0
    private var suppressed = 0
    private var baselined = 0
    private(set) var baseline: BaselineMatch?
    private(set) var violatingRequests = 0
    private(set) var explained = 0
    /// What timelines are told, where somebody asks for them.
    private var noted: Attributions.Noted?

    /// Callers beyond these are counted together.
    private static let mostCallers = 10_000
    private static let otherCallers = "others"

    /// `windows` is what an earlier audit's `windows` were.
    init(continuing windows: [Node], baseline: BaselineMatch?, tellsTimelines: Bool) {
        deferrals = Deferrals(windows)
        self.baseline = baseline
        if tellsTimelines { noted = Attributions.Noted() }
    }

    /// What timelines are told since this was asked last.
    mutating func takeNoted() -> Attributions.Noted? { noted?.take() }

    var findings: Int { errors + warnings + notes }

    /// Takes a case that was judged; the results to report, where there is a finding.
    mutating func add(_ item: Case) -> Results? {
        guard let judged = item.judged else { return nil }
        noted?.add(item, caller: judged.shownCaller)
        // It was read for its caller only.
        if item.open?.isEmpty == true { return nil }
        explained += 1
        applied.formUnion(judged.verdict.applied)
        context.formUnion(judged.context)
        for (rule, reason) in judged.verdict.undecided { add(rule, reason, 1, (item.ordinal, item.number)) }
        guard !judged.verdict.results.findings.isEmpty else { return nil }
        var results = judged.verdict.results
        let time = item.chunk.records[item.index].call.time.timestamp
        let caller = judged.caller.map(results.secrets.masked)
        for index in results.findings.indices {
            results.findings[index].record = Finding.Record(time: time, account: judged.account, caller: caller)
        }
        let heldCount = deferrals.heldCount
        results = deferrals.settle(results, number: item.number.packed)
        let isWaiting = deferrals.heldCount > heldCount
        let reported = report(results)
        noted?.add(reported?.findings.count ?? 0, of: item, isWaiting: isWaiting)
        guard let reported else { return nil }
        violatingRequests += 1
        return reported
    }

    /// Counts findings that stand; those to report, where there are any.
    mutating func report(_ results: Results) -> Results? {
        guard !results.findings.isEmpty else { return nil }
        var results = results
        for index in results.findings.indices {
            results.findings[index] = fingerprints.distinguish(results.findings[index])
        }
        results.suppressAllowed()
        baseline?.apply(to: &results)
        suppressed += results.suppressed
        baselined += results.baselined
        count(results)
        return results.findings.isEmpty ? nil : results
    }

    /// Hands out the findings that waited for the end, of the records whose displacements last.
    mutating func end(_ lasting: Set<Int>, _ body: (Results) throws -> Void) rethrows {
        var deferrals = deferrals
        try deferrals.end(lasting) { number, held in
            let reported = report(held)
            noted?.add(reported?.findings.count ?? 0, heldBy: number)
            if let reported { try body(reported) }
        }
        self.deferrals = deferrals
    }

    /// Forgets what waits for the end in vain, once there is much of it.
    mutating func tidy(_ lasting: () -> Set<Int>) {
        guard deferrals.heldCount > heldLimit else { return }
        let lasting = lasting()
        deferrals.keepHeld(lasting)
        noted?.keepHeld(lasting)
        heldLimit = deferrals.heldCount * 5 / 4 + 512
    }

    private var heldLimit = 512

    private mutating func count(_ results: Results) {
        for finding in results.findings {
            let isError = finding.severity == .error
            switch finding.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .note: notes += 1
            }
            Gathering.count(finding.rule, isError, &rules)
            Gathering.count(finding.record?.account.map(String.init), isError, &accounts)
            let caller = finding.record?.caller
            let isKnown = caller.map { callers[$0] != nil || callers.count < Gathering.mostCallers } ?? true
            Gathering.count(isKnown ? caller : Gathering.otherCallers, isError, &callers)
        }
    }

    private static func count(_ name: String?, _ isError: Bool, _ counts: inout [String: Count]) {
        guard let name else { return }
        counts[name, default: Count()].findings += 1
        if isError { counts[name, default: Count()].errors += 1 }
    }

    /// Adds verdicts that stayed undecided.
    mutating func add(_ rule: String, _ reason: String, _ count: Int, _ first: (ordinal: Int, number: RecordNumber)) {
        let key = UndecidedKey(rule: rule, reason: reason)
        var group = undecided[key] ?? Undecided(ordinal: first.ordinal, number: first.number)
        group.count += count
        if first.ordinal < group.ordinal { (group.ordinal, group.number) = first }
        undecided[key] = group
    }

    /// Writes into a summary what was gathered.
    func complete(_ summary: inout AuditSummary, logNames: [String]) {
        summary.errors = errors
        summary.warnings = warnings
        summary.notes = notes
        summary.suppressed = suppressed
        summary.baselined = baselined
        summary.violatingRequests = violatingRequests
        summary.rules = Gathering.totals(rules)
        summary.accounts = Gathering.totals(accounts)
        summary.callers = Gathering.totals(callers)
        summary.undecided = undecided.values.reduce(0) { $0 + $1.count }
        summary.undecidedGroups = undecided.sorted { first, second in
            (first.key.rule, first.key.reason) < (second.key.rule, second.key.reason)
        }.map { key, group in
            AuditSummary.UndecidedGroup(
                rule: key.rule, reason: key.reason, count: group.count, file: logNames[group.number.log],
                line: group.number.line)
        }
    }

    private static func totals(_ counts: [String: Count]) -> [AuditSummary.Total] {
        counts.sorted { ($1.value.findings, $0.key) < ($0.value.findings, $1.key) }.map {
            AuditSummary.Total(name: $0.key, findings: $0.value.findings, errors: $0.value.errors)
        }
    }
}
