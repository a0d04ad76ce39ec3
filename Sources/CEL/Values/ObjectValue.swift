/// A value of a declared object type: one binding per field, in the type's order.
package struct ObjectValue: Sendable {
    package let type: ObjectType
    package let fields: [Binding]

    /// Fields that are not given in full are absent.
    package init(_ type: ObjectType, fields: [Binding]) {
        precondition(fields.count == type.fields.count, "one binding per field of \(type.name)")
        self.type = type
        self.fields = fields
    }

    /// Nil where the type has no such field.
    package subscript(field: String) -> Binding? {
        type.index(of: field).map { fields[$0] }
    }
}
