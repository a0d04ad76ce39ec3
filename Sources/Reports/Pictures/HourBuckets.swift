internal import Policy
internal import Requests

/// The hours of a log put together, so that there are no more of them than can be drawn.
struct HourBuckets {
    struct Bucket {
        /// Seconds since 1970.
        var start: Int64
        var requests: Int
        var refused: Int
    }

    /// Those with a request, in order.
    private(set) var buckets: [Bucket] = []
    /// Seconds of each.
    let size: Int64

    private static let most: Int64 = 200
    private static let hour: Int64 = 3_600
    private static let week: Int64 = 168 * hour

    init(_ hours: [AuditSummary.Hour]) {
        guard let first = hours.first?.start.seconds, let last = hours.last?.start.seconds else {
            size = Self.hour
            return
        }
        var size = [Self.hour, 6 * Self.hour, 24 * Self.hour].first { (last - first) / $0 < Self.most } ?? Self.week
        while (last - first) / size >= Self.most { size *= 2 }
        self.size = size
        for hour in hours {
            let start = Self.start(of: hour.start.seconds, size)
            if buckets.last?.start == start {
                buckets[buckets.count - 1].requests += hour.requests
                buckets[buckets.count - 1].refused += hour.refused
            } else {
                buckets.append(Bucket(start: start, requests: hour.requests, refused: hour.refused))
            }
        }
    }

    /// Weeks begin on Mondays, as 1970-01-05 did.
    private static func start(of time: Int64, _ size: Int64) -> Int64 {
        let origin = size >= week ? 4 * 24 * hour : 0
        let (quotient, rest) = (time - origin).quotientAndRemainder(dividingBy: size)
        return origin + (rest < 0 ? quotient - 1 : quotient) * size
    }

    /// What one is, in words.
    var unit: String {
        switch size {
        case Self.hour: "hour"
        case 6 * Self.hour: "six hours"
        case 24 * Self.hour: "day"
        case Self.week: "week"
        default: "\(size / Self.week) weeks"
        }
    }
}
