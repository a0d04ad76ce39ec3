internal import SourceText

/// Pieces of JSON Schemas (draft 2020-12).
enum Schema {
    static let dialect: JSON = "https://json-schema.org/draft/2020-12/schema"

    typealias Members = [(name: String, value: JSON)]

    static func text(_ description: String, _ others: Members = []) -> JSON {
        of("string", description, others)
    }

    static func of(_ type: String, _ description: String, _ others: Members = []) -> JSON {
        .object([("description", .string(description)), ("type", .string(type))] + others)
    }

    static func word(_ words: [String], _ description: String) -> JSON {
        .object([("description", .string(description)), ("enum", .list(words.map(JSON.string)))])
    }

    static func list(of item: JSON, _ description: String, isFilled: Bool = false) -> JSON {
        of("array", description, [("items", item)] + (isFilled ? [("minItems", 1)] : []))
    }

    /// One, or a list of them.
    static func oneOrMore(_ item: JSON, _ description: String) -> JSON {
        .object([
            ("description", .string(description)),
            ("anyOf", .list([item, .object([("type", "array"), ("items", item), ("minItems", 1)])])),
        ])
    }

    static func any(of schemas: [JSON], _ description: String) -> JSON {
        .object([("description", .string(description)), ("anyOf", .list(schemas))])
    }

    /// An object with these members and no others.
    static func object(_ members: Members, required: [String] = [], _ description: String, _ others: Members = [])
        -> JSON
    {
        of(
            "object", description,
            [
                ("properties", .object(members)), ("required", .list(required.map(JSON.string))),
                ("additionalProperties", false),
            ] + others)
    }

    /// A key that may stand without a value, because what stood below it is commented out.
    static func orNothing(_ schema: JSON) -> JSON {
        guard case .object(let members) = schema else { return schema }
        let description = members.filter { $0.name == "description" }
        let rest = members.filter { $0.name != "description" }
        return .object(description + [("anyOf", .list([.object(rest), .object([("type", "null")])]))])
    }

    static func reference(_ name: String) -> JSON { .object([("$ref", .string("#/$defs/\(name)"))]) }

    static let anything: JSON = true

    /// The schema's text, with a line end.
    static func text(of schema: JSON) -> String {
        String(decoding: schema.serialized(pretty: true), as: UTF8.self) + "\n"
    }
}
