internal import SourceText
internal import Spelling

/// Takes the members of an object one by one, and collects what is wrong with them: unknown, repeated and missing keys,
/// values of the wrong kind.
struct FieldReader {
    private let node: Node
    var errors: [RuleFileError] = []

    /// Reports every key that is not one of `keys`; `what` says what kind of object it is.
    init(_ node: Node, of what: String, keys: [String]) {
        self.node = node
        guard let members = node.members else {
            report(.wrongKind(key: what, expected: "an object", found: node.kind), at: node.span)
            return
        }
        for (index, member) in members.enumerated() {
            let key = member.key.string
            if !keys.contains(key) {
                report(.unknownKey(key, nearest: nearest(to: key, in: keys)), at: member.keySpan)
            } else if members[..<index].contains(where: { $0.key == key }) {
                report(.repeatedKey(key), at: member.keySpan)
            }
        }
    }

    mutating func report(_ kind: RuleFileError.Kind, at span: SourceSpan) {
        errors.append(RuleFileError(kind, at: span))
    }

    mutating func reportUnknownPlace(_ name: Text, candidates: [String]) {
        report(.unknownPlace(name.string, nearest: nearest(to: name.string, in: candidates)), at: name.span)
    }

    mutating func node(_ key: String, required: Bool = false) -> Node? {
        if let value = node[key] { return value }
        if required, node.members != nil {
            report(.missingKey(key), at: SourceSpan(node.span.start, min(node.span.start + 1, node.span.end)))
        }
        return nil
    }

    mutating func text(_ key: String, required: Bool = false) -> Text? {
        guard let value = node(key, required: required) else { return nil }
        if let text = value.text { return text }
        // A condition such as `require: false` is YAML's own Boolean.
        if let bool = value.bool { return Text(bool ? "true" : "false", decodedFrom: value.span) }
        report(.wrongKind(key: key, expected: "a text", found: value.kind), at: value.span)
        return nil
    }

    mutating func bool(_ key: String, required: Bool = false) -> Bool? {
        guard let value = node(key, required: required) else { return nil }
        if let bool = value.bool { return bool }
        report(.wrongKind(key: key, expected: "true or false", found: value.kind), at: value.span)
        return nil
    }

    mutating func list(_ key: String) -> [Node]? {
        guard let value = node(key) else { return nil }
        if let elements = value.elements { return elements }
        report(.wrongKind(key: key, expected: "a list", found: value.kind), at: value.span)
        return nil
    }

    /// One of the words of an enumeration.
    mutating func word<Word: CaseIterable & RawRepresentable<String>>(
        _ key: String, _ type: Word.Type, required: Bool = false
    ) -> Word? {
        guard let text = text(key, required: required) else { return nil }
        if let word = Word(rawValue: text.string) { return word }
        report(.unknownWord(text.string, key: key, allowed: Word.allCases.map(\.rawValue)), at: text.span)
        return nil
    }
}
