internal import Calendar

/// A moment: whole seconds since 1970-01-01T00:00:00Z and the nanoseconds after them.
package struct Timestamp: Hashable, Comparable, Sendable {
    package var seconds: Int64
    /// 0 to 999,999,999.
    package var nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    package static func < (first: Timestamp, second: Timestamp) -> Bool {
        (first.seconds, first.nanoseconds) < (second.seconds, second.nanoseconds)
    }

    /// Reads RFC 3339 with `Z` or an offset: `2026-11-23T17:00:29.5+03:00`. A space may stand for the T, and the colon of
    /// the offset may be missing.
    package init?(rfc3339 text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(digits: 4), reader.accept("-"), let month = reader.number(digits: 2),
            reader.accept("-"), let day = reader.number(digits: 2),
            reader.accept("T") || reader.accept("t") || reader.accept(" "),
            let hour = reader.number(digits: 2), reader.accept(":"), let minute = reader.number(digits: 2),
            reader.accept(":"), let second = reader.number(digits: 2),
            (1...12).contains(month), (1...CivilDate.days(inMonth: month, ofYear: year)).contains(day), hour < 24,
            minute < 60, second <= 60
        else { return nil }
        var nanoseconds = 0
        if reader.accept(".") {
            guard let fraction = reader.fraction(places: 9) else { return nil }
            nanoseconds = fraction
        }
        guard let offset = reader.offset(), reader.isAtEnd else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
        seconds = Int64(days * 86_400 + hour * 3_600 + minute * 60 + second - offset)
        self.nanoseconds = Int32(nanoseconds)
    }

    /// As RFC 3339 in UTC, with a fraction only where there is one.
    package var rfc3339: String {
        let civil = CivilTime(secondsSinceEpoch: seconds)
        let date = "\(padded(civil.date.year, 4))-\(padded(civil.date.month, 2))-\(padded(civil.date.day, 2))"
        let clock = "\(padded(civil.hour, 2)):\(padded(civil.minute, 2)):\(padded(civil.second, 2))"
        return "\(date)T\(clock)\(DigitReader.fractionText(nanoseconds: Int(nanoseconds)))Z"
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
