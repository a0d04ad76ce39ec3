/// The documented type of a parameter, and which texts are of it.
package enum ParameterType: String, CaseIterable, Sendable {
    /// An id: a positive decimal integer.
    case integer
    /// A number of things, or how many to leave out: a decimal integer from 0.
    case count
    case boolean
    case string
    /// Ids joined by `;`.
    case intlist
    /// Strings joined by `;`.
    case stringlist

    /// Whether a text is of the type. An id has no sign, no point and is not zero; a Boolean is true or false in any case,
    /// or 1 or 0, because official clients send all of these.
    package func accepts(_ text: String) -> Bool {
        switch self {
        case .integer: ParameterType.number(text).map { $0 > 0 } ?? false
        case .count: ParameterType.number(text) != nil
        case .boolean: ParameterType.boolean(text) != nil
        case .string, .stringlist: true
        case .intlist:
            text.split(separator: ";", omittingEmptySubsequences: false).allSatisfy { piece in
                (ParameterType.number(String(piece)) ?? 0) > 0
            }
        }
    }

    /// What a text must be, to be said in a message: "a positive integer".
    package var expectation: String {
        switch self {
        case .integer: "a positive integer"
        case .count: "an integer from 0"
        case .boolean: "true or false"
        case .string: "a string"
        case .intlist: "positive integers joined by `;`"
        case .stringlist: "strings joined by `;`"
        }
    }

    /// The number that decimal digits spell, where it fits 64 bits.
    package static func number(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return Int(text)
    }

    /// The Boolean that a text spells.
    package static func boolean(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "1": true
        case "false", "0": false
        default: nil
        }
    }
}
