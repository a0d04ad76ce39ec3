internal import Requests
internal import SourceText

/// An object of a saved report, whose members are read with located errors. Members that it does not know are passed over:
/// a later version may have added them.
struct SavedObject {
    private let node: Node

    init(_ node: Node) throws(SyntaxError) {
        guard node.members != nil else { throw SavedObject.error("an object", node) }
        self.node = node
    }

    /// The member, where it is there and not null.
    func optional(_ name: String) -> Node? {
        guard let value = node[name] else { return nil }
        if case .null = value.value { return nil }
        return value
    }

    func member(_ name: String) throws(SyntaxError) -> Node {
        guard let value = optional(name) else {
            throw SyntaxError("the object has no member \"\(name)\"", at: node.span)
        }
        return value
    }

    func object(_ name: String) throws(SyntaxError) -> SavedObject { try SavedObject(try member(name)) }

    func string(_ name: String) throws(SyntaxError) -> String { try SavedObject.string(try member(name)) }

    func optionalString(_ name: String) throws(SyntaxError) -> String? {
        guard let value = optional(name) else { return nil }
        return try SavedObject.string(value)
    }

    static func string(_ node: Node) throws(SyntaxError) -> String {
        guard let string = node.string else { throw error("a string", node) }
        return string
    }

    /// An integer that is not below a least value.
    func integer(_ name: String, from least: Int = 0) throws(SyntaxError) -> Int {
        try SavedObject.integer(try member(name), from: least)
    }

    func optionalInteger(_ name: String, from least: Int = 0) throws(SyntaxError) -> Int? {
        guard let value = optional(name) else { return nil }
        return try SavedObject.integer(value, from: least)
    }

    private static func integer(_ node: Node, from least: Int) throws(SyntaxError) -> Int {
        guard let integer = node.integer else { throw error("an integer", node) }
        guard integer >= least else { throw SyntaxError("expected \(least) or more", at: node.span) }
        return integer
    }

    func bool(_ name: String) throws(SyntaxError) -> Bool {
        let value = try member(name)
        guard let bool = value.bool else { throw SavedObject.error("a boolean", value) }
        return bool
    }

    /// A word of a few.
    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String, _: Word.Type = Word.self
    ) throws(SyntaxError) -> Word {
        let text = try string(name)
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw SyntaxError("expected one of \(words)", at: try member(name).span)
        }
        return word
    }

    func time(_ name: String) throws(SyntaxError) -> Timestamp {
        guard let time = Timestamp(rfc3339: try string(name)) else {
            throw SyntaxError("expected a time as RFC 3339 has it", at: try member(name).span)
        }
        return time
    }

    func optionalTime(_ name: String) throws(SyntaxError) -> Timestamp? {
        guard optional(name) != nil else { return nil }
        return try time(name)
    }

    func position(_ line: String, _ column: String) throws(SyntaxError) -> SourceFile.Position {
        SourceFile.Position(line: try integer(line, from: 1), column: try integer(column, from: 1))
    }

    /// The elements of a list.
    func list(_ name: String) throws(SyntaxError) -> [Node] { try SavedObject.list(try member(name)) }

    /// The same, with none where there is no such member.
    func optionalList(_ name: String) throws(SyntaxError) -> [Node] {
        guard let value = optional(name) else { return [] }
        return try SavedObject.list(value)
    }

    private static func list(_ node: Node) throws(SyntaxError) -> [Node] {
        guard let elements = node.elements else { throw error("a list", node) }
        return elements
    }

    static func error(_ expected: String, _ node: Node) -> SyntaxError {
        SyntaxError("expected \(expected), not \(node.kind)", at: node.span)
    }
}
