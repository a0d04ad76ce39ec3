package import SourceText

/// A rule file as it was read: its rules, and everything that is wrong with it.
package struct RuleFile: Sendable {
    package let file: SourceFile
    package private(set) var rules: [Rule] = []
    package private(set) var errors: [RuleFileError] = []

    /// Reads and compiles every rule of a YAML file, one a document. A rule with a mistake is left out of `rules`; what
    /// is wrong with it stands in `errors`, which are complete and in the order of the file.
    ///
    /// Examples are most of a rule file's text and none of what judging needs. Without them only the text before the line
    /// `examples:` is read, so that must be the last key, as it is in every built-in rule.
    package init(_ file: SourceFile, _ vocabulary: Vocabulary, readsExamples: Bool = true) {
        self.file = file
        let text = readsExamples ? file.text : RuleFile.textBeforeExamples(of: file)
        do {
            for document in try Node.yamlDocuments(text) {
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

    private static func textBeforeExamples(of file: SourceFile) -> Text {
        let text = file.text
        let mark = Array("\nexamples:\n".utf8)
        var index = text.startIndex
        while let newline = text.bytes[index...].firstIndex(of: mark[0]) {
            if text.bytes[newline...].starts(with: mark) { return text[text.startIndex..<newline + 1] }
            index = newline + 1
        }
        return text
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
