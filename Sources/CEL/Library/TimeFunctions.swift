internal import Calendar

/// Calculations with timestamps and durations, and what they are made of.
enum TimeFunctions {
    static let functions: [StandardLibrary.Entry] =
        [
            (
                "+",
                [
                    Overload(.global) { (a: Timestamp, b: Duration) throws(EvaluationError) in try sum(a, b) },
                    Overload(.global) { (a: Duration, b: Timestamp) throws(EvaluationError) in try sum(b, a) },
                    Overload(.global) { (a: Duration, b: Duration) throws(EvaluationError) in
                        try Duration(checkedNanoseconds: a.nanoseconds.addingReportingOverflow(b.nanoseconds))
                    },
                ]
            ),
            (
                "-",
                [
                    Overload(.global) { (a: Timestamp, b: Timestamp) throws(EvaluationError) in
                        try difference(a, b)
                    },
                    Overload(.global) { (a: Timestamp, b: Duration) throws(EvaluationError) in try sum(a, .zero - b) },
                    Overload(.global) { (a: Duration, b: Duration) throws(EvaluationError) in
                        try Duration(checkedNanoseconds: a.nanoseconds.subtractingReportingOverflow(b.nanoseconds))
                    },
                ]
            ),
        ] + dateFields + clockFields

    private static func sum(_ time: Timestamp, _ length: Duration) throws(EvaluationError) -> Timestamp {
        let total = Int128(time.seconds) * 1_000_000_000 + Int128(time.nanoseconds) + Int128(length.nanoseconds)
        let (seconds, rest) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
        return try Timestamp(
            seconds: Int64(seconds) - (rest < 0 ? 1 : 0), nanoseconds: Int32(rest < 0 ? rest + 1_000_000_000 : rest)
        ).orThrow(.outOfRange(type: "timestamp"))
    }

    private static func difference(_ a: Timestamp, _ b: Timestamp) throws(EvaluationError) -> Duration {
        let nanoseconds =
            Int128(a.seconds - b.seconds) * 1_000_000_000 + Int128(a.nanoseconds) - Int128(b.nanoseconds)
        return try Int64(exactly: nanoseconds).map { .nanoseconds($0) }.orThrow(.outOfRange(type: "duration"))
    }

    // MARK: Parts

    private static let dateFields: [StandardLibrary.Entry] = [
        field("getFullYear") { $0.date.year },
        field("getMonth") { $0.date.month - 1 },
        field("getDate") { $0.date.day },
        field("getDayOfMonth") { $0.date.day - 1 },
        field("getDayOfWeek") { $0.date.dayOfWeek },
        field("getDayOfYear") { $0.date.dayOfYear },
    ]

    private static let clockFields: [StandardLibrary.Entry] = [
        field("getHours") {
            $0.hour
        } ofDuration: {
            $0 / 3_600_000_000_000
        },
        field("getMinutes") {
            $0.minute
        } ofDuration: {
            $0 / 60_000_000_000
        },
        field("getSeconds") {
            $0.second
        } ofDuration: {
            $0 / 1_000_000_000
        },
        (
            "getMilliseconds",
            [
                Overload(.member) { (time: Timestamp) in Int64(time.nanoseconds / 1_000_000) },
                inZone { time, _ in Int64(time.nanoseconds / 1_000_000) },
                // The part below the second, as the language defines it.
                Overload(.member) { (length: Duration) in length.nanoseconds % 1_000_000_000 / 1_000_000 },
            ]
        ),
    ]

    /// A part of a timestamp in UTC or in a zone, and perhaps a length in whole units.
    private static func field(
        _ name: String, _ part: @escaping @Sendable (CivilTime) -> Int,
        ofDuration whole: (@Sendable (Int64) -> Int64)? = nil
    ) -> StandardLibrary.Entry {
        var overloads = [
            Overload(.member) { (time: Timestamp) in Int64(part(CivilTime(secondsSinceEpoch: time.seconds))) },
            inZone { _, civil in Int64(part(civil)) },
        ]
        if let whole { overloads.append(Overload(.member) { (length: Duration) in whole(length.nanoseconds) }) }
        return (name, overloads)
    }

    /// Steps for finding a zone, which may mean to read its file.
    private static let zoneCost = 50

    private static func inZone(_ part: @escaping @Sendable (Timestamp, CivilTime) -> Int64) -> Overload {
        Overload(.member, [.timestamp, .string], .int) {
            (time: Timestamp, zone: String, budget: inout Budget) throws(EvaluationError) -> Int64 in
            budget.charge(zoneCost)
            let offset = try TimeZone.cached(zone).map({ $0.offset(at: time.seconds) }).orThrow(
                .invalidArgument("unknown time zone '\(zone)'"))
            return part(time, CivilTime(secondsSinceEpoch: time.seconds + Int64(offset)))
        }
    }
}
