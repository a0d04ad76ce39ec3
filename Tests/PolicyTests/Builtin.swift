import BuiltinRules
import Policy
import Readers
import Requests
import SourceText

/// The catalog and the built-in rules, loaded once for the tests.
enum Builtin {
    static let files = BuiltinRules.files.map { SourceFile(name: $0.path, bytes: $0.bytes) }
    static let catalog: Catalog = {
        do {
            let file = files.first { $0.name.hasPrefix("api/") }
            return try Catalog(Node.yamlDocuments(file?.text ?? Text(at: 0))[0])
        } catch {
            preconditionFailure("the catalog has mistakes: \(error)")
        }
    }()
    static let vocabulary = Vocabulary(catalog)
    static let ruleFiles = files.filter { !$0.name.hasPrefix("api/") }

    static let rules: RuleSet = {
        var rules = RuleSet()
        rules.add(ruleFiles, vocabulary)
        return rules
    }()

    /// Judges texts, each a file of its own; names tell the format.
    static func judge(
        _ texts: [(name: String, text: String)], rules: [Rule] = Builtin.rules.rules, accounts: Accounts? = nil
    ) -> Results {
        let sources = texts.map { name, text in
            let file = SourceFile(name: name, text: text)
            let reading = Reading(of: file, scope: .sipRegistrations)
            return Engine.Source(file: file, requests: reading.requests, isSequence: reading.order == .sequence)
        }
        var results = Engine(rules: rules, vocabulary: vocabulary, accounts: accounts).judge(sources)
        results.planFixes(sources, catalog, read: Fixing.read)
        return results
    }

    static func judge(_ text: String, as name: String) -> Results { judge([(name, text)]) }

    /// A text as a file of that name, with its requests.
    static func source(named name: String, _ text: String) -> Engine.Source {
        let file = SourceFile(name: name, text: text)
        let reading = Reading(of: file, scope: .sipRegistrations)
        return Engine.Source(file: file, requests: reading.requests, isSequence: reading.order == .sequence)
    }

    /// The requests of an example in a rule file.
    static func source(of document: Node, in file: SourceFile) -> Engine.Source {
        let reading = DocumentReader(.yaml).read(document)
        return Engine.Source(file: file, requests: reading.requests, isSequence: reading.order == .sequence)
    }
}
