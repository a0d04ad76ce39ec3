import Calendar
import Testing

struct TimeZoneTests {
    struct Case: CustomTestStringConvertible {
        var zone: String
        /// Year, month, day, hour, minute, second.
        var clock: [Int]
        /// Hours east of Greenwich by which the moment is found.
        var offset: Double

        var testDescription: String { "\(zone) \(clock)" }

        init(_ zone: String, _ clock: [Int], _ offset: Double) {
            self.zone = zone
            self.clock = clock
            self.offset = offset
        }
    }

    static let cases = [
        Case("UTC", [2026, 11, 23, 17, 0, 0], 0),
        Case("+05:30", [2026, 11, 23, 17, 0, 0], 5.5),
        Case("-02:30", [1969, 12, 31, 23, 0, 0], -2.5),
        Case("Europe/Berlin", [2026, 1, 15, 12, 0, 0], 1),
        Case("Europe/Berlin", [2026, 7, 15, 12, 0, 0], 2),
        // Set forward from 02:00 to 03:00: 02:30 is never shown, and is read as if the clock had gone on.
        Case("Europe/Berlin", [2026, 3, 29, 1, 59, 59], 1),
        Case("Europe/Berlin", [2026, 3, 29, 2, 30, 0], 1),
        Case("Europe/Berlin", [2026, 3, 29, 3, 0, 0], 2),
        // Set back from 03:00 to 02:00: 02:30 is shown twice, and is read as the first of the two.
        Case("Europe/Berlin", [2026, 10, 25, 1, 59, 59], 2),
        Case("Europe/Berlin", [2026, 10, 25, 2, 30, 0], 2),
        Case("Europe/Berlin", [2026, 10, 25, 3, 0, 0], 1),
        Case("America/New_York", [2040, 11, 4, 1, 30, 0], -4),
        Case("Asia/Kathmandu", [2026, 6, 1, 0, 0, 0], 5.75),
    ]

    @Test(arguments: cases) func `a clock's time is the moment that its zone says`(example: Case) throws {
        let clock = example.clock
        let days = CivilDate(year: clock[0], month: clock[1], day: clock[2]).daysSinceEpoch
        let seconds = Int64(days * 86_400 + clock[3] * 3_600 + clock[4] * 60 + clock[5])
        let zone = try #require(TimeZone(named: example.zone))
        #expect(zone.seconds(ofClock: seconds) == seconds - Int64(example.offset * 3_600))
    }

    @Test func `every moment of two years comes back from its clock, the repeated hour apart`() throws {
        let zone = try #require(TimeZone(named: "Europe/Berlin"))
        var wrong: [Int64] = []
        for hour in 0..<2 * 365 * 24 {
            let moment = 1_767_225_600 + Int64(hour) * 3_600
            let back = zone.seconds(ofClock: moment + Int64(zone.offset(at: moment)))
            let isRepeated = back == moment - 3_600 && zone.offset(at: moment) == 3_600
            if back != moment && !isRepeated { wrong.append(moment) }
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: ["", "Nowhere/City", "+1:00", "+25:00", "../../etc/passwd", "UTC+1 ", "/etc/localtime"])
    func `an unknown zone is none`(name: String) {
        #expect(TimeZone(named: name) == nil)
    }
}

struct CivilDateTests {
    @Test func `every day of eight centuries comes back from its number`() {
        var wrong: [Int] = []
        var previous = CivilDate(year: 1599, month: 12, day: 31)
        for number in previous.daysSinceEpoch + 1...CivilDate(year: 2400, month: 12, day: 31).daysSinceEpoch {
            let date = CivilDate(daysSinceEpoch: number)
            let isNext = date.day == previous.day + 1 && date.month == previous.month && date.year == previous.year
            let isNewMonth =
                date.day == 1 && previous.day == CivilDate.days(inMonth: previous.month, ofYear: previous.year)
            if date.daysSinceEpoch != number || !(isNext || isNewMonth) { wrong.append(number) }
            previous = date
        }
        #expect(wrong.isEmpty)
    }
}
