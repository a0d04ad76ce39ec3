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

        package init(file: SourceFile, requests: [Request], isSequence: Bool) {
            self.file = file
            self.requests = requests
            self.isSequence = isSequence
        }
    }

    private let rules: [Rule]
    private let reads: [RuleReads]
    private let vocabulary: Vocabulary
    private let remembersShapes: Bool

    /// `remembersShapes` is off only to compare: the results are the same, later.
    package init(rules: [Rule], vocabulary: Vocabulary, remembersShapes: Bool = true) {
        self.rules = rules
        self.vocabulary = vocabulary
        self.remembersShapes = remembersShapes
        reads = rules.map { RuleReads($0, vocabulary) }
    }

    /// Judges every request of the sources; findings come ordered by source, place and rule.
    package func judge(_ sources: [Source]) -> Results {
        let history = History(sources, vocabulary.catalog)
        var results = Results()
        results.files = sources.map(\.file)
        var shapes = ShapeTable()
        var fingerprints = FingerprintOrdinals()
        var number = 0
        for (index, source) in sources.enumerated() {
            var findings: [Finding] = []
            for request in source.requests {
                let circumstances = history.circumstances(of: number)
                number += 1
                var judgement = Judgement(
                    request, circumstances, vocabulary, fileIndex: index, file: source.file)
                evaluate(&judgement, request, circumstances, &shapes)
                results.requests += 1
                if request.method.meaning != .unknown {
                    results.judged += 1
                    results.undecided += judgement.undecided
                }
                for secret in request.literalSecrets(vocabulary.catalog) {
                    // As it reads, and as it is written, perhaps percent-encoded or with escapes.
                    results.secrets.add(secret.bytes)
                    results.secrets.add(source.file.bytes[secret.span.start..<secret.span.end])
                }
                if !judgement.findings.isEmpty { results.violatingRequests += 1 }
                findings += judgement.findings
            }
            findings.sort {
                ($0.place.span.start, $0.place.span.end, $0.rule) < ($1.place.span.start, $1.place.span.end, $1.rule)
            }
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
        shape[.rival] = circumstances.rival == nil ? 0 : 1
        if let open = shapes.openRules(for: shape) {
            for index in open { _ = judgement.judge(rules[index]) }
        } else {
            let open = rules.indices.filter { !judgement.judge(rules[$0]).isSettled(by: reads[$0]) }
            shapes.remember(open, for: shape)
        }
    }
}
