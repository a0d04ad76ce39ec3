/// A declared object type: a name and its fields, in order.
package final class ObjectType: Sendable {
    package let name: String
    package let fields: [Field]
    private let positions: [String: Int]

    package struct Field: Sendable {
        package let name: String
        package let type: CELType
    }

    init(name: String, fields: [Field]) {
        self.name = name
        self.fields = fields
        positions = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The position of a field in `fields`, and in the `fields` of an `ObjectValue`.
    package func index(of field: String) -> Int? { positions[field] }
}
