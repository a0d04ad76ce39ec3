import SourceText

/// Validates values by a JSON Schema, as far as the schemas of configurations and rules use the language.
struct SchemaValidator {
    private let root: Node

    init(_ text: String) throws { root = try Node(json: SourceFile(name: "schema", text: text).text) }

    private static let known: Set = [
        "$schema", "$defs", "title", "description", "$ref", "type", "enum", "pattern", "minLength", "minimum",
        "maximum",
        "minItems", "items", "properties", "required", "additionalProperties", "propertyNames", "dependentRequired",
        "anyOf", "oneOf",
    ]

    func accepts(_ value: Node) throws -> Bool { try accepts(value, root) }

    private func accepts(_ value: Node, _ schema: Node) throws -> Bool {
        if let bool = schema.bool { return bool }
        for member in schema.members ?? [] where !Self.known.contains(member.key.string) {
            throw Unknown(keyword: member.key.string)
        }
        if let name = schema["$ref"]?.string?.split(separator: "/").last {
            guard let target = root["$defs"]?[String(name)] else { throw Unknown(keyword: String(name)) }
            guard try accepts(value, target) else { return false }
        }
        if let any = schema["anyOf"]?.elements, try !any.contains(where: { try accepts(value, $0) }) { return false }
        if let one = schema["oneOf"]?.elements, try one.filter({ try accepts(value, $0) }).count != 1 { return false }
        if let type = schema["type"] {
            let types = type.elements?.compactMap(\.string) ?? [type.string ?? ""]
            guard types.contains(where: { isOf($0, value) }) else { return false }
        }
        if let words = schema["enum"]?.elements {
            guard words.contains(where: { $0.string == value.string && $0.bool == value.bool && !value.isNull }) else {
                return false
            }
        }
        return try acceptsText(value, schema) && acceptsNumber(value, schema) && acceptsList(value, schema)
            && acceptsObject(value, schema)
    }

    struct Unknown: Error { var keyword: String }

    private func isOf(_ type: String, _ value: Node) -> Bool {
        switch value.value {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .number(let text): type == "number" || type == "integer" && Int(text.string) != nil
        case .string: type == "string"
        case .list: type == "array"
        case .object: type == "object"
        }
    }

    private func acceptsText(_ value: Node, _ schema: Node) throws -> Bool {
        guard let text = value.string else { return true }
        if let length = schema["minLength"]?.integer, text.unicodeScalars.count < length { return false }
        guard let pattern = schema["pattern"]?.string else { return true }
        return try text.firstMatch(of: Regex(pattern)) != nil
    }

    private func acceptsNumber(_ value: Node, _ schema: Node) -> Bool {
        guard let number = value.integer else { return true }
        return number >= schema["minimum"]?.integer ?? .min && number <= schema["maximum"]?.integer ?? .max
    }

    private func acceptsList(_ value: Node, _ schema: Node) throws -> Bool {
        guard let elements = value.elements else { return true }
        if let count = schema["minItems"]?.integer, elements.count < count { return false }
        guard let items = schema["items"] else { return true }
        return try elements.allSatisfy { try accepts($0, items) }
    }

    private func acceptsObject(_ value: Node, _ schema: Node) throws -> Bool {
        guard let members = value.members else { return true }
        let names = Set(members.map(\.key.string))
        guard schema["required"]?.elements?.allSatisfy({ names.contains($0.string ?? "") }) ?? true else {
            return false
        }
        for dependent in schema["dependentRequired"]?.members ?? [] where names.contains(dependent.key.string) {
            guard dependent.value.elements?.allSatisfy({ names.contains($0.string ?? "") }) ?? true else {
                return false
            }
        }
        for member in members {
            let name = member.key.string
            if let described = schema["properties"]?[name] {
                guard try accepts(member.value, described) else { return false }
            } else if let others = schema["additionalProperties"] {
                guard try accepts(member.value, others) else { return false }
            }
            if let pattern = schema["propertyNames"]?["pattern"]?.string {
                guard try name.firstMatch(of: Regex(pattern)) != nil else { return false }
            }
        }
        return true
    }
}
