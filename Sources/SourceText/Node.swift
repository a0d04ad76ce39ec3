/// A value of a JSON or YAML document, with its place in the file.
///
/// Objects keep their members in the order of the document and keep duplicate keys, because a duplicate is something to
/// report. Numbers keep their text, because `1.0` is not `1` to whoever checks an id.
package struct Node: Sendable {
    package enum Value: Sendable {
        case null
        case bool(Bool)
        /// A number as written.
        case number(Text)
        case string(Text)
        case list([Node])
        case object([Member])
    }

    package struct Member: Sendable {
        package var key: Text
        /// The key with its quotes.
        package var keySpan: SourceSpan
        package var value: Node

        package init(key: Text, keySpan: SourceSpan, value: Node) {
            self.key = key
            self.keySpan = keySpan
            self.value = value
        }

        /// From the key's beginning to the value's end.
        package var span: SourceSpan { keySpan.union(value.span) }
    }

    package var value: Value
    /// The whole value, quotes and brackets included.
    package var span: SourceSpan

    package init(_ value: Value, span: SourceSpan) {
        self.value = value
        self.span = span
    }
}

extension Node {
    package var isNull: Bool { if case .null = value { true } else { false } }
    package var members: [Member]? { if case .object(let members) = value { members } else { nil } }
    package var elements: [Node]? { if case .list(let elements) = value { elements } else { nil } }
    package var text: Text? { if case .string(let text) = value { text } else { nil } }
    package var bool: Bool? { if case .bool(let bool) = value { bool } else { nil } }

    /// The string's characters, where it is one.
    package var string: String? { text?.string }

    /// The integer, where the number is written as one that fits.
    package var integer: Int? { if case .number(let text) = value { Int(text.string) } else { nil } }

    /// The first member of that name, where it is an object that has one.
    package subscript(key: String) -> Node? {
        guard case .object(let members) = value else { return nil }
        for index in members.indices where members[index].key == key { return members[index].value }
        return nil
    }

    /// What kind of value it is, as an error says it.
    package var kind: String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .list: "a list"
        case .object: "an object"
        }
    }
}
