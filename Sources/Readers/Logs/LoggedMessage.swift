internal import Requests
internal import SourceText

/// Makes the HTTP message of a record's fields.
struct LoggedMessage {
    let message: HTTPMessage
    let target: LoggedTarget
    /// The record says nothing of a body, and its query has arguments: a call as it is documented, with all of them there.
    let isTakenWithoutBody: Bool

    /// Nil where the record has no target, or one that the scope does not want.
    init?(_ call: LoggedCall, scope: Scope) {
        guard let target = LoggedTarget(call) else { return nil }
        let url = URLText(target.url)
        let endpoint = Endpoint(url)
        guard scope == .everything || LoggedMessage.mayConcernUs(endpoint) else { return nil }
        self.target = target
        let headers = LoggedMessage.headers(of: call)
        let method = target.method ?? Text("GET", decodedFrom: target.url.span)
        isTakenWithoutBody =
            call.saysNothingOfBody && LoggedMessage.mayHaveBody(method)
            && url.query.map({ QueryArguments.areOwn(in: $0.bytes.span) }) == true
        var body = isTakenWithoutBody ? .none : LoggedMessage.body(of: call, method: method, headers: headers)
        if case .none = body, endpoint != nil, endpoint?.method == nil, LoggedMessage.mayHaveBody(method),
            url.query?.contains("cmd=") != true
        {
            // A call to the API without a method's name had a body that the server did not get to log.
            body = .notRecorded
        }
        message = HTTPMessage(method: method, url: target.url, headers: headers, body: body, span: call.span)
    }

    /// Whether a call may be one of the five: most calls name another method in their path, and their bodies need not be
    /// looked at.
    private static func mayConcernUs(_ endpoint: Endpoint?) -> Bool {
        guard let endpoint else { return false }
        return endpoint.method.map { Request.Method($0).meaning != .other } ?? true
    }

    private static func mayHaveBody(_ method: Text) -> Bool {
        !["GET", "HEAD", "OPTIONS", "TRACE", "CONNECT", "DELETE"].contains { method == $0 }
    }

    // MARK: Body

    private static func body(
        of call: LoggedCall, method: Text, headers: [HTTPMessage.Header]
    ) -> HTTPMessage.Body {
        let length = headers.first { $0.isNamed("content-length") }.flatMap {
            ParameterType.number($0.value.bytes.span)
        }
        guard let value = call[.body] else {
            return mayHaveBody(method) && length != 0 || (length ?? 0) > 0 ? .notRecorded : .none
        }
        if value.isBlank { return (length ?? 0) > 0 ? .notRecorded : .none }
        let coding = headers.first { $0.isNamed("content-encoding") }?.value
        if coding?.isEqual(toLowercased: "identity") == false { return .notRecorded }
        switch value.kind {
        case .text, .literal: return isHidden(value.text) ? .notRecorded : .text(value.text)
        case .json: return value.node.map { .object($0) } ?? .text(value.text)
        }
    }

    /// Whether all of a body was masked; a form or an object may have masked values in it.
    private static func isHidden(_ body: Text) -> Bool {
        body.isMasked && !body.bytes.contains { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "{") }
    }

    // MARK: Headers

    private static func headers(of call: LoggedCall) -> [HTTPMessage.Header] {
        var headers = call[.headers]?.node.map(HTTPMessage.Header.all) ?? []
        if let host = call[.host]?.words { add("host", host, to: &headers) }
        if let type = call[.contentType]?.words { add("content-type", type, to: &headers) }
        if let header = authorization(of: call) {
            headers.removeAll { $0.isNamed("authorization") }
            headers.append(header)
        }
        return headers
    }

    /// The field by itself; nil where it says that no such header was sent.
    private static func authorization(of call: LoggedCall) -> HTTPMessage.Header? {
        guard let value = call[.authorization], !value.isBlank else { return nil }
        let name = Text("authorization", decodedFrom: value.text.span)
        guard value.kind == .json else { return HTTPMessage.Header(name: name, value: value.text).maskingCredentials }
        return value.node.flatMap { HTTPMessage.Header.headers(name, $0.elements ?? [], $0).first }
    }

    private static func add(_ name: String, _ value: Text, to headers: inout [HTTPMessage.Header]) {
        guard !headers.contains(where: { $0.isNamed(name) }) else { return }
        headers.append(HTTPMessage.Header(name: Text(name, decodedFrom: value.span), value: value))
    }
}

extension HTTPMessage.Header {
    /// The headers of a logged object or list: values are texts or lists of them, elements are pairs or objects with name
    /// and value.
    fileprivate static func all(_ node: Node) -> [HTTPMessage.Header] {
        if let members = node.members {
            return members.flatMap { member in
                headers(member.key, member.value.elements ?? [member.value], member.value)
            }
        }
        return (node.elements ?? []).flatMap { element -> [HTTPMessage.Header] in
            if let pair = element.elements, pair.count == 2, let name = pair[0].text {
                return headers(name, [pair[1]], pair[1])
            }
            guard let name = (element["name"] ?? element["key"])?.text, let value = element["value"] else { return [] }
            return headers(name, [value], value)
        }
    }

    /// A server that hides credentials leaves `Authorization` with an empty list or text.
    fileprivate static func headers(_ name: Text, _ values: [Node], _ whole: Node) -> [HTTPMessage.Header] {
        let texts = values.compactMap { $0.text ?? ($0.integer == nil ? nil : $0.argumentText) }
        guard name.isEqual(toLowercased: "authorization") else {
            return texts.map { HTTPMessage.Header(name: name, value: $0) }
        }
        if let text = texts.first, !text.isEmpty {
            return [HTTPMessage.Header(name: name, value: text).maskingCredentials]
        }
        let hidden = Text("[]", decodedFrom: whole.span).asSymbolic
        return [HTTPMessage.Header(name: name, value: hidden)]
    }

    /// The header with its value symbolic where the credential was masked: something was sent, but nobody can say what.
    fileprivate var maskingCredentials: HTTPMessage.Header {
        let secret = Request.bearerToken(in: value) ?? value
        guard secret.isMasked || secret == "-" || secret == "[]" else { return self }
        return HTTPMessage.Header(name: name, value: value.asSymbolic)
    }
}
