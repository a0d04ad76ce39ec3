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
        var text = text
        return text.withUTF8 { unsafe accepts($0.span) }
    }

    /// The same over bytes of UTF-8.
    package func accepts(_ text: Span<UInt8>) -> Bool {
        switch self {
        case .integer: ParameterType.number(text).map { $0 > 0 } ?? false
        case .count: ParameterType.number(text) != nil
        case .boolean: ParameterType.boolean(text) != nil
        case .string, .stringlist: true
        case .intlist: ParameterType.isListOfIDs(text)
        }
    }

    /// Whether an encoding destroyed a text: it is no UTF-8, has the replacement character in it, or is made of question marks.
    package static func isUndecodable(_ text: Span<UInt8>) -> Bool {
        var questionMarks = 0
        var others = 0
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "?"): questionMarks += 1
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D: break
            case 0..<0x80: others += 1
            default: return isUndecodableBeyondASCII(text)
            }
        }
        return questionMarks > 0 && others == 0
    }

    private static func isUndecodableBeyondASCII(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where text[index] == 0xEF && index + 2 < text.count {
            if text[index + 1] == 0xBF, text[index + 2] == 0xBD { return true }
        }
        return (try? UTF8Span(validating: text)) == nil
    }

    private static func isListOfIDs(_ text: Span<UInt8>) -> Bool {
        var start = 0
        for index in 0...text.count where index == text.count || text[index] == UInt8(ascii: ";") {
            guard (number(text.extracting(start..<index)) ?? 0) > 0 else { return false }
            start = index + 1
        }
        return true
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
        var text = text
        return text.withUTF8 { unsafe number($0.span) }
    }

    /// The same over bytes.
    package static func number(_ text: Span<UInt8>) -> Int? {
        guard !text.isEmpty else { return nil }
        var number = 0
        for index in text.indices {
            let digit = text[index] &- 0x30
            guard digit < 10 else { return nil }
            let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, isTooLargeToo) = tens.addingReportingOverflow(Int(digit))
            guard !isTooLarge, !isTooLargeToo else { return nil }
            number = sum
        }
        return number
    }

    /// The Boolean that a text spells.
    package static func boolean(_ text: String) -> Bool? {
        var text = text
        return text.withUTF8 { unsafe boolean($0.span) }
    }

    /// The same over bytes.
    package static func boolean(_ text: Span<UInt8>) -> Bool? {
        switch text.count {
        case 1: text[0] == UInt8(ascii: "1") ? true : text[0] == UInt8(ascii: "0") ? false : nil
        case 4: isWord(text, "true") ? true : nil
        case 5: isWord(text, "false") ? false : nil
        default: nil
        }
    }

    /// Whether a text is a word of lower-case letters in any case.
    private static func isWord(_ text: Span<UInt8>, _ word: StaticString) -> Bool {
        for index in text.indices {
            guard unsafe text[index] | 0x20 == word.utf8Start[index] else { return false }
        }
        return true
    }
}
