internal import Calendar

/// The zone in which a time is read that does not say its own.
package struct AssumedZone: Sendable {
    /// As it was given, for the summary.
    package let name: String
    let zone: TimeZone

    package static let utc = AssumedZone(name: "UTC", zone: .utc)

    private init(name: String, zone: TimeZone) {
        self.name = name
        self.zone = zone
    }

    /// A zone's name (`Europe/Berlin`), `UTC`, `Z`, or an offset (`+03:00`, `-0230`); nil for anything else.
    package init?(_ text: String) {
        var reader = DigitReader(text)
        if let offset = reader.offset(), reader.isAtEnd {
            self.init(name: text, zone: TimeZone(secondsEast: offset))
        } else if let zone = TimeZone(named: text) {
            self.init(name: text, zone: zone)
        } else {
            return nil
        }
    }
}
