package import SourceText

/// A configuration file as it was read: what it says, and everything that is wrong with it.
package struct ConfigurationFile: Sendable {
    package let file: SourceFile
    package private(set) var configuration = Configuration()
    /// In the order of the file, once `check` added its own.
    package private(set) var errors: [RuleFileError] = []
    /// The rules' ids cannot be told right from wrong.
    private var isUnreadable = false

    /// Reads a file that is for this version of bindlint. The version that it requires is looked at first: a file for
    /// another version may well have keys that this one does not know.
    package init(_ file: SourceFile, version: String) {
        self.file = file
        do throws(SyntaxError) {
            let documents = try Node.yamlDocuments(file.text)
            if documents.count > 1 {
                throw SyntaxError("a configuration is one document", at: documents[1].span)
            }
            guard let document = documents.first, !document.isNull else { return }
            if let error = ConfigurationFile.versionError(document, version) {
                errors = [error]
                isUnreadable = true
                return
            }
            var reader = ConfigurationReader(document)
            configuration = reader.configuration()
            errors = reader.errors
        } catch {
            errors = [RuleFileError(.syntax(error.reason), at: error.span)]
            isUnreadable = true
        }
        sort()
    }

    private static func versionError(_ document: Node, _ version: String) -> RuleFileError? {
        guard let node = document[Configuration.Key.requiredVersion.rawValue], let actual = Version(version),
            let requirement = ConfigurationReader.requirement(node), !requirement.isMet(by: actual)
        else { return nil }
        return RuleFileError(.unmetVersion(required: requirement.text, actual: version), at: node.span)
    }

    /// Adds what is wrong given the rules that there are.
    package mutating func check(against rules: RuleSet) {
        guard !isUnreadable else { return }
        errors += configuration.rules.errors(rules)
        sort()
    }

    /// Adds a mistake that only whoever uses the configuration can see.
    package mutating func report(_ reason: String, at span: SourceSpan) {
        errors.append(RuleFileError(.value(reason), at: span))
        sort()
    }

    private mutating func sort() {
        errors.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }
}
