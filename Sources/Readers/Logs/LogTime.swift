internal import Calendar
package import Requests

/// A time as logs write it.
///
/// RFC 3339 and its kin with a space, a comma before the fraction or a space before the offset; the servers' own form
/// `23/Nov/2026:17:15:10 +0000`, in brackets or not; seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by
/// their size, with or without a fraction.
package struct LogTime: Sendable {
    package let timestamp: Timestamp
    /// Whether it has no zone of its own and was read in the assumed one.
    package let isInAssumedZone: Bool

    /// Nil where the text is no time.
    package init?(_ text: ArraySlice<UInt8>, zone: AssumedZone) {
        var text = text
        if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]"), text.count > 2 {
            text = text.dropFirst().dropLast()
        }
        guard let first = text.first, first &- 0x30 < 10 else { return nil }
        if let moment = LogTime.sinceEpoch(text) {
            timestamp = moment
            isInAssumedZone = false
            return
        }
        var reader = DigitReader(text)
        guard let clock = LogTime.commonLogClock(&reader) ?? LogTime.isoClock(text, &reader) else { return nil }
        var nanoseconds = 0
        if reader.accept(".") || reader.accept(",") {
            guard let fraction = reader.fraction(places: 9) else { return nil }
            nanoseconds = fraction
        }
        isInAssumedZone = reader.isAtEnd
        if reader.isAtEnd {
            timestamp = Timestamp(seconds: zone.zone.seconds(ofClock: clock), nanoseconds: Int32(nanoseconds))
            return
        }
        _ = reader.accept(" ")
        let offset = reader.accept(word: "UTC") || reader.accept(word: "GMT") ? 0 : reader.offset()
        guard let offset, reader.isAtEnd else { return nil }
        timestamp = Timestamp(seconds: clock - Int64(offset), nanoseconds: Int32(nanoseconds))
    }

    // MARK: Clocks, in seconds since 1970 by themselves

    /// `23/Nov/2026:17:15:10`.
    private static func commonLogClock(_ reader: inout DigitReader) -> Int64? {
        let start = reader
        if let day = reader.number(digits: 2), reader.accept("/"), let month = month(&reader), reader.accept("/"),
            let year = reader.number(digits: 4), reader.accept(":")
        {
            return clock(year, month, day, &reader)
        }
        reader = start
        return nil
    }

    private static func month(_ reader: inout DigitReader) -> Int? {
        let names: [StaticString] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        return names.firstIndex { reader.accept(word: $0) }.map { $0 + 1 }
    }

    /// `2026-11-23T17:15:10`, also with a space or with slashes in the date.
    private static func isoClock(_ text: ArraySlice<UInt8>, _ reader: inout DigitReader) -> Int64? {
        guard let year = reader.number(digits: 4), reader.accept("-") || reader.accept("/"),
            let month = reader.number(digits: 2), reader.accept("-") || reader.accept("/"),
            let day = reader.number(digits: 2), reader.accept("T") || reader.accept(" ") || reader.accept("t")
        else { return nil }
        return clock(year, month, day, &reader)
    }

    private static func clock(_ year: Int, _ month: Int, _ day: Int, _ reader: inout DigitReader) -> Int64? {
        guard (1...12).contains(month), (1...CivilDate.days(inMonth: month, ofYear: year)).contains(day),
            let hour = reader.number(digits: 2), reader.accept(":"), let minute = reader.number(digits: 2),
            reader.accept(":"), let second = reader.number(digits: 2), hour < 24, minute < 60, second <= 60
        else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
        return Int64(days * 86_400 + hour * 3_600 + minute * 60 + second)
    }

    // MARK: Numbers

    /// Nil where the text is no number, or one that is no moment before the year 9999.
    private static func sinceEpoch(_ text: ArraySlice<UInt8>) -> Timestamp? {
        var reader = DigitReader(text)
        guard let whole = reader.number() else { return nil }
        var fraction: Int64 = 0
        if reader.accept(".") {
            guard let digits = reader.fraction(places: 9) else { return nil }
            fraction = Int64(digits)
        }
        guard reader.isAtEnd else { return exponent(text) }
        let unit: Int64
        switch whole {
        case ..<100_000_000_000: unit = 1
        case ..<100_000_000_000_000: unit = 1_000
        case ..<100_000_000_000_000_000: unit = 1_000_000
        default: unit = 1_000_000_000
        }
        let nanoseconds = whole % unit * (1_000_000_000 / unit) + fraction / unit
        return Timestamp(seconds: whole / unit, nanoseconds: Int32(nanoseconds))
    }

    /// `1.795454110531e9`, as some writers of JSON print a large number.
    private static func exponent(_ text: ArraySlice<UInt8>) -> Timestamp? {
        guard text.count < 40, text.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }),
            let number = Double(String(decoding: text, as: UTF8.self)), number >= 0, number < 1e11
        else { return nil }
        let seconds = number.rounded(.down)
        let nanoseconds = min(((number - seconds) * 1e9).rounded(), 999_999_999)
        return Timestamp(seconds: Int64(seconds), nanoseconds: Int32(nanoseconds))
    }
}
