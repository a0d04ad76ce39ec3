/// A declared object type: a name and its fields, in order.
public final class ObjectType: Sendable {
    /// The name that it was declared by.
    public let name: String
    /// In the order of the declaration.
    public let fields: [Field]
    private let positions: [String: Int]

    /// A field's name and type.
    public struct Field: Sendable {
        /// As it is written after the dot.
        public let name: String
        /// The declared type.
        public let type: CELType
    }

    init(name: String, fields: [Field]) {
        self.name = name
        self.fields = fields
        positions = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The position of a field in `fields`, and in the `fields` of an `ObjectValue`.
    public func index(of field: String) -> Int? { positions[field] }
}
