package import SourceText

/// Runs the examples of a rule by the rule alone: a good one must give no finding, a bad one exactly one, and where it
/// says `at`, the finding must cover that text and nothing else.
package struct RuleExamples: Sendable {
    /// An example that does not do what it should.
    package struct Failure: Sendable {
        /// The example in the rule's file.
        package var span: SourceSpan
        package var reason: String
    }

    /// How many examples there are.
    package private(set) var count = 0
    package private(set) var failures: [Failure] = []

    /// `read` makes the requests of one document, as the readers of request files do.
    package init(_ rule: Rule, in file: SourceFile, _ vocabulary: Vocabulary, read: (Node) -> Engine.Source) {
        for (examples, isBad) in [(rule.examples.good, false), (rule.examples.bad, true)] {
            for example in examples {
                count += 1
                let accounts = example.account.map { Accounts(own: $0.directory) }
                let engine = Engine(rules: [rule], vocabulary: vocabulary, accounts: accounts)
                let source = example.source(in: file, read)
                let results = engine.judge([source])
                let reason =
                    RuleExamples.failure(of: example, isBad: isBad, results, in: file)
                    ?? RuleExamples.failure(ofFix: example, isBad: isBad, results, source, read)
                if let reason {
                    failures.append(Failure(span: example.span, reason: reason))
                }
            }
        }
    }

    private static func failure(
        of example: Rule.Example, isBad: Bool, _ results: Results, in file: SourceFile
    ) -> String? {
        guard results.requests > 0 else { return "no request could be read" }
        let findings = results.findings
        guard isBad else {
            return findings.first.map { "a good example gives the finding '\($0.message)'" }
        }
        guard findings.count == 1, let finding = findings.first else {
            return "a bad example gives \(findings.count) findings, not one"
        }
        guard let at = example.at else { return nil }
        let covered = file.string(finding.place.span)
        return covered == at ? nil : "the finding covers '\(covered)', not '\(at)'"
    }

    /// What is wrong with the fix that the example asks for.
    private static func failure(
        ofFix example: Rule.Example, isBad: Bool, _ results: Results, _ source: Engine.Source,
        _ read: (Node) -> Engine.Source
    ) -> String? {
        guard let fixed = example.fixed else { return nil }
        guard isBad else { return "a good example has nothing to be fixed" }
        guard let finding = results.findings.first, let index = finding.request,
            let fix = finding.fixes.first, let change = fix.change
        else { return "the finding has no fix" }
        guard let wanted = read(fixed).requests.first else { return "'fixed' is no request" }
        let before = RequestOutline(source.requests[index])
        return before.becomes(RequestOutline(wanted), by: [change])
            ? nil : "the fix '\(fix.title)' does not make the request of 'fixed'"
    }
}

extension Rule.Example {
    /// As it stands in the rule's file, without the margin that its later lines have there.
    package func text(in file: SourceFile) -> String {
        let margin = file.position(of: span.start).column - 1
        return file.string(span).split(separator: "\n").enumerated().map { index, line in
            index == 0 ? line : line.dropFirst(min(margin, line.prefix { $0 == " " }.count))
        }.joined(separator: "\n")
    }

    /// Its requests: one document, a sequence under `requests`, or `entries` without order.
    func source(in file: SourceFile, _ read: (Node) -> Engine.Source) -> Engine.Source {
        var source = Engine.Source(file: file, requests: [], isSequence: false)
        if let entries = requests["entries"]?.elements {
            source.requests = entries.flatMap { read($0).requests }
        } else {
            source = read(requests)
            source.file = file
        }
        return source
    }
}
