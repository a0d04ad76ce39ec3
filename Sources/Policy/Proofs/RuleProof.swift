package import Requests
package import SourceText

/// What walking every shape of every operation's requests shows of a set of rules.
package struct RuleProof: Sendable {
    /// What it shows for one operation.
    package struct Section: Sendable {
        package let operation: Operation
        /// One for each set of dimensions that rules tie together.
        package fileprivate(set) var tables: [(dimensions: [Dimension], shapes: Int, table: DecisionTable)] = []
        package fileprivate(set) var contradictions: [Contradiction] = []
        package fileprivate(set) var loopholes: [Loophole] = []
        /// Dimensions that were not walked because they have too many shapes together.
        package fileprivate(set) var tooLarge: [(dimensions: [Dimension], shapes: Int)] = []
    }

    package private(set) var sections: [Section] = []
    /// Ids of rules that applied to no shape and to none of their examples.
    package private(set) var neverApplied: [String] = []
    /// The same of rules that read what is not varied and have no example: whether they apply is not known.
    package private(set) var untried: [(rule: String, reads: [String])] = []
    package let ruleCount: Int

    /// Whether nothing is wrong with the rules. What was not walked is not known to be right.
    package var isSound: Bool {
        neverApplied.isEmpty
            && sections.allSatisfy { $0.contradictions.isEmpty && $0.loopholes.isEmpty && $0.tooLarge.isEmpty }
    }

    /// Walks the operations. A request passes that violates no rule of severity `failing` or above. `read` makes the
    /// requests of one document, `files` are those of the rules.
    package init(
        _ rules: [Rule], _ vocabulary: Vocabulary, failing: Severity, files: [SourceFile],
        read: @escaping (Node) -> Engine.Source
    ) {
        ruleCount = rules.count
        var judge = VariantJudge(rules, vocabulary, failing: failing, read: read)
        for operation in Operation.allCases {
            guard let entry = vocabulary.catalog.entries[operation] else { continue }
            let walk = Walk(entry, &judge)
            var section = Section(operation: operation)
            for part in walk.parts {
                section.tables.append(
                    (
                        part.dimensions.map { walk.dimensions[$0] }, part.rows.count,
                        DecisionTable(part, walk.dimensions, judge)
                    ))
                section.contradictions += Contradiction.all(in: part, walk.dimensions, judge)
            }
            section.loopholes = Loophole.all(in: walk, entry, judge)
            section.loopholes += Loophole.ofValues(in: walk, entry, &judge)
            section.loopholes += Loophole.ofSequences(in: walk, entry, &judge)
            section.tooLarge = walk.tooLarge.map { large in
                (large.dimensions.map { walk.dimensions[$0] }, large.shapes)
            }
            sections.append(section)
        }
        tryExamples(rules, files, &judge, read)
        for (number, rule) in rules.enumerated() where !judge.applied.contains(number) {
            let unvaried = Set(
                vocabulary.catalog.entries.values.flatMap { DimensionReads(rule, $0, vocabulary).others })
            if unvaried.isEmpty || rule.examples.count > 0 {
                neverApplied.append(rule.id)
            } else {
                untried.append((rule.id, unvaried.sorted()))
            }
        }
    }

    private func tryExamples(
        _ rules: [Rule], _ files: [SourceFile], _ judge: inout VariantJudge, _ read: (Node) -> Engine.Source
    ) {
        for rule in rules {
            guard let file = files.first(where: { $0.name == rule.file }) else { continue }
            for example in rule.examples.good + rule.examples.bad {
                judge.add(example.source(in: file, read), accounts: example.account.map { Accounts(own: $0.directory) })
            }
        }
    }
}

extension Rule.Examples {
    fileprivate var count: Int { good.count + bad.count }
}
