internal import Requests
internal import SourceText
internal import Spelling

/// What is allowed by comments in the files and by the configuration, and the findings about these.
package struct Suppressions: Sendable {
    /// What a run judges by, as far as suppressions are concerned.
    package struct Context: Sendable {
        /// Every rule that there is, whether it judges in this run or not.
        package var ids: [String]
        /// Those that judge, and of them those that see all that they look at.
        package var selected: Set<String>
        package var wholeSighted: Set<String>
        /// The rules about suppressions that are selected, with their severities.
        package var own: [SuppressionRule: Severity]
        package var today: Day
        /// What the configuration makes of the rules for some files, by their names.
        package var fileSettings: [String: FileSettings] = [:]
        package var allowances: Allowances?

        /// `rules` are the selected ones. Rules that look at other files or at roles never see for certain all that they
        /// look at; those that read the account export need one.
        package init(
            all: RuleSet, rules: [Rule], own: [SuppressionRule: Severity], today: Day, _ vocabulary: Vocabulary,
            hasAccounts: Bool
        ) {
            ids = all.rules.map(\.id)
            selected = Set(rules.map(\.id))
            wholeSighted = Set(rules.filter { $0.seesAll(vocabulary, hasAccounts: hasAccounts) }.map(\.id))
            self.own = own
            self.today = today
        }
    }

    private let context: Context

    /// What the configuration allows.
    package var allowances: Allowances? { context.allowances }

    package init(_ context: Context) { self.context = context }

    /// Takes the findings out that are allowed, and adds those about suppressions. The sources are those that were judged.
    package func apply(to results: inout Results, _ sources: [Engine.Source]) {
        var number = 0
        var about: [Finding] = []
        var allowed: Set<Int> = []
        let byFile = Dictionary(grouping: results.findings.indices) { results.findings[$0].place.file }
        let undecided = Dictionary(grouping: results.undecided) { $0.place.file }
        let unreadable = Set(results.problems.compactMap { $0.place?.file })
        for (index, source) in sources.enumerated() {
            let start = about.count
            let settings = context.fileSettings[source.file.name]
            defer { number += source.requests.count }
            guard !source.comments.isEmpty else { continue }
            var suppressions = read(source, index, firstRequest: number, &about)
            for number in byFile[index] ?? [] {
                let finding = results.findings[number]
                if suppressions.use(finding.rule, finding.place.span, finding.request) { allowed.insert(number) }
            }
            // What could not be decided might have been found.
            for verdict in undecided[index] ?? [] {
                suppressions.use(verdict.rule, verdict.place.span, verdict.request)
            }
            // Nor does anybody know what stands where a file could not be read.
            if !unreadable.contains(index) { about += suppressions.all.flatMap { unused($0, settings) } }
            if let settings {
                var own = Array(about[start...])
                settings.adjust(&own)
                about.replaceSubrange(start..., with: own)
            }
        }
        allow(results, sources, &allowed, &about)
        results.remove(allowed)
        results.suppressed += allowed.count
        // Findings about the configuration point behind the files that were judged.
        if let file = context.allowances?.file, about.contains(where: { $0.place.file == sources.count }) {
            results.files.append(file)
        }
        results.add(about)
    }

    // MARK: The configuration

    /// Adds what the entries of the configuration allow, and what there is to say of them.
    private func allow(
        _ results: Results, _ sources: [Engine.Source], _ allowed: inout Set<Int>, _ about: inout [Finding]
    ) {
        guard let allowances = context.allowances, !allowances.entries.isEmpty else { return }
        let requests = sources.flatMap { source in source.requests.map { (source.file.name, $0) } }
        var used: Set<Use> = []
        func use(_ rule: String, _ request: Int?) -> Bool {
            guard let (name, request) = request.map({ requests[$0] }) else { return false }
            let entries = allowances.entries(allowing: rule, of: request, in: name)
            for entry in entries { used.insert(Use(entry: entry, rule: rule)) }
            return !entries.isEmpty
        }
        for (index, finding) in results.findings.enumerated() where use(finding.rule, finding.request) {
            allowed.insert(index)
        }
        for verdict in results.undecided { _ = use(verdict.rule, verdict.request) }
        about += mistakes(in: allowances, file: sources.count)
        for (number, entry) in allowances.entries.enumerated() where allowances.isSeen(number) {
            for rule in entry.rules where context.wholeSighted.contains(rule.string) {
                guard !used.contains(Use(entry: number, rule: rule.string)) else { continue }
                let place = Finding.Place(file: sources.count, span: rule.span)
                let words = "\(rule.string) finds nothing that this entry allows"
                about += finding(.unused, words, place, "\(rule.string) \(number)")
            }
        }
    }

    private struct Use: Hashable {
        var entry: Int
        var rule: String
    }

    /// What is wrong with the entries of a configuration, whatever is judged: rules that there are not, days that are over.
    private func mistakes(in allowances: Allowances, file: Int) -> [Finding] {
        allowances.entries.enumerated().flatMap { number, entry -> [Finding] in
            var found = entry.rules.flatMap { rule -> [Finding] in
                guard let words = mistake(in: rule.string) else { return [] }
                let place = Finding.Place(file: file, span: rule.span)
                return finding(.unknown, words, place, "\(rule.string) \(number)")
            }
            if let over = entry.expiry.reason(on: context.today) {
                let place = Finding.Place(file: file, span: over.at.span)
                found += finding(.expired, over.words, place, "\(over.at.string) \(number)")
            }
            return found
        }
    }

    /// The same as results of their own, for an audit to begin with; nil where there is nothing to say.
    package func mistakesOfConfiguration() -> Results? {
        guard let allowances = context.allowances else { return nil }
        var results = Results()
        results.files = [allowances.file]
        results.add(mistakes(in: allowances, file: 0))
        return results.findings.isEmpty ? nil : results
    }

    // MARK: Comments

    /// The comments of a file that hold; what is wrong with the others is added to the findings.
    private func read(
        _ source: Engine.Source, _ index: Int, firstRequest: Int, _ about: inout [Finding]
    ) -> FileSuppressions {
        var reaches = SuppressionReaches(source.file, source.requests, firstRequest: firstRequest)
        var standing: [(comment: SourceComment, rules: [Text])] = []
        var seen: Set<SourceSpan> = []
        for comment in source.comments where seen.insert(comment.span).inserted {
            let said = SuppressionComment(comment)
            let text = comment.text.string
            func report(_ rule: SuppressionRule, _ words: String, _ span: SourceSpan) {
                about += finding(rule, words, Finding.Place(file: index, span: span), text)
            }
            if let mistake = said.mistake { report(.unknown, mistake.words, mistake.at.span) }
            for rule in said.rules {
                if let words = mistake(in: rule.string) { report(.unknown, words, rule.span) }
            }
            if said.mistake == nil, !said.hasReason {
                report(.withoutReason, "this suppression gives no reason, so that it does not hold", comment.text.span)
            }
            if let over = said.expiry.reason(on: context.today) { report(.expired, over.words, over.at.span) }
            guard said.mistake == nil, said.hasReason, said.expiry.reason(on: context.today) == nil else { continue }
            standing.append((comment, said.rules.filter { mistake(in: $0.string) == nil }))
        }
        let found = standing.map { reaches.reach(of: $0.comment) }
        var suppressions = FileSuppressions(reaches)
        for ((comment, rules), reach) in zip(standing, found) {
            suppressions.add(
                FileSuppressions.Suppression(
                    place: Finding.Place(file: index, span: comment.span), text: comment.text.string, rules: rules,
                    reach: reach))
        }
        return suppressions
    }

    /// What is wrong with a rule's name; nil where there is such a rule.
    private func mistake(in name: String) -> String? {
        if context.ids.contains(name) { return nil }
        if SuppressionRule(rawValue: name) != nil {
            return "'\(name)' is about suppressions; --ignore leaves it out, no suppression does"
        }
        let suggestion = nearest(to: name, in: context.ids).map { "; did you mean '\($0)'?" }
        return "there is no rule '\(name)'" + (suggestion ?? "")
    }

    private func unused(_ suppression: FileSuppressions.Suppression, _ settings: FileSettings?) -> [Finding] {
        suppression.rules.flatMap { rule -> [Finding] in
            let name = rule.string
            guard context.wholeSighted.contains(name), !suppression.used.contains(name), settings?.isOff(name) != true
            else { return [] }
            let place = Finding.Place(file: suppression.place.file, span: rule.span)
            return finding(.unused, "\(name) finds nothing that this suppression covers", place, suppression.text)
        }
    }

    /// A finding about a suppression, unless its rule is not selected. It stays the same when the comment moves.
    private func finding(_ rule: SuppressionRule, _ words: String, _ place: Finding.Place, _ text: String) -> [Finding]
    {
        guard let severity = context.own[rule] else { return [] }
        var digest = Fingerprint()
        digest.add(rule.id)
        digest.add(text)
        return [
            Finding(
                rule: rule.id, severity: severity, basis: rule.basis, source: nil, message: words, hint: rule.hint,
                place: place, operation: "", related: [], fixes: [], fingerprint: digest.digest())
        ]
    }
}
