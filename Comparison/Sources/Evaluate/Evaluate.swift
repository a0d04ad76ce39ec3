import CEL

/// Reads expressions from standard input, one a line, and prints what each evaluates to in a form that compare.py makes
/// of the other implementation's values too.
@main
enum Evaluate {
    static func main() {
        var declarations = Declarations()
        declarations.declare(variable: "x", .int)
        declarations.declare(variable: "u", .uint)
        declarations.declare(variable: "d", .double)
        declarations.declare(variable: "s", .string)
        declarations.declare(variable: "l", .list(.int))
        declarations.declare(variable: "m", .map(.string, .int))
        var bindings = Bindings(declarations)
        func set(_ name: String, _ value: Value) {
            if let slot = declarations.slot(name) { bindings[slot] = .value(value) }
        }
        set("x", .int(3))
        set("u", .uint(7))
        set("d", .double(-2.5))
        set("s", .string("héllo"))
        set("l", .list([.int(1), .int(2), .int(3)]))
        var map = MapValue()
        _ = map.insert(.int(1), for: .string("a"))
        _ = map.insert(.int(2), for: .string("b"))
        set("m", .map(map))

        while let source = readLine() {
            guard let expression = try? Expression(source, declarations) else {
                print("error")
                continue
            }
            let value = expression.evaluate(bindings)
            let verdict = expression.evaluateBool(bindings)
            print(verdict == Verdict(value) ? text(of: value) : "the plans disagree")
        }
    }

    static func text(of value: Value) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): "bool:\(flag)"
        case .int(let number): "int:\(number)"
        case .uint(let number): "uint:\(number)"
        case .double(let number): number.isNaN ? "double:nan" : "double:\(String(number.bitPattern, radix: 16))"
        case .string(let text): "string:\(hex(text.utf8))"
        case .bytes(let bytes): "bytes:\(hex(bytes))"
        case .list(let elements): "[\(elements.map(text).joined(separator: ","))]"
        case .map(let map):
            "{\(map.entries.map { "\(text(of: $0.key.value))=\(text(of: $0.value))" }.sorted().joined(separator: ","))}"
        case .timestamp(let time): "timestamp:\(time.seconds).\(time.nanoseconds / 1_000)"
        case .duration(let length): "duration:\(microseconds(length))"
        case .type(let name): "type:\(name)"
        case .error: "error"
        case .object, .optional, .address, .network, .unknown: "other"
        }
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func microseconds(_ length: Duration) -> Int64 {
        length.components.seconds * 1_000_000 + length.components.attoseconds / 1_000_000_000_000
    }
}
