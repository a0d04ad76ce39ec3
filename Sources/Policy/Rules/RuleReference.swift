package import Requests
package import SourceText

/// What there is to say of a rule to somebody who met a finding of it: what its file says, and what its examples show.
package struct RuleReference: Sendable {
    /// A part of a rule as its file has it: "require" and a condition.
    package struct Part: Sendable {
        package var key: String
        package var text: String
    }

    /// Requests that the rule finds or lets pass.
    package struct Example: Sendable {
        /// As it stands in the file, without the margin that it has there.
        package var text: String
        /// What is found, for an example that the rule must find.
        package var finding: Finding?
    }

    package let id: String
    package let title: String
    package let severity: Severity
    package let basis: Basis
    /// Where it is documented, and the address of that page where it is known.
    package var source: (text: String, address: String?)?
    package let about: String
    /// What to do, where it is the same for every finding.
    package var hint: String?
    /// The conditions, in the order in which they count.
    package var conditions: [Part] = []
    /// Thresholds that a configuration may change.
    package var parameters: [Part] = []
    package var bad: [Example] = []
    package var good: [Example] = []

    /// A rule of a rule file. Its bad examples are judged, by the rule alone. `read` as `RuleExamples` has it.
    package init(_ rule: Rule, in file: SourceFile, _ vocabulary: Vocabulary, read: (Node) -> Engine.Source) {
        id = rule.id
        title = rule.title
        severity = rule.severity
        basis = rule.basis
        about = rule.about
        let document = (try? Node.yamlDocuments(file.text))?.first { $0["id"]?.string == rule.id }
        source = rule.source.map { ($0, RuleReference.address(of: $0, vocabulary.catalog)) }
        conditions = ["each", "when", "require"].compactMap { key in
            document?[key]?.string.map { Part(key: key, text: RuleReference.trimmed($0)) }
        }
        if let repeats = document?["repeats"] {
            parameters = ["times", "within"].compactMap { key in
                repeats[key].map { Part(key: key, text: file.string($0.span)) }
            }
        }
        good = rule.examples.good.map { Example(text: $0.text(in: file)) }
        bad = rule.examples.bad.map { example in
            let accounts = example.account.map { Accounts(own: $0.directory) }
            let engine = Engine(rules: [rule], vocabulary: vocabulary, accounts: accounts)
            let results = engine.judge([example.source(in: file, read)])
            return Example(text: example.text(in: file), finding: results.findings.first)
        }
    }

    /// A rule about suppressions.
    package init(_ rule: SuppressionRule) {
        id = rule.id
        title = rule.title
        severity = rule.severity
        basis = rule.basis
        about = rule.about
        hint = rule.hint
    }

    /// The page that documents the operation which a source begins with.
    package static func address(of source: String, _ catalog: Catalog) -> String? {
        Operation.allCases.first { source.hasPrefix($0.name) }.flatMap { catalog.entries[$0]?.source }
    }

    private static func trimmed(_ text: String) -> String {
        String(text.reversed().drop(while: \.isWhitespace).reversed())
    }
}
