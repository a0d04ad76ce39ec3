package import CEL
package import SourceText
internal import Spelling

/// One mistake in a rule file or a configuration, and where.
package struct RuleFileError: Error, Sendable {
    package enum Kind: Sendable {
        case syntax(String)
        case unknownKey(String, nearest: String?)
        case missingKey(String)
        case repeatedKey(String)
        case wrongKind(key: String, expected: String, found: String)
        case unknownWord(String, key: String, allowed: [String])
        case invalidID(String)
        case repeatedID(String, file: String)
        case unknownPlace(String, nearest: String?)
        case unclosedInterpolation
        case expression(CELError)
        case fix(String)
        case unknownRule(String, nearest: String?)
        /// A configuration gives parameters to a rule that has none.
        case noParameters(String)
        case unmetVersion(required: String, actual: String)
        /// A value of the right kind that cannot be meant, and why.
        case value(String)
    }

    package var kind: Kind
    package var span: SourceSpan

    init(_ kind: Kind, at span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

extension RuleFileError: CustomStringConvertible {
    /// One line, without the place.
    package var description: String {
        switch kind {
        case .syntax(let reason): reason
        case .unknownKey(let key, let nearest): "unknown key '\(key)'" + RuleFileError.suggestion(nearest)
        case .missingKey(let key): "'\(key)' is missing"
        case .repeatedKey(let key): "'\(key)' is given twice"
        case .wrongKind(let key, let expected, let found): "'\(key)' must be \(expected), not \(found)"
        case .unknownWord(let word, let key, let allowed):
            "'\(word)' is no \(key); it must be one of \(allowed.joined(separator: ", "))"
                + RuleFileError.suggestion(nearest(to: word, in: allowed))
        case .invalidID(let id): "'\(id)' is no rule id: it must be lower-case words joined by hyphens"
        case .repeatedID(let id, let file): "another rule is called '\(id)' (\(file))"
        case .unknownPlace(let name, let nearest): "'\(name)' is no place" + RuleFileError.suggestion(nearest)
        case .unclosedInterpolation: "'${' has no closing '}'"
        case .expression(let error): error.description
        case .fix(let reason), .value(let reason): reason
        case .unknownRule(let id, let nearest): "there is no rule '\(id)'" + RuleFileError.suggestion(nearest)
        case .noParameters(let id): "the rule '\(id)' has no parameters: it does not count repetitions"
        case .unmetVersion(let required, let actual):
            "this configuration requires bindlint \(required), and this is bindlint \(actual)"
        }
    }

    private static func suggestion(_ word: String?) -> String { word.map { "; did you mean '\($0)'?" } ?? "" }
}
