package import SourceText

/// A rule file as it was read: its rules, and everything that is wrong with it.
package struct RuleFile: Sendable {
    package let file: SourceFile
    package private(set) var rules: [Rule] = []
    package private(set) var errors: [RuleFileError] = []

    /// Reads and compiles every rule of a YAML file, one a document. A rule with a mistake is left out of `rules`; what
    /// is wrong with it stands in `errors`, which are complete and in the order of the file.
    package init(_ file: SourceFile, _ vocabulary: Vocabulary) {
        self.file = file
        do {
            for document in try Node.yamlDocuments(file.text) {
                var reader = RuleReader(document, vocabulary, file: file.name)
                if let rule = reader.rule() { rules.append(rule) }
                errors += reader.errors
            }
            if rules.isEmpty, errors.isEmpty {
                errors.append(RuleFileError(.syntax("the file holds no rule"), at: SourceSpan(0, 0)))
            }
        } catch {
            errors.append(RuleFileError(.syntax(error.reason), at: error.span))
        }
        errors.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }

    /// Reports the rules that have the id of an earlier file's rule, and leaves them out.
    package mutating func dropRules(definedIn ids: [String: String]) {
        rules.removeAll { rule in
            guard let other = ids[rule.id] else { return false }
            errors.append(RuleFileError(.repeatedID(rule.id, file: other), at: rule.span))
            return true
        }
    }
}
