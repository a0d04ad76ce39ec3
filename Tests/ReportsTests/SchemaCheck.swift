import SourceText

/// Compares a value with a JSON Schema, as far as `ReportSchema` uses the language, and wants every member described.
struct SchemaCheck {
    private(set) var flaws: [String] = []
    /// The members of the schema that a value was compared with: "report.findings[].rule".
    private(set) var seen: Set<String> = []

    private static let known: Set = [
        "$schema", "title", "description", "type", "required", "properties", "items", "enum", "minimum",
    ]

    mutating func check(_ value: Node, against schema: Node, at path: String) {
        seen.insert(path)
        for member in schema.members ?? [] where !Self.known.contains(member.key.string) {
            flaws.append("\(path): the schema's \(member.key.string) is not checked")
        }
        if (schema["description"]?.string ?? "").isEmpty { flaws.append("\(path): no description") }
        guard schema["type"]?.string == type(of: value) else {
            flaws.append("\(path): \(value.kind)")
            return
        }
        if let allowed = schema["enum"]?.elements, !allowed.contains(where: { isEqual($0, value) }) {
            flaws.append("\(path): not in enum")
        }
        if let minimum = schema["minimum"]?.integer, let integer = value.integer, integer < minimum {
            flaws.append("\(path): too small")
        }
        checkMembers(value, schema, path)
        guard let elements = value.elements else { return }
        for element in elements { check(element, against: schema["items"] ?? value, at: "\(path)[]") }
    }

    /// Every member that a schema describes.
    static func members(of schema: Node, at path: String) -> Set<String> {
        var members: Set = [path]
        for member in schema["properties"]?.members ?? [] {
            members.formUnion(Self.members(of: member.value, at: "\(path).\(member.key.string)"))
        }
        if let items = schema["items"] { members.formUnion(Self.members(of: items, at: "\(path)[]")) }
        return members
    }

    private mutating func checkMembers(_ value: Node, _ schema: Node, _ path: String) {
        for name in schema["required"]?.elements?.compactMap(\.string) ?? [] where value[name] == nil {
            flaws.append("\(path): no \"\(name)\"")
        }
        for member in value.members ?? [] {
            let name = member.key.string
            if let described = schema["properties"]?[name] {
                check(member.value, against: described, at: "\(path).\(name)")
            } else {
                flaws.append("\(path).\(name): undescribed")
            }
        }
    }

    private func type(of value: Node) -> String {
        switch value.value {
        case .null: "null"
        case .bool: "boolean"
        case .number(let text): text.string.contains(".") ? "number" : "integer"
        case .string: "string"
        case .list: "array"
        case .object: "object"
        }
    }

    private func isEqual(_ first: Node, _ second: Node) -> Bool {
        switch (first.value, second.value) {
        case (.string(let first), .string(let second)): first.string == second.string
        case (.number(let first), .number(let second)): first.string == second.string
        default: false
        }
    }
}
