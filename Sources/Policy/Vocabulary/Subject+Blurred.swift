internal import CEL

extension Subject {
    /// The bindings with everything unknown that the request's shape does not tell: of what is there only that it is there.
    var blurredBindings: Bindings {
        var blurred = bindings
        for slot in 0..<vocabulary.declarations.slotCount where !vocabulary.shapeSlots.contains(slot) {
            if case .value = blurred[slot] { blurred[slot] = .given }
        }
        let arguments = vocabulary.slot("request.arguments")
        if case .value(.list(let values)) = blurred[arguments] {
            blurred[arguments] = .value(.list(values.map(Subject.withoutText)))
        }
        return blurred
    }

    private static func withoutText(_ argument: Value) -> Value {
        guard case .object(let object) = argument else { return argument }
        let fields = object.type.fields.map { field -> Binding in
            let binding = object[field.name] ?? .absent
            guard field.name == "text", case .value = binding else { return binding }
            return .given
        }
        return .object(ObjectValue(object.type, fields: fields))
    }
}
