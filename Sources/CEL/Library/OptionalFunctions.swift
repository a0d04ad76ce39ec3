/// Optional values: `optional.of`, `optional.none`, `hasValue`, `orValue` and the like.
enum OptionalFunctions {
    static let functions: [StandardLibrary.Entry] = [
        ("optional.of", [Overload(.global, [a], optional) { (a: Value, _: inout Budget) in Value.optional(a) }]),
        (
            "optional.ofNonZeroValue",
            [
                Overload(.global, [a], optional) { (a: Value, _: inout Budget) in
                    Value.optional(a.isZero ? nil : a)
                }
            ]
        ),
        (
            "optional.none",
            [
                Overload(
                    isMember: false, parameters: [], result: optional,
                    implementation: .many { arguments, _ in
                        arguments.isEmpty ? .optional(nil) : nil
                    })
            ]
        ),
        ("hasValue", [Overload(.member, [optional], .bool) { (a: Content, _: inout Budget) in a.content != nil }]),
        (
            "value",
            [
                Overload(.member, [optional], a) { (a: Content, _: inout Budget) throws(EvaluationError) in
                    try a.content.orThrow(.emptyOptional)
                }
            ]
        ),
        (
            "or",
            [
                Overload(.member, [optional, optional], optional) { (a: Content, b: Content, _: inout Budget) in
                    Value.optional(a.content ?? b.content)
                }
            ]
        ),
        (
            "orValue",
            [
                Overload(.member, [optional, a], a) { (content: Content, other: Value, _: inout Budget) in
                    content.content ?? other
                }
            ]
        ),
        (
            "optional.unwrap",
            [
                Overload(.global, [.list(optional)], .list(a)) {
                    (list: [Value], _: inout Budget) throws(EvaluationError) in try unwrap(list)
                }
            ]
        ),
        (
            "unwrapOpt",
            [
                Overload(.member, [.list(optional)], .list(a)) {
                    (list: [Value], _: inout Budget) throws(EvaluationError) in try unwrap(list)
                }
            ]
        ),
    ]

    private static let a = CELType.parameter("A")
    private static let optional = CELType.optional(a)

    /// What an optional holds.
    private struct Content: Native {
        static var type: CELType { .optional(.dyn) }
        let content: Value?
        var value: Value { .optional(content) }

        init?(_ value: Value) {
            guard case .optional(let content) = value else { return nil }
            self.content = content
        }
    }

    private static func unwrap(_ list: [Value]) throws(EvaluationError) -> [Value] {
        var result: [Value] = []
        for element in list {
            guard case .optional(let content) = element else { throw .noSuchOverload(function: "unwrap") }
            if let content { result.append(content) }
        }
        return result
    }
}

extension Value {
    /// Whether it is the value of its type that stands for nothing: 0, empty, null.
    fileprivate var isZero: Bool {
        switch self {
        case .null: true
        case .bool(let flag): !flag
        case .int(let number): number == 0
        case .uint(let number): number == 0
        case .double(let number): number == 0
        case .string(let text): text.isEmpty
        case .bytes(let bytes): bytes.isEmpty
        case .list(let elements): elements.isEmpty
        case .map(let map): map.count == 0
        case .duration(let duration): duration == .zero
        case .timestamp(let time): time.seconds == 0 && time.nanoseconds == 0
        case .optional(let content): content == nil
        case .type, .object, .address, .network, .error, .unknown: false
        }
    }
}
