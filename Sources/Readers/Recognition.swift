package import Requests
internal import SourceText

extension Request {
    /// The request that an HTTP message makes, or nil where it is none of those that the scope wants.
    ///
    /// The operation is the last segment of a path under `/platform_api`, or the field `cmd` in the query or the body of
    /// a call to `/platform_api` (Python's and Node's official clients send that). The host does not matter: accounts have
    /// hosts of their own.
    package init?(_ message: HTTPMessage, origin: Origin, scope: Scope) {
        let url = URLText(message.url)
        let endpoint = Endpoint(path: url.path)
        guard endpoint != nil || scope == .everything else { return nil }
        var carried = CarriedArguments(message, query: url.query)
        let method: Method
        if let name = endpoint?.method {
            method = Method(name)
        } else if endpoint != nil, let command = carried.takeCommand() {
            method = Method(command)
        } else if endpoint != nil {
            method = Method(url.path, carried.unseen == nil ? .other : .unknown)
        } else {
            method = Method(url.path, .other)
        }
        guard scope == .everything || method.meaning != .other else { return nil }
        if endpoint?.method != nil { carried.dropCommand() }
        self.init(method: method, arguments: carried.arguments, origin: origin)
        unseenArguments = carried.unseen
        http = HTTP(message, url: url, bodyKind: carried.bodyKind)
    }
}

/// The part of a path under `/platform_api`.
private struct Endpoint {
    /// The segment behind it, where there is one.
    var method: Text?

    init?(path: Text) {
        let segments = path.split(UInt8(ascii: "/")).filter { !$0.isEmpty }
        guard let root = segments.lastIndex(where: { $0.percentDecoded(form: false) == "platform_api" }) else {
            return nil
        }
        guard segments.count <= root + 2 else { return nil }
        method = root + 1 < segments.count ? segments[root + 1].percentDecoded(form: false) : nil
    }
}

/// The arguments that a message carries in its query and its body.
private struct CarriedArguments {
    var arguments: [Argument] = []
    var unseen: SourceSpan?
    var bodyKind: HTTP.BodyKind = .none

    init(_ message: HTTPMessage, query: Text?) {
        if let query { add(FormText(query), as: .query) }
        let contentType = message.header("content-type")?.value
        switch message.body {
        case .none: break
        case .notRecorded:
            bodyKind = .notRecorded
            unseen = message.span
        case .file(let name):
            bodyKind = .file
            unseen = name.span
        case .parts(let parts):
            bodyKind = .multipart
            add(parts)
        case .text(let body): read(body, contentType: contentType)
        }
    }

    private mutating func read(_ body: Text, contentType: Text?) {
        let mediaType = contentType.map(MediaType.init)
        if body.isEmpty {
            bodyKind = .none
        } else if let mediaType, mediaType.name == "multipart/form-data" {
            bodyKind = .multipart
            add(MultipartBody(body, boundary: mediaType.parameter("boundary")).parts)
        } else if let mediaType, mediaType.isJSON {
            bodyKind = .json
            addJSON(body)
        } else if mediaType?.name == "application/x-www-form-urlencoded" || FormText(body).looksLikeForm {
            bodyKind = .form
            add(FormText(body), as: .form)
        } else if body.trimmed.bytes.first == UInt8(ascii: "{") {
            bodyKind = .json
            addJSON(body)
        } else {
            bodyKind = .other
            if body.isSymbolic { unseen = body.span }
        }
    }

    private mutating func add(_ form: FormText, as location: Argument.Location) {
        arguments += form.arguments(location)
        unseen = unseen ?? form.unseen
    }

    private mutating func add(_ parts: [HTTPMessage.Part]) {
        for part in parts {
            let value = part.value ?? Text("@file", decodedFrom: part.span).asSymbolic
            arguments.append(Argument(name: part.name, value: value, location: .multipart, span: part.span))
        }
    }

    /// A JSON body's members; one that is no object, or cannot be read, carries no arguments that could be judged.
    private mutating func addJSON(_ body: Text) {
        guard let members = (try? Node(json: body))?.members else {
            if body.isSymbolic { unseen = body.span }
            return
        }
        arguments += members.map { Argument($0, location: .json) }
    }

    /// Takes out the method that `cmd` names, the query's before the body's.
    mutating func takeCommand() -> Text? {
        guard let index = arguments.firstIndex(where: { $0.name == "cmd" && $0.location != .json }) else { return nil }
        return arguments.remove(at: index).value
    }

    /// The official .NET client sends `cmd` beside the path; it is no parameter then either.
    mutating func dropCommand() {
        arguments.removeAll { $0.name == "cmd" }
    }
}
