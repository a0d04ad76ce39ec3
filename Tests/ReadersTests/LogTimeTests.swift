import Readers
import Requests
import Testing

struct LogTimeTests {
    struct Case: CustomTestStringConvertible {
        var text: String
        /// In UTC; nil for no time.
        var time: String?
        var zone = "UTC"
        var isAssumed = false
        var testDescription: String { "\(text) \(zone)" }
    }

    static let cases = [
        Case(text: "2026-11-23T17:15:10Z", time: "2026-11-23T17:15:10Z"),
        Case(text: "2026-11-23T17:15:10.5+03:00", time: "2026-11-23T14:15:10.5Z", zone: "Europe/Berlin"),
        Case(text: "2026-11-23 17:15:10,123 -0230", time: "2026-11-23T19:45:10.123Z"),
        Case(text: "2026/11/23 17:15:10 UTC", time: "2026-11-23T17:15:10Z", zone: "Europe/Berlin"),
        Case(text: "23/Nov/2026:17:15:10 +0000", time: "2026-11-23T17:15:10Z"),
        Case(text: "[23/Nov/2026:17:15:10 -0500]", time: "2026-11-23T22:15:10Z"),
        Case(text: "1795454110", time: "2026-11-23T17:15:10Z"),
        Case(text: "1795454110.531", time: "2026-11-23T17:15:10.531Z"),
        Case(text: "1795454110531", time: "2026-11-23T17:15:10.531Z"),
        Case(text: "1795454110531.25", time: "2026-11-23T17:15:10.53125Z"),
        Case(text: "1795454110531000", time: "2026-11-23T17:15:10.531Z"),
        Case(text: "1795454110531000007", time: "2026-11-23T17:15:10.531000007Z"),
        Case(text: "1.79545411e9", time: "2026-11-23T17:15:10Z"),
        Case(text: "0", time: "1970-01-01T00:00:00Z"),
        Case(text: "2026-11-23 17:15:10", time: "2026-11-23T17:15:10Z", isAssumed: true),
        Case(text: "2026-11-23T17:15:10.25", time: "2026-11-23T11:45:10.25Z", zone: "+05:30", isAssumed: true),
        Case(text: "23/Nov/2026:17:15:10", time: "2026-11-23T20:15:10Z", zone: "-0300", isAssumed: true),
        Case(text: "2026-07-01 12:00:00", time: "2026-07-01T10:00:00Z", zone: "Europe/Berlin", isAssumed: true),
        // A clock that is set forward never shows 02:30, and one that is set back shows it twice.
        Case(text: "2026-03-29 02:30:00", time: "2026-03-29T01:30:00Z", zone: "Europe/Berlin", isAssumed: true),
        Case(text: "2026-10-25 02:30:00", time: "2026-10-25T00:30:00Z", zone: "Europe/Berlin", isAssumed: true),
        Case(text: "2026-10-25 03:00:00", time: "2026-10-25T02:00:00Z", zone: "Europe/Berlin", isAssumed: true),
        Case(text: "2026-12-31T23:59:60Z", time: "2027-01-01T00:00:00Z"),
        Case(text: "", time: nil), Case(text: "-1", time: nil), Case(text: "yesterday", time: nil),
        Case(text: "2026-02-29T00:00:00Z", time: nil), Case(text: "2026-13-01T00:00:00Z", time: nil),
        Case(text: "2026-11-23", time: nil), Case(text: "2026-11-23T17:15", time: nil),
        Case(text: "2026-11-23T24:00:00Z", time: nil), Case(text: "2026-11-23T17:15:10 CET", time: nil),
        Case(text: "23/Foo/2026:17:15:10 +0000", time: nil), Case(text: "[]", time: nil),
        Case(text: "1795454110.", time: nil), Case(text: "1e99", time: nil),
        Case(text: "99999999999999999999", time: nil),
        Case(text: "2026-11-23T17:15:10Zx", time: nil), Case(text: "31/Apr/2026:17:15:10 +0000", time: nil),
    ]

    @Test(arguments: cases) func `a time is read as it was meant`(example: Case) throws {
        let zone = try #require(AssumedZone(example.zone))
        let time = LogTime(Array(example.text.utf8)[...], zone: zone)
        #expect(time?.timestamp.rfc3339 == example.time)
        #expect(time == nil || time?.isInAssumedZone == example.isAssumed)
    }

    @Test(arguments: ["", "CET+1 ", "Nowhere", "25:00", "+3"]) func `a zone that is none is refused`(name: String) {
        #expect(AssumedZone(name) == nil)
    }

    @Test func `the reader says when it assumed a zone`() throws {
        var outline = LogOutline(.json)
        outline.zone = try #require(AssumedZone("Europe/Berlin"))
        var notes = LogNotes()
        let url = "/platform_api/BindSipRegistration"
        _ = outline.read(#"{"url":"\#(url)","time":"2026-11-23T17:15:10Z"}"#, notes: &notes)
        _ = outline.read(#"{"url":"/index","time":"2026-11-23 17:15:10"}"#, notes: &notes)
        #expect(!notes.usedAssumedZone)
        guard
            case .request(let request) = outline.read(
                #"{"url":"\#(url)","time":"2026-11-23 17:15:10"}"#, notes: &notes)
        else {
            Issue.record("no request")
            return
        }
        #expect(notes.usedAssumedZone)
        #expect(request.time?.rfc3339 == "2026-11-23T16:15:10Z")
    }
}
