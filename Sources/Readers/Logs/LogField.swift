internal import SourceText

/// What a record of a log tells of a request, by the names that `--map` takes.
package enum LogField: Int, CaseIterable, Sendable {
    case time, method, url, host, path, query, body, contentType, headers, authorization, status, response, role
    case account, userAgent, remoteAddress

    /// The names of all, in the order of the cases.
    package static let names = [
        "time", "method", "url", "host", "path", "query", "body", "content_type", "headers", "authorization", "status",
        "response", "role", "account", "user_agent", "remote_address",
    ]

    package init?(name: String) {
        guard let index = LogField.names.firstIndex(of: name) else { return nil }
        self.init(rawValue: index)
    }

    package var name: String { LogField.names[rawValue] }

    /// Whether a JSON value that begins with this byte can be the field's: a log may use the same name for something
    /// else, as Caddy's `request` is an object where another server's is a line. Null is no value, except of a body.
    package func admits(valueBeginningWith byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""): true
        case UInt8(ascii: "{"): [.query, .body, .headers, .response].contains(self)
        case UInt8(ascii: "["): [.body, .headers, .authorization, .response, .role].contains(self)
        case UInt8(ascii: "-"), 0x30...0x39: [.time, .status, .account, .body].contains(self)
        case UInt8(ascii: "n"): self == .body
        default: false
        }
    }
}

/// A set of fields: those that records had.
package struct LogFieldSet: OptionSet, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package init(_ field: LogField) { rawValue = 1 << UInt32(field.rawValue) }

    /// The fields of the set, in the order of their declaration.
    package var fields: [LogField] { LogField.allCases.filter { contains(LogFieldSet($0)) } }
}
