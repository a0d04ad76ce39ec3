package import Requests
package import SourceText

/// Judges requests by rules.
package struct Engine: Sendable {
    /// A file and the requests that were read from it.
    package struct Source: Sendable {
        package var file: SourceFile
        package var requests: [Request]
        /// Whether they are sent one after another; else each stands for itself.
        package var isSequence: Bool
        /// The file's comments that speak to bindlint.
        package var comments: [SourceComment] = []

        package init(file: SourceFile, requests: [Request], isSequence: Bool) {
            self.file = file
            self.requests = requests
            self.isSequence = isSequence
        }
    }

    let rules: [Rule]
    private let reads: [RuleReads]
    let vocabulary: Vocabulary
    private let accounts: Accounts?
    private let fileSettings: [String: FileSettings]
    private let remembersShapes: Bool

    /// `accounts` are the exports that there are; `fileSettings` are those of files that have some, by their names.
    /// `remembersShapes` is off only to compare: the results are the same, later.
    package init(
        rules: [Rule], vocabulary: Vocabulary, accounts: Accounts? = nil, fileSettings: [String: FileSettings] = [:],
        remembersShapes: Bool = true
    ) {
        self.rules = rules
        self.vocabulary = vocabulary
        self.accounts = accounts
        self.fileSettings = fileSettings
        self.remembersShapes = remembersShapes
        reads = rules.map { RuleReads($0, vocabulary) }
    }

    /// Judges every request of the sources; findings come ordered by source, place and rule.
    package func judge(_ sources: [Source]) -> Results {
        var fingerprints = FingerprintOrdinals()
        return judge(sources, &fingerprints)
    }

    /// The same for one of several parts of a run, in which fingerprints are to differ.
    package func judge(_ sources: [Source], _ fingerprints: inout FingerprintOrdinals) -> Results {
        let history = History(sources, vocabulary.catalog, accounts)
        var results = Results()
        results.files = sources.map(\.file)
        var shapes = ShapeTable()
        var number = 0
        for (index, source) in sources.enumerated() {
            let settings = fileSettings[source.file.name]
            var findings: [Finding] = []
            var deferrals = Deferrals()
            for request in source.requests {
                var circumstances = history.circumstances(of: number)
                circumstances.accountFacts = accounts?.facts(of: request, account: circumstances.account)
                var judgement = Judgement(
                    request, circumstances, vocabulary, fileIndex: index, file: source.file)
                evaluate(&judgement, request, circumstances, &shapes)
                judgement.number(number)
                results.requests += 1
                if request.method.meaning != .unknown {
                    results.judged += 1
                    results.undecided += judgement.undecided.filter { settings?.isOff($0.rule) != true }
                }
                add(secretsOf: request, in: source.file, to: &results.secrets)
                var own = Results()
                own.findings = judgement.findings
                settings?.adjust(&own.findings)
                own = deferrals.settle(own, number: number)
                number += 1
                if !own.findings.isEmpty { results.violatingRequests += 1 }
                findings += own.findings
            }
            deferrals.end(history.lasting) { findings += $1.findings }
            findings.sort(by: Finding.isOrdered)
            for finding in findings { results.findings.append(fingerprints.distinguish(finding)) }
        }
        return results
    }

    /// Evaluates the rules that the request's shape leaves open, or all of them for a shape that is new.
    private func evaluate(
        _ judgement: inout Judgement, _ request: Request, _ circumstances: Circumstances, _ shapes: inout ShapeTable
    ) {
        let roles = shapes.number(of: request.caller.roles)
        guard remembersShapes, let roles,
            var shape = Shape(
                request, circumstances.action, vocabulary, account: circumstances.account, roles: roles)
        else {
            for rule in rules { _ = judgement.judge(rule) }
            return
        }
        shape.add(circumstances.effect)
        shape[.outOfOrder] = circumstances.isOutOfOrder ? 1 : 0
        shape.add(circumstances.accountFacts)
        shape[.rival] = circumstances.rival == nil ? 0 : 1
        if let open = shapes.openRules(for: shape) {
            for index in open { _ = judgement.judge(rules[index]) }
        } else {
            let open = rules.indices.filter { index in
                let outcome = judgement.judge(rules[index])
                // What is undecided is shown with its place, so it is asked again.
                if case .undecided = outcome { return true }
                return !isSettled(index, outcome, &judgement)
            }
            shapes.remember(open, for: shape)
        }
    }

    /// Whether every request of the same shape comes out like this one.
    private func isSettled(_ number: Int, _ outcome: Judgement.Outcome, _ judgement: inout Judgement) -> Bool {
        switch outcome {
        case .violated: false
        case .undecided: outcome.isSettled(by: reads[number])
        case .holds, .notApplicable:
            outcome.isSettled(by: reads[number]) || judgement.outcomeByShape(rules[number]) != nil
        }
    }

    /// The secrets that a request of a file writes out.
    package func secrets(of request: Request, in file: SourceFile) -> Secrets {
        var secrets = Secrets()
        add(secretsOf: request, in: file, to: &secrets)
        return secrets
    }

    /// Adds the request's secrets as they read, and as they are written, perhaps percent-encoded or with escapes.
    private func add(secretsOf request: Request, in file: SourceFile, to secrets: inout Secrets) {
        for secret in request.literalSecrets(vocabulary.catalog) {
            secrets.add(secret.bytes)
            secrets.add(file.bytes[secret.span.start..<secret.span.end])
        }
    }
}

// MARK: Records of a log

extension Engine {
    /// A number for each of several files, the same for those with the same settings: records of files that have others
    /// come to other verdicts.
    package func settingsNumbers(of files: [String]) -> [Int] {
        var known: [FileSettings?] = []
        return files.map { file in
            let settings = fileSettings[file]
            if let number = known.firstIndex(of: settings) { return number }
            known.append(settings)
            return known.count - 1
        }
    }

    /// What the judgement of one record of a log came to.
    package struct RecordVerdict: Sendable {
        /// Its findings, the piece of the log that they point into, and the secrets in it.
        package var results = Results()
        package var undecided: [(rule: String, reason: String)] = []
        /// The rules that applied, by their number: they hold or are violated.
        package var applied: [Int] = []
        /// What every record of the same shape and effect has in common.
        package var settled = Settled()
    }

    /// What the shape of a record and its effect settle.
    package struct Settled: Sendable {
        /// The rules that each such record must be judged by, by their number.
        package var open: [Int] = []
        /// The rules that stay undecided for each, and why.
        package var undecided: [(rule: String, reason: String)] = []
    }

    /// Judges one record, which is the first of `files`; the others are those that the circumstances point at. `only` are
    /// the rules that its shape leaves open, by their number; nil stands for all.
    package func judge(
        _ request: Request, _ circumstances: Circumstances, files: [SourceFile], only open: [Int]? = nil
    ) -> RecordVerdict {
        var circumstances = circumstances
        circumstances.accountFacts = accounts?.facts(of: request, account: circumstances.account)
        var judgement = Judgement(request, circumstances, vocabulary, fileIndex: 0, file: files[0])
        var verdict = RecordVerdict()
        let settings = fileSettings[files[0].name]
        let isKnown = request.method.meaning != .unknown
        for number in open ?? Array(rules.indices) {
            guard settings?.isOff(rules[number].id) != true else { continue }
            let outcome = judgement.judge(rules[number])
            switch outcome {
            case .violated, .holds: verdict.applied.append(number)
            case .undecided(let reason): if isKnown { verdict.undecided.append((rules[number].id, reason)) }
            case .notApplicable: break
            }
            if open == nil, !isSettled(number, outcome, &judgement) {
                verdict.settled.open.append(number)
            } else if open == nil, case .undecided(let reason) = outcome, isKnown {
                verdict.settled.undecided.append((rules[number].id, reason))
            }
        }
        verdict.results.findings = judgement.findings.sorted(by: Finding.isOrdered)
        // What was sent is not mended.
        for index in verdict.results.findings.indices { verdict.results.findings[index].fixes = [] }
        settings?.adjust(&verdict.results.findings)
        guard !verdict.results.findings.isEmpty else { return verdict }
        verdict.results.files = files
        add(secretsOf: request, in: files[0], to: &verdict.results.secrets)
        return verdict
    }
}

extension Finding {
    /// The order of findings: by file and place, then by rule.
    static func isOrdered(_ first: Finding, _ second: Finding) -> Bool {
        (first.place.file, first.place.span.start, first.place.span.end, first.rule)
            < (second.place.file, second.place.span.start, second.place.span.end, second.rule)
    }
}
