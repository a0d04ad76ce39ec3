internal import Readers
internal import Requests
internal import SourceText

/// Where the fields of a record stand in it.
struct FieldValues {
    /// Where the value of each field stands, as written.
    var ranges = Array(repeating: 0..<0, count: LogField.names.count)
    /// The fields that are there and those that have escapes, a bit for each.
    var present: UInt32 = 0
    var escaped: UInt32 = 0
    /// The layout of the record, told from all that were learnt; nil for one that has none of them.
    var layout: Int?

    /// All fields that are there.
    var set: LogFieldSet { LogFieldSet(rawValue: present) }

    func has(anyOf fields: LogFieldSet) -> Bool { present & fields.rawValue != 0 }

    func has(_ field: Int) -> Bool { present >> UInt32(truncatingIfNeeded: field) & 1 == 1 }

    func range(_ field: Int) -> Range<Int> { ranges[field] }

    /// The inside of a field's string, where it is one without escapes that says something.
    func string(_ field: Int, _ bytes: Span<UInt8>) -> Range<Int>? {
        guard has(field), escaped >> UInt32(truncatingIfNeeded: field) & 1 == 0 else { return nil }
        let range = ranges[field]
        guard range.count > 2, bytes[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
        guard range.count > 3 || bytes[range.lowerBound + 1] != UInt8(ascii: "-") else { return nil }
        return range.lowerBound + 1..<range.upperBound - 1
    }

    /// A field as it is written, empty where the record has none; nil for one that is too long.
    func short(_ field: Int, _ bytes: Span<UInt8>) -> ShortText? {
        has(field) ? ShortText(bytes, ranges[field]) : ShortText()
    }

    /// The number that a field's digits spell, in quotes or not.
    func number(_ field: Int, _ bytes: Span<UInt8>) -> Int? {
        var digits = ranges[field]
        if bytes[digits.lowerBound] == UInt8(ascii: "\"") {
            guard digits.count > 2 else { return nil }
            digits = digits.lowerBound + 1..<digits.upperBound - 1
        }
        guard digits.count <= QueryValue.mostDigits else { return ParameterType.number(bytes.extracting(digits)) }
        var number = 0
        for index in digits {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return nil }
            number = number &* 10 &+ Int(digit)
        }
        return number
    }
}

/// Where the fields stand among all: to ask for the number of each is a call to another module, for every record.
struct FieldPlaces {
    let time = LogField.time.rawValue
    let method = LogField.method.rawValue
    let url = LogField.url.rawValue
    let host = LogField.host.rawValue
    let status = LogField.status.rawValue
    let response = LogField.response.rawValue
    let role = LogField.role.rawValue
    let account = LogField.account.rawValue
    let userAgent = LogField.userAgent.rawValue
    let remoteAddress = LogField.remoteAddress.rawValue
    /// Those that say more than the screen understands.
    let unscreened = LogFieldSet([.headers, .authorization, .body, .contentType, .query, .path].map(LogFieldSet.init))
}
