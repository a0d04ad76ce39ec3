internal import CEL
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
    private let vocabulary: Vocabulary

    package init(rules: [Rule], vocabulary: Vocabulary) {
        self.rules = rules
        self.vocabulary = vocabulary
    }

    /// Judges every request of the sources; findings come ordered by source, place and rule.
    package func judge(_ sources: [Source]) -> Results {
        var history = History(sources, vocabulary.catalog)
        var results = Results()
        results.files = sources.map(\.file)
        var fingerprints: [String: Int] = [:]
        for (index, source) in sources.enumerated() {
            var findings: [Finding] = []
            for request in source.requests {
                let subject = history.next(request, vocabulary)
                for secret in subject.secrets where secret.credential.isLiteral {
                    results.secrets.add(Array(secret.credential.secret.bytes))
                }
                let context = Judgement.Context(subject: subject, fileIndex: index, file: source.file, history: history)
                var judgement = Judgement(context)
                for rule in rules { judgement.judge(rule) }
                findings += judgement.findings
                results.requests += 1
                if request.method.meaning != .unknown {
                    results.judged += 1
                    results.undecided += judgement.undecided
                }
                if !judgement.findings.isEmpty { results.violatingRequests += 1 }
            }
            findings.sort {
                ($0.place.span.start, $0.place.span.end, $0.rule) < ($1.place.span.start, $1.place.span.end, $1.rule)
            }
            for finding in findings {
                var finding = finding
                let ordinal = fingerprints[finding.fingerprint, default: 0]
                fingerprints[finding.fingerprint] = ordinal + 1
                if ordinal > 0 {
                    var digest = Fingerprint()
                    digest.add(finding.fingerprint)
                    digest.add(String(ordinal))
                    finding.fingerprint = digest.digest()
                }
                results.findings.append(finding)
            }
        }
        return results
    }
}
