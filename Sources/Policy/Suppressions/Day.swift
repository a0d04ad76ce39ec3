package import Requests

/// A day of the calendar in UTC.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    private let number: Int64

    /// Reads a date such as `2027-01-31`.
    package init?(_ text: String) {
        guard text.utf8.count == 10, let time = Timestamp(rfc3339: "\(text)T00:00:00Z") else { return nil }
        self.init(of: time)
    }

    /// The day that a moment falls on.
    package init(of time: Timestamp) {
        let seconds = time.seconds
        number = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    }

    package static func < (first: Day, second: Day) -> Bool { first.number < second.number }
}
