import CEL

/// Numbers that look random and are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// Writes Boolean expressions over the fixture's declarations, and binds its slots.
struct RandomExpression {
    var generator: SeededGenerator

    private mutating func pick<T>(_ options: [T]) -> T {
        options[Int.random(in: options.indices, using: &generator)]
    }

    private static let texts = [
        "''", "'bind'", "'a'", "'é'", "'e\\u0301'", "'admin'", "'a long text, longer than a word'",
    ]
    private static let numbers = ["0", "1", "-1", "7", "9223372036854775807"]
    private static let textPaths = ["request.action", "params.user_name", "argument.name", "argument.text"]
    private static let numberPaths = ["params.user_id", "params.rule_id", "before.user.user_id", "argument.count"]
    private static let flagPaths = ["params.bind", "argument.given", "before.user.bind"]
    private static let timePaths = ["time", "before.since"]

    mutating func boolean(depth: Int) -> String {
        guard depth > 0 else { return test() }
        switch Int.random(in: 0..<9, using: &generator) {
        case 0, 1: return joined("&&", depth)
        case 2, 3: return joined("||", depth)
        case 4: return "!(\(boolean(depth: depth - 1)))"
        case 5:
            return "(\(boolean(depth: depth - 1)) ? \(boolean(depth: depth - 1)) : \(boolean(depth: depth - 1)))"
        case 6:
            let macro = pick(["all", "exists", "exists_one"])
            return "request.arguments.\(macro)(argument, \(boolean(depth: depth - 1)))"
        default: return test()
        }
    }

    private mutating func joined(_ symbol: String, _ depth: Int) -> String {
        let operands = (0..<Int.random(in: 2...4, using: &generator)).map { _ in boolean(depth: depth - 1) }
        return "(\(operands.joined(separator: " \(symbol) ")))"
    }

    private mutating func test() -> String {
        let order = pick(["==", "!=", "<", "<=", ">", ">="])
        let equality = pick(["==", "!="])
        switch Int.random(in: 0..<16, using: &generator) {
        case 0: return "has(\(pick(Self.textPaths + Self.numberPaths + Self.flagPaths + ["before.since"])))"
        case 1: return pick(Self.flagPaths)
        case 2: return "\(pick(Self.textPaths)) \(equality) \(pick(Self.texts))"
        case 3: return "\(pick(Self.texts)) \(order) \(pick(Self.textPaths))"
        case 4: return "\(pick(Self.textPaths)).\(pick(["startsWith", "endsWith", "contains"]))(\(pick(Self.texts)))"
        case 5: return "\(pick(Self.textPaths)).matches(\(pick(["'^a'", "'(a+)+$'", "''"])))"
        case 6: return "\(pick(Self.textPaths)) in [\(pick(Self.texts)), \(pick(Self.texts))]"
        case 7: return "\(pick(Self.texts)) in request.roles"
        case 8: return "\(pick(Self.numberPaths)) \(order) \(pick(Self.numbers))"
        case 9: return "\(pick(Self.numbers)) \(order) \(pick(Self.numberPaths))"
        case 10: return "\(pick(Self.numberPaths)) in [\(pick(Self.numbers)), \(pick(Self.numbers))]"
        case 11: return "\(pick(Self.numberPaths)) \(order) \(pick(Self.numberPaths))"
        case 12: return "\(pick(Self.textPaths)) \(equality) \(pick(Self.textPaths))"
        case 13: return "\(pick(Self.timePaths)) \(order) timestamp('2020-01-01T00:00:00Z')"
        case 14: return "\(pick(Self.timePaths)) - duration('1h') \(order) \(pick(Self.timePaths))"
        default: return pick(["true", "false", "1 / \(pick(Self.numberPaths)) == 1", "size(request.roles) > 1"])
        }
    }

    // MARK: Bindings

    /// Bindings for the slots of the fixture and for a local `argument`; a few are of a type that was not declared.
    mutating func bindings() -> Bindings {
        let declarations = Fixture.declarations
        var bindings = Bindings(declarations)
        for slot in 0..<declarations.slotCount { bindings[slot] = binding(declarations.type(ofSlot: slot)) }
        bindings.locals = [.value(argument())]
        return bindings
    }

    private mutating func binding(_ type: CELType) -> Binding {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: .absent
        case 1: .given
        case 2: .unknown
        case 3: .value(value(pick([.string, .int, .bool, .timestamp, .null])))
        default: .value(value(type))
        }
    }

    private mutating func argument() -> Value {
        guard let type = Fixture.argument else { return .null }
        return .object(ObjectValue(type, fields: type.fields.map { binding($0.type) }))
    }

    private mutating func value(_ type: CELType) -> Value {
        switch type {
        case .bool: return .bool(Bool.random(using: &generator))
        case .int: return .int(pick([0, 1, -1, 7, .max]))
        case .string:
            return .string(pick(["", "bind", "a", "é", "e\u{301}", "admin", "a long text, longer than a word"]))
        case .timestamp:
            return Timestamp(seconds: pick([0, 1_577_836_800, 1_600_000_000])).map { .timestamp($0) } ?? .null
        case .list(.string): return .list((0..<Int.random(in: 0...3, using: &generator)).map { _ in value(.string) })
        case .list: return .list((0..<Int.random(in: 0...3, using: &generator)).map { _ in argument() })
        default: return .null
        }
    }
}
