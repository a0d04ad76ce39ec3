/// A value of a declared object type: one binding per field, in the type's order.
public struct ObjectValue: Sendable {
    /// The declared type.
    public let type: ObjectType
    /// One for each field of the type, in its order.
    public let fields: [Binding]

    /// Fields that are not given in full are absent.
    public init(_ type: ObjectType, fields: [Binding]) {
        precondition(fields.count == type.fields.count, "one binding per field of \(type.name)")
        self.type = type
        self.fields = fields
    }

    /// Nil where the type has no such field.
    public subscript(field: String) -> Binding? {
        type.index(of: field).map { fields[$0] }
    }
}
