/// `math.*`: greatest and least, rounding, signs, bits.
enum MathExtension {
    static let functions: [StandardLibrary.Entry] = [
        ("math.greatest", extreme("math.greatest") { $0 == .greater }),
        ("math.least", extreme("math.least") { $0 == .less }),
        ("math.ceil", [Overload(.global) { (a: Double) in a.rounded(.up) }]),
        ("math.floor", [Overload(.global) { (a: Double) in a.rounded(.down) }]),
        ("math.round", [Overload(.global) { (a: Double) in a.rounded(.toNearestOrAwayFromZero) }]),
        ("math.trunc", [Overload(.global) { (a: Double) in a.rounded(.towardZero) }]),
        ("math.sqrt", [Overload(.global) { (a: Double) in a.squareRoot() }]),
        ("math.isNaN", [Overload(.global) { (a: Double) in a.isNaN }]),
        ("math.isInf", [Overload(.global) { (a: Double) in a.isInfinite }]),
        ("math.isFinite", [Overload(.global) { (a: Double) in a.isFinite }]),
        (
            "math.abs",
            [
                Overload(.global) { (a: Int64) throws(EvaluationError) -> Int64 in
                    a < 0 ? try Arithmetic.checked(Int64(0).subtractingReportingOverflow(a), "math.abs") : a
                },
                Overload(.global) { (a: UInt64) in a },
                Overload(.global) { (a: Double) in a.magnitude },
            ]
        ),
        (
            "math.sign",
            [
                Overload(.global) { (a: Int64) in a.signum() },
                Overload(.global) { (a: UInt64) in a.signum() },
                Overload(.global) { (a: Double) in a > 0 ? 1 : a < 0 ? -1 : a.isNaN ? a : 0 },
            ]
        ),
        ("math.bitAnd", bits({ $0 & $1 }, { $0 & $1 })),
        ("math.bitOr", bits({ $0 | $1 }, { $0 | $1 })),
        ("math.bitXor", bits({ $0 ^ $1 }, { $0 ^ $1 })),
        ("math.bitNot", [Overload(.global) { (a: Int64) in ~a }, Overload(.global) { (a: UInt64) in ~a }]),
        ("math.bitShiftLeft", shift { $0 << $1 }),
        ("math.bitShiftRight", shift { $0 >> $1 }),
    ]

    private static func bits(
        _ signed: @escaping @Sendable (Int64, Int64) -> Int64,
        _ unsigned: @escaping @Sendable (UInt64, UInt64) -> UInt64
    ) -> [Overload] {
        [Overload(.global) { a, b in signed(a, b) }, Overload(.global) { a, b in unsigned(a, b) }]
    }

    /// Signed numbers are shifted as unsigned ones; 64 places or more leave nothing.
    private static func shift(_ body: @escaping @Sendable (UInt64, UInt64) -> UInt64) -> [Overload] {
        [
            Overload(.global) { (a: Int64, places: Int64) throws(EvaluationError) -> Int64 in
                Int64(bitPattern: body(UInt64(bitPattern: a), try distance(places)))
            },
            Overload(.global) { (a: UInt64, places: Int64) throws(EvaluationError) -> UInt64 in
                body(a, try distance(places))
            },
        ]
    }

    private static func distance(_ places: Int64) throws(EvaluationError) -> UInt64 {
        guard places >= 0 else { throw .invalidArgument("a shift by \(places) bits") }
        return UInt64(places)
    }

    // MARK: Greatest and least

    private static func extreme(_ name: String, _ isBetter: @escaping @Sendable (Order) -> Bool) -> [Overload] {
        let numbers: [CELType] = [.int, .uint, .double]
        let implementation = Overload.Implementation.one { value, budget in
            guard case .list(let elements) = value else { return value.isNumber ? value : nil }
            budget.charge(elements.count)
            guard var best = elements.first else { return .error(.invalidArgument("\(name) of an empty list")) }
            for element in elements {
                guard element.isNumber, let order = Order(element, best) else {
                    return .error(.noSuchOverload(function: name))
                }
                if isBetter(order) { best = element }
            }
            return best
        }
        return (numbers + numbers.map { .list($0) }).map { type in
            Overload(
                isMember: false, parameters: [type], result: type.parts.first ?? type, implementation: implementation)
        }
    }
}

extension Value {
    fileprivate var isNumber: Bool {
        switch self {
        case .int, .uint, .double: true
        default: false
        }
    }
}
