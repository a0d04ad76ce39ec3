/// A JSON value to be written. Members are written in their order.
package enum JSON: Sendable {
    case null
    case bool(Bool)
    case int(Int)
    /// Written with as few digits as tell it from every other; a value that is not finite is written as null.
    case double(Double)
    case string(String)
    case list([JSON])
    /// The names are the format's own: each stands once, without a NUL character.
    case object([(name: String, value: JSON)])

    /// The value as UTF-8: on one line without spaces, or indented by two spaces. No line end follows it.
    ///
    /// Control characters, quotes and backslashes are escaped, other characters are written as they are, slashes too.
    package func serialized(pretty: Bool = false) -> [UInt8] {
        guard !pretty else { return JSONObject(self).serialized() }
        var bytes: [UInt8] = []
        writeLine(to: &bytes)
        return bytes
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .int(value) }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    package init(arrayLiteral elements: JSON...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { (name: $0.0, value: $0.1) })
    }
}
