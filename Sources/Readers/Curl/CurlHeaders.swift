internal import Requests
internal import SourceText

/// The header fields that curl's options set, of those that say something about a request.
struct CurlHeaders {
    private var given: [HTTPMessage.Header] = []
    /// Names, in lower case, of headers that curl is told not to send of its own.
    private var removed: [String] = []
    private var implied: [HTTPMessage.Header] = []
    private var cookies: Text?
    private var basic: HTTPMessage.Header?
    private var bearer: HTTPMessage.Header?
    /// The first option that makes the body a form.
    private var form: SourceSpan?

    /// `-H`: `Name: value`; `Name;` sends it empty; `Name:` takes away the one that curl would send; `@file` holds more.
    mutating func add(_ line: Text) {
        guard !line.isEmpty else { return }
        if line.bytes.first == UInt8(ascii: "@"), !line.isSymbolic(at: line.startIndex) {
            return given.append(HTTPMessage.Header(name: line.asSymbolic, value: line.asSymbolic))
        }
        if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let name = line[line.startIndex..<colon].trimmed
            let value = line[colon + 1..<line.endIndex].trimmed
            if value.isEmpty {
                removed.append(name.string.lowercased())
            } else {
                given.append(HTTPMessage.Header(name: name, value: value))
            }
        } else if line.bytes.last == UInt8(ascii: ";") {
            let end = line.endIndex - 1
            given.append(HTTPMessage.Header(name: line[line.startIndex..<end].trimmed, value: line[end..<end]))
        } else if line.isSymbolic {
            given.append(HTTPMessage.Header(name: line.asSymbolic, value: line.asSymbolic))
        }
    }

    /// A header that an option other than `-H` sets; the last one holds.
    mutating func implies(_ name: String, _ value: Text) {
        implied.removeAll { $0.isNamed(name) }
        implied.append(HTTPMessage.Header(name: Text(name, decodedFrom: value.span), value: value))
    }

    mutating func impliesForm(_ option: SourceSpan) { form = form ?? option }

    mutating func impliesJSON(_ option: SourceSpan) {
        implies("content-type", Text("application/json", decodedFrom: option))
        implies("accept", Text("application/json", decodedFrom: option))
    }

    /// `-e URL;auto` sends the URL.
    static func referer(_ value: Text) -> Text {
        let auto = ";auto"
        guard value.string.hasSuffix(auto) else { return value }
        return value[value.startIndex..<value.endIndex - auto.utf8.count]
    }

    /// `-b`: cookies where there is an equals sign, else a file of them.
    mutating func addCookies(_ value: Text) {
        guard value.firstIndex(of: UInt8(ascii: "=")) != nil || value.isSymbolic else { return }
        guard var joined = cookies else {
            cookies = value
            return
        }
        joined.append("; ".utf8, .decoded, from: value.span)
        joined.append(value)
        cookies = joined
    }

    // MARK: Credentials

    /// `-u user:password`.
    mutating func impliesUser(_ user: Text) {
        basic = CurlHeaders.authorization("Basic ", user.base64)
    }

    mutating func impliesBearer(_ token: Text) {
        bearer = CurlHeaders.authorization("Bearer ", token)
    }

    /// `-n`: user and password come from a file.
    mutating func impliesNetrc(_ option: SourceSpan) {
        basic = basic ?? CurlHeaders.authorization("Basic ", Text("$(netrc)", decodedFrom: option).asSymbolic)
    }

    private static func authorization(_ scheme: String, _ secret: Text) -> HTTPMessage.Header {
        // The scheme stands nowhere in the file, so that it is no part of the secret.
        var value = Text(scheme, decodedFrom: SourceSpan(secret.span.start, secret.span.start))
        value.append(secret)
        return HTTPMessage.Header(name: Text("authorization", decodedFrom: secret.span), value: value)
    }

    // MARK: The result

    /// The fields as sent; `multipart` is the option that makes the body one, `user` the user part of the URL.
    func fields(hasBody: Bool, multipart: SourceSpan?, user: Text?) -> [HTTPMessage.Header] {
        var fields = implied
        if !fields.contains(where: { $0.isNamed("content-type") }) {
            if let multipart {
                fields.append(CurlHeaders.contentType("multipart/form-data", from: multipart))
            } else if let form, hasBody {
                fields.append(CurlHeaders.contentType("application/x-www-form-urlencoded", from: form))
            }
        }
        let userOfURL = user.map { CurlHeaders.authorization("Basic ", $0.percentDecoded(form: false).base64) }
        if let authorization = bearer ?? basic ?? userOfURL { fields.append(authorization) }
        if let cookies {
            fields.append(HTTPMessage.Header(name: Text("cookie", decodedFrom: cookies.span), value: cookies))
        }
        fields.removeAll { field in
            let name = field.name.string
            return removed.contains(name) || given.contains { $0.isNamed(name) }
        }
        return fields + given
    }

    private static func contentType(_ type: String, from option: SourceSpan) -> HTTPMessage.Header {
        HTTPMessage.Header(
            name: Text("content-type", decodedFrom: option), value: Text(type, decodedFrom: option))
    }
}
