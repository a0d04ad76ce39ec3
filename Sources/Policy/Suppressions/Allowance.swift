package import Requests
package import SourceText

/// An entry of `allow` in a configuration: what rules may find in some files, or of some requests, and why. It is for files
/// that have no comments.
package struct Allowance: Sendable {
    package let rules: [Text]
    /// Every file where there is none.
    package let files: [Glob]
    package let expiry: Expiry
    /// Arguments that a request must have, each with just this text.
    package let arguments: [(name: String, value: String)]
    package let span: SourceSpan

    /// Whether it is about a file, by its path from the configuration's folder.
    package func concerns(_ path: String?) -> Bool {
        files.isEmpty || (path.map(files.match) ?? false)
    }

    /// Whether it is about a request: about each, unless it says arguments.
    package func concerns(_ request: Request) -> Bool {
        arguments.allSatisfy { wanted in
            request.arguments.contains { $0.name == wanted.name && $0.value == wanted.value }
        }
    }

    /// Whether its files are one, by its path.
    func isOnly(_ path: String) -> Bool { files.count == 1 && files[0].text == path }
}

extension Allowance {
    /// The keys of an entry.
    enum Key: String, CaseIterable {
        case file, rule, reason, until, arguments
    }

    /// Reads an entry; nil where something is wrong with it, which is added to the errors.
    init?(_ node: Node, errors: inout [RuleFileError]) {
        var fields = FieldReader(node, of: "allow", keys: Key.allCases.map(\.rawValue))
        files = Allowance.files(&fields)
        rules = Allowance.rules(&fields)
        Allowance.checkReason(&fields)
        expiry = Allowance.expiry(&fields)
        arguments = Allowance.arguments(&fields)
        span = node.span
        errors += fields.errors
        guard fields.errors.isEmpty else { return nil }
    }

    private static func files(_ fields: inout FieldReader) -> [Glob] {
        guard let node = fields.node(Key.file.rawValue) else { return [] }
        return texts(node, Key.file, "a pattern or a list of patterns", &fields).compactMap { text in
            do throws(GlobError) { return try Glob(text.string) } catch {
                fields.report(.value(error.description), at: text.span)
                return nil
            }
        }
    }

    private static func rules(_ fields: inout FieldReader) -> [Text] {
        guard let node = fields.node(Key.rule.rawValue, required: true) else { return [] }
        return texts(node, Key.rule, "a rule's id or a list of ids", &fields)
    }

    /// A text, or a list of some; an empty list says nothing, and is reported as what is none.
    private static func texts(
        _ node: Node, _ key: Key, _ expected: String, _ fields: inout FieldReader
    ) -> [Text] {
        let elements = node.elements ?? [node]
        if elements.isEmpty {
            fields.report(.wrongKind(key: key.rawValue, expected: expected, found: "an empty list"), at: node.span)
        }
        return elements.compactMap { element in
            if let text = element.text, !text.isEmpty { return text }
            let found = element.text == nil ? element.kind : "an empty text"
            fields.report(.wrongKind(key: key.rawValue, expected: expected, found: found), at: element.span)
            return nil
        }
    }

    private static func checkReason(_ fields: inout FieldReader) {
        guard let text = fields.text(Key.reason.rawValue, required: true), text.trimmed.isEmpty else { return }
        fields.report(
            .wrongKind(key: Key.reason.rawValue, expected: "the reason in words", found: "an empty text"),
            at: text.span)
    }

    private static func expiry(_ fields: inout FieldReader) -> Expiry {
        guard let text = fields.text(Key.until.rawValue) else { return .never }
        let expiry = Expiry(text)
        if case .malformed = expiry {
            fields.report(
                .wrongKind(key: Key.until.rawValue, expected: "a date such as 2027-01-31", found: "'\(text.string)'"),
                at: text.span)
        }
        return expiry
    }

    private static func arguments(_ fields: inout FieldReader) -> [(name: String, value: String)] {
        guard let node = fields.node(Key.arguments.rawValue) else { return [] }
        guard let members = node.members, !members.isEmpty else {
            fields.report(
                .wrongKind(
                    key: Key.arguments.rawValue, expected: "an object of names and values",
                    found: node.members == nil ? node.kind : "an empty object"), at: node.span)
            return []
        }
        return members.compactMap { member in
            let name = member.key.string
            switch member.value.value {
            case .string(let text), .number(let text): return (name, text.string)
            case .bool(let bool): return (name, bool ? "true" : "false")
            case .null, .list, .object:
                fields.report(
                    .wrongKind(key: name, expected: "a text or a number", found: member.value.kind),
                    at: member.value.span)
                return nil
            }
        }
    }
}
