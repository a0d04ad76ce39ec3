internal import Requests

/// Reads the times of a log's records, which mostly have the date of the one before.
struct ClockText {
    private var date: (UInt64, UInt64) = (0, 0)
    private var secondsOfDate: Int64 = 0

    /// The minute before: its first sixteen bytes.
    private var minute = ShortText()
    private var secondsOfMinute: Int64 = 0

    /// `2026-11-23T17:00:29Z`, perhaps with a fraction of a second or with `+00:00`; nil for any other writing, which the
    /// ordinary reader is to read.
    mutating func time(_ text: Span<UInt8>) -> Timestamp? {
        if text.count == 20, minute.count > 0, minute.stands(in: text, at: 0), text[16] == UInt8(ascii: ":"),
            let second = two(text, 17), second < 60, text[19] == UInt8(ascii: "Z")
        {
            return Timestamp(seconds: secondsOfMinute + Int64(second))
        }
        return newTime(text)
    }

    private mutating func newTime(_ text: Span<UInt8>) -> Timestamp? {
        guard text.count >= 20, text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"),
            text[16] == UInt8(ascii: ":"), let hour = two(text, 11), hour < 24, let minute = two(text, 14), minute < 60,
            let second = two(text, 17), second < 60
        else { return nil }
        var end = 19
        var nanoseconds: Int32 = 0
        if text[end] == UInt8(ascii: ".") {
            var unit: Int32 = 100_000_000
            end += 1
            while end < text.count, text[end] &- 0x30 < 10 {
                nanoseconds += Int32(text[end] - 0x30) * unit
                unit /= 10
                end += 1
            }
            guard end > 20 else { return nil }
        }
        guard isUTC(text, end), let seconds = seconds(ofDate: text) else { return nil }
        secondsOfMinute = seconds + Int64(hour * 3_600 + minute * 60)
        self.minute = ShortText(text, 0..<16) ?? ShortText()
        return Timestamp(seconds: secondsOfMinute + Int64(second), nanoseconds: nanoseconds)
    }

    private func isUTC(_ text: Span<UInt8>, _ index: Int) -> Bool {
        if index + 1 == text.count { return text[index] == UInt8(ascii: "Z") }
        guard index + 6 == text.count else { return false }
        for (offset, byte) in "+00:00".utf8.enumerated() where text[index + offset] != byte { return false }
        return true
    }

    private func two(_ text: Span<UInt8>, _ index: Int) -> Int? {
        let tens = text[index] &- 0x30
        let ones = text[index + 1] &- 0x30
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }

    /// Seconds since 1970 at the beginning of the text's day.
    private mutating func seconds(ofDate text: Span<UInt8>) -> Int64? {
        var date: (UInt64, UInt64) = (0, 0)
        for index in 0..<8 { date.0 = date.0 << 8 | UInt64(text[index]) }
        date.1 = UInt64(text[8]) << 8 | UInt64(text[9])
        if date == self.date { return secondsOfDate }
        let day = String(decoding: (0..<10).map { text[$0] }, as: UTF8.self)
        guard let time = Timestamp(rfc3339: day + "T00:00:00Z") else { return nil }
        self.date = date
        secondsOfDate = time.seconds
        return time.seconds
    }
}
