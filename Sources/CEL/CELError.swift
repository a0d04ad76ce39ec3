/// One thing that is wrong with an expression, and where.
public struct CELError: Error, Hashable, Sendable {
    /// What is wrong.
    public let kind: Kind
    /// Offsets in the UTF-8 of the source.
    public let range: Range<Int>

    /// What can be wrong, with the user's own text and the nearest valid name.
    public enum Kind: Hashable, Sendable {
        case unexpectedCharacter(String)
        case unterminatedString
        case invalidEscape(String)
        case invalidNumber(String)
        case numberOutOfRange(String, type: String)
        case unexpected(found: String, expected: String)
        case reservedWord(String)
        case macro(name: String, problem: String)
        case tooLong(limit: Int)
        case tooDeep(limit: Int)
        case unknownName(String, nearest: String?)
        case unknownField(String, of: String, nearest: String?)
        case noFields(type: String, field: String)
        case unknownFunction(String, nearest: String?)
        case noOverload(function: String, arguments: [String], candidates: [String])
        case wrongType(expected: String, found: String)
        case invalidKey(type: String)
        case invalidPattern(String, reason: String)
        case messageConstruction(String)
    }
}

extension CELError: CustomStringConvertible {
    /// One line, without the place.
    public var description: String {
        switch kind {
        case .unexpectedCharacter(let text): "unexpected character '\(Self.short(text))'"
        case .unterminatedString: "the string has no end"
        case .invalidEscape(let text): "invalid escape '\(Self.short(text))'"
        case .invalidNumber(let text): "invalid number '\(Self.short(text))'"
        case .numberOutOfRange(let text, let type): "'\(Self.short(text))' is out of the range of \(type)"
        case .unexpected(let found, let expected): "expected \(expected), found \(found)"
        case .reservedWord(let word): "'\(word)' is a reserved word"
        case .macro(let name, let problem): "'\(name)': \(problem)"
        case .tooLong(let limit): "the expression is longer than \(limit) characters"
        case .tooDeep(let limit): "the expression is nested more than \(limit) levels deep"
        case .unknownName(let name, let nearest): "unknown name '\(Self.short(name))'\(Self.suggestion(nearest))"
        case .unknownField(let field, let type, let nearest):
            "\(type) has no field '\(Self.short(field))'\(Self.suggestion(nearest))"
        case .noFields(let type, let field): "a value of type \(type) has no field '\(Self.short(field))'"
        case .unknownFunction(let name, let nearest):
            "unknown function '\(Self.short(name))'\(Self.suggestion(nearest))"
        case .noOverload(let function, let arguments, let candidates):
            "'\(function)' does not take (\(arguments.joined(separator: ", ")))"
                + (candidates.isEmpty ? "" : "; it takes \(candidates.joined(separator: " or "))")
        case .wrongType(let expected, let found): "expected \(expected), found \(found)"
        case .invalidKey(let type): "a value of type \(type) cannot be a map's key"
        case .invalidPattern(let pattern, let reason): "invalid pattern '\(Self.short(pattern))': \(reason)"
        case .messageConstruction(let name): "values of type '\(Self.short(name))' cannot be made in an expression"
        }
    }

    /// The beginning of a text that is too long to be read in a message.
    private static func short(_ text: String) -> String {
        text.count > 100 ? "\(text.prefix(100))…" : text
    }

    private static func suggestion(_ name: String?) -> String {
        name.map { "; did you mean '\($0)'?" } ?? ""
    }
}
