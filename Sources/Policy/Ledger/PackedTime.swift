package import Requests

/// A moment in eight bytes: nanoseconds since 1970, or none.
package struct PackedTime: Hashable, Sendable {
    /// Nanoseconds since 1970; the least number for none.
    package let nanoseconds: Int64

    package static let none = PackedTime(nil)

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// A moment outside of the years 1678 to 2261 is none.
    package init(_ time: Timestamp?) {
        guard let time else {
            nanoseconds = .min
            return
        }
        let (whole, isTooLarge) = time.seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, isTooLargeToo) = whole.addingReportingOverflow(Int64(time.nanoseconds))
        nanoseconds = isTooLarge || isTooLargeToo ? .min : sum
    }

    /// The moment; nil for none.
    package var timestamp: Timestamp? {
        guard nanoseconds != .min else { return nil }
        let seconds = nanoseconds >= 0 ? nanoseconds / 1_000_000_000 : -((999_999_999 - nanoseconds) / 1_000_000_000)
        return Timestamp(seconds: seconds, nanoseconds: Int32(nanoseconds - seconds * 1_000_000_000))
    }
}
