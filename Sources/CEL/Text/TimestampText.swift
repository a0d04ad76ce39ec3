internal import Calendar

/// Timestamps as RFC 3339 text.
enum TimestampText {
    /// `2009-02-13T23:31:30.5Z` or with an offset as `+01:00`; nil for anything else, and outside the years 1 to 9999.
    static func parse(_ text: String) -> Timestamp? {
        var reader = DigitReader(text)
        guard let year = reader.number(digits: 4), reader.accept("-"), let month = reader.number(digits: 2),
            reader.accept("-"), let day = reader.number(digits: 2), reader.accept("T") || reader.accept("t"),
            let hour = reader.number(digits: 2), reader.accept(":"), let minute = reader.number(digits: 2),
            reader.accept(":"), let second = reader.number(digits: 2), let nanoseconds = fraction(&reader),
            let offset = offset(&reader), reader.isAtEnd
        else { return nil }
        guard (1...12).contains(month), (1...CivilDate.days(inMonth: month, ofYear: year)).contains(day),
            hour < 24, minute < 60, second < 60
        else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset
        return Timestamp(seconds: Int64(seconds), nanoseconds: Int32(nanoseconds))
    }

    /// Nanoseconds; digits past the ninth are cut.
    private static func fraction(_ reader: inout DigitReader) -> Int? {
        guard reader.accept(".") else { return 0 }
        return reader.fraction(places: 9)
    }

    /// Seconds east of Greenwich.
    private static func offset(_ reader: inout DigitReader) -> Int? {
        if reader.accept("Z") || reader.accept("z") { return 0 }
        let sign = reader.accept("-") ? -1 : 1
        guard sign == -1 || reader.accept("+"), let hours = reader.number(digits: 2), reader.accept(":"),
            let minutes = reader.number(digits: 2), hours < 24, minutes < 60
        else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }

    /// In UTC, with as many digits of the fraction as it needs.
    static func format(_ time: Timestamp) -> String {
        let civil = CivilTime(secondsSinceEpoch: time.seconds)
        let date = "\(padded(civil.date.year, 4))-\(padded(civil.date.month, 2))-\(padded(civil.date.day, 2))"
        let clock = "\(padded(civil.hour, 2)):\(padded(civil.minute, 2)):\(padded(civil.second, 2))"
        return "\(date)T\(clock)\(DigitReader.fractionText(nanoseconds: Int(time.nanoseconds)))Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
