package import SourceText

/// The transport of a request, taken apart.
package struct HTTP: Sendable {
    package enum BodyKind: String, CaseIterable, Sendable {
        case none, form, multipart, json, file, other
        /// A body may have been sent that the log does not hold.
        case notRecorded = "not_recorded"
    }

    /// Headers that the log does not record, so that nobody can say whether they were sent.
    package struct Unrecorded: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let authorization = Unrecorded(rawValue: 1)
        package static let contentType = Unrecorded(rawValue: 2)
    }

    /// The method and its place; curl's implied one stands where the command begins.
    package var method: Text
    package var url: Text
    package var scheme: Text?
    /// The URL's host, or the one that the header `Host` names, without a port.
    package var host: Text?
    package var path: Text
    package var headers: [HTTPMessage.Header]
    package var unrecorded: Unrecorded = []
    package var bodyKind: BodyKind
    /// The body's bytes where they are one text.
    package var body: Text?
    /// The name of the file that the body comes from.
    package var bodyFile: Text?

    package init(_ message: HTTPMessage, url: URLText, bodyKind: BodyKind) {
        method = message.method
        self.url = message.url
        scheme = url.scheme
        host = url.host ?? message.header("host").map { URLText.host(of: $0.value) }
        path = url.path
        headers = message.headers
        self.bodyKind = bodyKind
        switch message.body {
        case .text(let text): body = text
        case .file(let name): bodyFile = name
        case .none, .parts, .object, .notRecorded: break
        }
    }

    /// The first header of that name (lower case).
    package func header(_ name: String) -> HTTPMessage.Header? { headers.first { $0.isNamed(name) } }
}
