internal import Synchronization

/// A time zone: a fixed offset such as `+01:00`, or one by name from the system's zone files.
package struct TimeZone: Sendable {
    private enum Rule: Sendable {
        case fixed(Int)
        case file(ZoneFile)
    }

    private let rule: Rule

    package static let utc = TimeZone(secondsEast: 0)

    /// A zone without changes.
    package init(secondsEast: Int) { rule = .fixed(secondsEast) }

    /// `UTC`, `+11:00`, `-02:30`, `02:00`, or a name such as `Europe/Berlin`; nil for a zone that nobody knows.
    package init?(named name: String) {
        if name == "UTC" {
            self = .utc
        } else if let offset = TimeZone.fixedOffset(name) {
            rule = .fixed(offset)
        } else if let file = ZoneFile.load(name) {
            rule = .file(file)
        } else {
            return nil
        }
    }

    /// Seconds east of Greenwich at a moment, in seconds since 1970.
    package func offset(at seconds: Int64) -> Int {
        switch rule {
        case .fixed(let offset): offset
        case .file(let file): file.offset(at: seconds)
        }
    }

    /// The moment at which a clock of the zone shows a civil time, given in seconds since 1970 by that clock.
    ///
    /// Where clocks are set back and show a time twice, it is the first of the two moments. Where they are set forward and
    /// never show it, it is as if they had not been: the moment lies as long after the change as the time after its gap's
    /// beginning.
    package func seconds(ofClock clock: Int64) -> Int64 {
        guard case .file(let file) = rule else { return clock - Int64(offset(at: clock)) }
        // No zone is further than a day from Greenwich, and none changes twice in two days.
        let before = clock - Int64(file.offset(at: clock - 86_400))
        let after = clock - Int64(file.offset(at: clock + 86_400))
        let isBefore = before + Int64(file.offset(at: before)) == clock
        let isAfter = after + Int64(file.offset(at: after)) == clock
        return isBefore || !isAfter ? before : after
    }

    /// `+11:00`, `-02:30` or `02:00`.
    private static func fixedOffset(_ zone: String) -> Int? {
        var reader = DigitReader(zone)
        let sign = reader.accept("-") ? -1 : 1
        if sign == 1 { _ = reader.accept("+") }
        guard let hours = reader.number(digits: 2), reader.accept(":"), let minutes = reader.number(digits: 2),
            reader.isAtEnd, hours < 24, minutes < 60
        else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }
}

extension TimeZone {
    /// Zones that were read, by name, for callers that have nothing but the name each time.
    private static let cache = Mutex<[String: TimeZone]>([:])
    private static let cacheLimit = 64

    /// The zone of a name; its file is read once.
    package static func cached(_ name: String) -> TimeZone? {
        if let known = cache.withLock({ $0[name] }) { return known }
        guard let zone = TimeZone(named: name) else { return nil }
        cache.withLock { zones in
            if zones.count >= cacheLimit { zones.removeAll() }
            zones[name] = zone
        }
        return zone
    }
}
