import Requests
import Testing

struct TimestampTests {
    static let times: [(text: String, seconds: Int64, nanoseconds: Int32, printed: String)] = [
        ("1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00Z"),
        ("2026-11-23T17:00:29Z", 1_795_453_229, 0, "2026-11-23T17:00:29Z"),
        ("2026-11-23 20:00:29.5+03:00", 1_795_453_229, 500_000_000, "2026-11-23T17:00:29.5Z"),
        ("2026-11-23t17:00:29.000000001z", 1_795_453_229, 1, "2026-11-23T17:00:29.000000001Z"),
        ("2026-11-23T17:00:29.1234567891Z", 1_795_453_229, 123_456_789, "2026-11-23T17:00:29.123456789Z"),
        ("2026-11-23T12:00:29-0500", 1_795_453_229, 0, "2026-11-23T17:00:29Z"),
        ("2000-02-29T23:59:60Z", 951_868_800, 0, "2000-03-01T00:00:00Z"),
        ("1969-12-31T23:59:59Z", -1, 0, "1969-12-31T23:59:59Z"),
        ("1900-03-01T00:00:00Z", -2_203_891_200, 0, "1900-03-01T00:00:00Z"),
        ("0000-01-01T00:00:00Z", -62_167_219_200, 0, "0000-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", 253_402_300_799, 0, "9999-12-31T23:59:59Z"),
    ]

    @Test(arguments: times)
    func `a time is read and printed in UTC`(text: String, seconds: Int64, nanoseconds: Int32, printed: String) {
        let time = Timestamp(rfc3339: text)
        #expect(time == Timestamp(seconds: seconds, nanoseconds: nanoseconds))
        #expect(time?.rfc3339 == printed)
    }

    @Test(arguments: [
        "", "2026-11-23", "2026-11-23T17:00:29", "2026-11-23T17:00Z", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z", "2026-01-01T00:00:61Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00+01", "2026-01-01T00:00:00Z ", "26-01-01T00:00:00Z", "2026-01-01T00:00:00,5Z", "+2026-1-1",
    ])
    func `what is no time with a zone is refused`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test func `every day of four centuries comes back`() {
        for day in stride(from: Int64(-141_000), through: 141_000, by: 1) {
            let time = Timestamp(seconds: day * 86_400 + 86_399)
            #expect(Timestamp(rfc3339: time.rfc3339) == time)
        }
    }

    @Test func `times order by seconds, then by their fraction`() {
        #expect(Timestamp(seconds: 1) < Timestamp(seconds: 1, nanoseconds: 1))
        #expect(Timestamp(seconds: 1, nanoseconds: 9) < Timestamp(seconds: 2))
    }
}
