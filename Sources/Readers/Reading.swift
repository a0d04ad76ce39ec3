package import Requests
package import SourceText

/// What a reader found in one text: every request that could be read, and every place that could not.
package struct Reading: Sendable {
    /// How the requests of a file stand to each other.
    package enum Order: Sendable {
        /// They are sent one after another: a script, an array, a recording.
        case sequence
        /// They are entries to choose from: an `.http` file, a document with examples.
        case collection
    }

    package var requests: [Request] = []
    package var problems: [SyntaxError] = []
    /// Comments that speak to bindlint, of formats that have comments. What only looks like one, in a quoted text, a
    /// here-document, a URL or a body, is none. A place may come twice.
    package var comments: [SourceComment] = []
    package var order: Order

    package init(order: Order) { self.order = order }

    /// Adds the request that an HTTP message makes, where it is one that the scope wants.
    package mutating func add(_ message: HTTPMessage, origin: Origin, scope: Scope) {
        if let request = Request(message, origin: origin, scope: scope) { requests.append(request) }
    }
}

/// Which requests a reader keeps.
package enum Scope: Sendable {
    /// Those that are, or may be, SIP-registration requests to the Management API.
    case sipRegistrations
    /// Every HTTP request, to show how a file is understood.
    case everything
}

/// Reads one format.
package protocol Reader {
    /// Reads a whole file, or a piece of one in another format. Never throws: what cannot be read is a problem of the
    /// reading, beside what can.
    func read(_ text: Text, scope: Scope) -> Reading
}
