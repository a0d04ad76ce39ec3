import Synchronization

/// Offsets of time zones, by name from the system's zone files or as `+01:00`.
enum TimeZone {
    /// Seconds east of Greenwich; nil for a zone that nobody knows.
    static func offset(of zone: String, at seconds: Int64) -> Int? {
        if zone == "UTC" { return 0 }
        if let fixed = fixedOffset(zone) { return fixed }
        return file(zone)?.offset(at: seconds)
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

    /// Zones that were read, by name. A log names few zones, but names each of them often.
    private static let cache = Mutex<[String: ZoneFile]>([:])
    private static let cacheLimit = 64

    private static func file(_ zone: String) -> ZoneFile? {
        if let known = cache.withLock({ $0[zone] }) { return known }
        guard let file = ZoneFile.load(zone) else { return nil }
        cache.withLock { zones in
            if zones.count >= cacheLimit { zones.removeAll() }
            zones[zone] = file
        }
        return file
    }
}
