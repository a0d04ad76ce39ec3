package import SourceText

/// Until when a suppression holds.
package enum Expiry: Sendable {
    case never
    /// The last day on which it holds, as it is written.
    case after(Day, Text)
    /// A date was meant, and what stands there is none. Such a suppression does not hold: it would for ever.
    case malformed(Text)

    /// Reads a date.
    package init(_ text: Text) {
        self = Day(text.string).map { .after($0, text) } ?? .malformed(text)
    }

    /// Why a suppression does not hold any more; nil where it does.
    func reason(on today: Day) -> (words: String, at: Text)? {
        switch self {
        case .never: nil
        case .after(let day, let text): day < today ? ("this suppression held until \(text.string)", text) : nil
        case .malformed(let text):
            ("'\(text.string)' is no date such as 2027-01-31, so that this suppression does not hold", text)
        }
    }
}
