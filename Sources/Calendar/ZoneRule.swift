/// The rule of a time zone for all years, in the form of POSIX: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Sendable {
    private let standardOffset: Int
    private let summer: Summer?

    private struct Summer: Sendable {
        let offset: Int
        let start: Change
        let end: Change
    }

    /// A day of each year, with the seconds from its midnight by the clock that is then left.
    fileprivate struct Change: Sendable {
        let day: Day
        let second: Int

        enum Day: Sendable {
            /// Weekday 0 to 6 of week 1 to 5 (the last) of a month.
            case weekday(month: Int, week: Int, weekday: Int)
            /// 1 to 365; 29 February is never counted.
            case dayWithoutLeap(Int)
            /// 0 to 365.
            case dayOfYear(Int)
        }

        /// Seconds since 1970 by the clock that is left.
        func time(in year: Int) -> Int {
            day.daysSinceEpoch(in: year) * 86_400 + second
        }
    }

    /// Nil where the text is not such a rule.
    init?(_ text: String) {
        var reader = Reader(text)
        guard reader.skipName(), let offset = reader.offset() else { return nil }
        standardOffset = -offset
        guard !reader.isAtEnd else {
            summer = nil
            return
        }
        guard reader.skipName() else { return nil }
        let summerOffset = reader.peek == UInt8(ascii: ",") ? standardOffset + 3_600 : reader.offset().map { -$0 }
        guard let summerOffset, let start = reader.change(), let end = reader.change() else { return nil }
        summer = Summer(offset: summerOffset, start: start, end: end)
    }

    /// Seconds east of Greenwich.
    func offset(at time: Int64) -> Int {
        guard let summer else { return standardOffset }
        let year = CivilTime(secondsSinceEpoch: time + Int64(standardOffset)).date.year
        let start = summer.start.time(in: year) - standardOffset
        let end = summer.end.time(in: year) - summer.offset
        let isSummer = start < end ? (start..<end).contains(Int(time)) : !(end..<start).contains(Int(time))
        return isSummer ? summer.offset : standardOffset
    }

    private struct Reader {
        private let bytes: [UInt8]
        private var position = 0

        init(_ text: String) {
            bytes = Array(text.utf8)
        }

        var isAtEnd: Bool { position >= bytes.count }
        var peek: UInt8? { isAtEnd ? nil : bytes[position] }

        private mutating func accept(_ character: UnicodeScalar) -> Bool {
            guard peek == UInt8(ascii: character) else { return false }
            position += 1
            return true
        }

        /// `CET` or `<+03>`.
        mutating func skipName() -> Bool {
            let start = position
            if accept("<") {
                while !isAtEnd, bytes[position] != UInt8(ascii: ">") { position += 1 }
                return accept(">")
            }
            while let byte = peek, (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") { position += 1 }
            return position > start
        }

        private mutating func number() -> Int? {
            var number = 0
            let start = position
            while let byte = peek, byte &- 0x30 < 10, position - start < 4 {
                number = number * 10 + Int(byte &- 0x30)
                position += 1
            }
            return position > start ? number : nil
        }

        /// Seconds, of `5`, `-5:30` or `+1:02:03`.
        mutating func offset() -> Int? {
            let sign = accept("-") ? -1 : 1
            if sign == 1 { _ = accept("+") }
            guard let hours = number() else { return nil }
            var seconds = hours * 3_600
            if accept(":") { seconds += (number() ?? 0) * 60 }
            if accept(":") { seconds += number() ?? 0 }
            return sign * seconds
        }

        /// `,M3.5.0/2`, `,J60` or `,59`; without a time it is two o'clock.
        mutating func change() -> Change? {
            guard accept(","), let day = day() else { return nil }
            let second = accept("/") ? offset() : 7_200
            return second.map { Change(day: day, second: $0) }
        }

        private mutating func day() -> Change.Day? {
            if accept("M") {
                guard let month = number(), accept("."), let week = number(), accept("."), let weekday = number(),
                    (1...12).contains(month), (1...5).contains(week), weekday < 7
                else { return nil }
                return .weekday(month: month, week: week, weekday: weekday)
            }
            if accept("J") { return number().map { .dayWithoutLeap($0) } }
            return number().map { .dayOfYear($0) }
        }
    }
}

extension ZoneRule.Change.Day {
    fileprivate func daysSinceEpoch(in year: Int) -> Int {
        let newYear = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
        switch self {
        case .dayOfYear(let day): return newYear + day
        case .dayWithoutLeap(let day):
            let isPastLeapDay = day >= 60 && CivilDate.days(inMonth: 2, ofYear: year) == 29
            return newYear + day - 1 + (isPastLeapDay ? 1 : 0)
        case .weekday(let month, let week, let weekday):
            let first = CivilDate(year: year, month: month, day: 1)
            let firstMatch = 1 + (weekday - first.dayOfWeek + 7) % 7
            var day = firstMatch + 7 * (week - 1)
            while day > CivilDate.days(inMonth: month, ofYear: year) { day -= 7 }
            return first.daysSinceEpoch + day - 1
        }
    }
}
