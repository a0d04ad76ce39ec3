import CEL

/// Any bytes, as the text of an expression over some variables; the first byte says what is known of them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 1 else { return 0 }
    let source = String(decoding: UnsafeBufferPointer(start: data + 1, count: count - 1), as: UTF8.self)
    var bindings = Bindings(declarations)
    for slot in 0..<declarations.slotCount { bindings[slot] = binding(slot, data[0]) }
    guard let parsed = try? ParsedExpression(source) else { return 0 }
    if let checked = try? CheckedExpression(parsed, declarations), let expression = try? Expression(checked) {
        evaluate(expression, bindings)
    }
    if let checked = try? CheckedExpression(unchecked: parsed, declarations), let expression = try? Expression(checked)
    {
        evaluate(expression, bindings)
    }
    return 0
}

/// Both plans must come to the same.
func evaluate(_ expression: Expression, _ bindings: Bindings) {
    let value = expression.evaluate(bindings)
    precondition(expression.evaluateBool(bindings) == Verdict(value), expression.source)
    _ = value.displayText
}

nonisolated(unsafe) let declarations: Declarations = {
    var declarations = Declarations()
    declarations.declare(object: "Object", fields: [("name", .string), ("count", .int), ("given", .bool)])
    declarations.declare(variable: "o", .object("Object"))
    declarations.declare(variable: "list", .list(.object("Object")))
    declarations.declare(variable: "names", .list(.string))
    declarations.declare(variable: "map", .map(.string, .dyn))
    declarations.declare(variable: "time", .timestamp)
    declarations.declare(variable: "any", .dyn)
    return declarations
}()

/// A value that fits the slot, or one of the ways of not knowing it.
func binding(_ slot: Int, _ choice: UInt8) -> Binding {
    switch (Int(choice) &+ slot &* 7) % 5 {
    case 0: return .absent
    case 1: return .given
    case 2: return .unknown
    default: break
    }
    switch declarations.type(ofSlot: slot) {
    case .string: return .value(.string(choice % 2 == 0 ? "bind" : "e\u{301}é"))
    case .int: return .value(.int(Int64(choice) - 128))
    case .bool: return .value(.bool(choice % 2 == 0))
    case .timestamp: return Timestamp(seconds: Int64(choice) * 10_000_000).map { .value(.timestamp($0)) } ?? .absent
    case .list(.string): return .value(.list((0..<Int(choice % 8)).map { .string("name\($0)") }))
    case .list:
        guard let type = declarations.object("Object") else { return .absent }
        let object = ObjectValue(type, fields: [.value(.string("x")), .given, .absent])
        return .value(.list(Array(repeating: .object(object), count: Int(choice % 4))))
    case .map:
        var map = MapValue()
        _ = map.insert(.double(1.5), for: .string("a"))
        return .value(.map(map))
    default: return .value(.double(Double(choice) / 3))
    }
}
