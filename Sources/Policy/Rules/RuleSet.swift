package import SourceText
internal import Spelling

/// The rules of a run, from the built-in files and from packs, ordered by id.
package struct RuleSet: Sendable {
    package private(set) var rules: [Rule] = []
    /// The files that could not be read whole, with what is wrong with them.
    package private(set) var brokenFiles: [RuleFile] = []

    package init() {}

    /// Reads files and adds their rules. Two rules of one id are a mistake of the later file.
    package mutating func add(_ files: [SourceFile], _ vocabulary: Vocabulary, readingExamples: Bool = true) {
        var ids = Dictionary(rules.map { ($0.id, $0.file) }, uniquingKeysWith: { first, _ in first })
        for file in files {
            var ruleFile = RuleFile(file, vocabulary, readsExamples: readingExamples)
            ruleFile.dropRules(definedIn: ids)
            for rule in ruleFile.rules { ids[rule.id] = rule.file }
            rules += ruleFile.rules
            if !ruleFile.errors.isEmpty { brokenFiles.append(ruleFile) }
        }
        rules.sort { $0.id < $1.id }
    }

    /// The rule of that id.
    package func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }

    /// The id that a misspelt one most likely meant.
    package func nearestID(to id: String) -> String? { nearest(to: id, in: rules.map(\.id)) }

    /// Keeps the rules that a selection names: all where `select` is empty, without those of `ignore`. A word is a rule's
    /// id, a basis, or `pack/` and the beginning of a rule file's path.
    package func selecting(_ select: [String], ignoring ignore: [String]) throws(SelectionError) -> [Rule] {
        for word in select + ignore where !rules.contains(where: { RuleSet.matches($0, word) }) {
            guard Basis(rawValue: word) == nil, SuppressionRule(rawValue: word) == nil else { continue }
            let words = rules.map(\.id) + SuppressionRule.allCases.map(\.id) + Basis.allCases.map(\.rawValue)
            throw SelectionError(word: word, nearest: nearest(to: word, in: words))
        }
        return rules.filter { rule in
            (select.isEmpty || select.contains { RuleSet.matches(rule, $0) })
                && !ignore.contains { RuleSet.matches(rule, $0) }
        }
    }

    private static func matches(_ rule: Rule, _ word: String) -> Bool {
        if word.hasPrefix("pack/") { return rule.file.hasPrefix(String(word.dropFirst("pack/".count))) }
        return rule.id == word || rule.basis.rawValue == word
    }
}

/// A word of a selection that fits no rule.
package struct SelectionError: Error, CustomStringConvertible {
    package var word: String
    package var nearest: String?

    package var description: String {
        "'\(word)' is neither a rule nor a basis" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }
}
