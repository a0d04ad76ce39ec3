internal import Calendar

/// The moments that an axis of time names: whole minutes, hours, days, months or years.
struct TimeTicks {
    private enum Step {
        case seconds(Int64)
        case months(Int)
    }

    /// Seconds since 1970.
    let times: [Int64]
    private let step: Step

    /// More would run into each other.
    private static let most = 8

    private static let steps: [Step] =
        [
            1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800,
            604_800, 1_209_600,
        ].map { .seconds($0) } + [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200].map { .months($0) }

    init(from start: Double, to end: Double) {
        step = Self.steps.first { Self.count($0, end - start) <= Double(Self.most) } ?? .months(1_200)
        times = Self.times(step, start, end)
    }

    private static func count(_ step: Step, _ span: Double) -> Double {
        switch step {
        case .seconds(let seconds): span / Double(seconds)
        case .months(let months): span / (Double(months) * 2_629_800)
        }
    }

    private static func times(_ step: Step, _ start: Double, _ end: Double) -> [Int64] {
        switch step {
        case .seconds(let seconds):
            // Weeks begin on Mondays, as 1970-01-05 did.
            let origin: Int64 = seconds % 604_800 == 0 ? 4 * 86_400 : 0
            let first = origin + Int64(((start - Double(origin)) / Double(seconds)).rounded(.up)) * seconds
            return Array(stride(from: first, through: Int64(end.rounded(.down)), by: Int64.Stride(seconds)))
        case .months(let months):
            let civil = CivilTime(secondsSinceEpoch: Int64(start.rounded(.down))).date
            var number = (civil.year * 12 + civil.month - 1) / months * months
            var times: [Int64] = []
            while times.count < 2 * most {
                let date = CivilDate(year: number / 12, month: number % 12 + 1, day: 1)
                let time = Int64(date.daysSinceEpoch) * 86_400
                if Double(time) > end { break }
                if Double(time) >= start { times.append(time) }
                number += months
            }
            return times
        }
    }

    /// How a moment is named: the time, and above it the day where the time does not tell it.
    func label(_ time: Int64) -> (time: String, day: String?) {
        let civil = CivilTime(secondsSinceEpoch: time)
        let day = "\(Self.padded(civil.date.year, 4))-\(Self.padded(civil.date.month))-\(Self.padded(civil.date.day))"
        switch step {
        case .seconds(let seconds) where seconds < 86_400:
            let clock = "\(Self.padded(civil.hour)):\(Self.padded(civil.minute))"
            return (seconds < 60 ? "\(clock):\(Self.padded(civil.second))" : clock, day)
        case .seconds: return (day, nil)
        case .months(let months): return (months % 12 == 0 ? String(day.prefix(4)) : String(day.prefix(7)), nil)
        }
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
