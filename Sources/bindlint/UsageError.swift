internal import ArgumentParser
internal import Spelling

/// Something on the command line that cannot be meant.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ reason: String, nearest: String? = nil) {
        description = reason + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    }
}

/// A word of an option that takes one of a few.
protocol OptionWord: CaseIterable, RawRepresentable<String> {}

extension OptionWord {
    /// The word, for an option's `transform`; the error offers the nearest.
    static func parse(_ text: String) throws(UsageError) -> Self {
        if let word = Self(rawValue: text) { return word }
        let words = allCases.map(\.rawValue)
        throw UsageError("it must be \(list)", nearest: nearest(to: text, in: words))
    }

    /// "text, concise or json"
    static var list: String {
        let words = allCases.map(\.rawValue)
        guard let last = words.last, words.count > 1 else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    static var completion: CompletionKind { .list(allCases.map(\.rawValue)) }
}
