package import Requests
package import SourceText

/// A request as the canonical record, which `DocumentReader` reads back: one JSON object (see `docs/formats.md`).
///
/// What is not known is left out. Secrets are replaced by `***` unless they are to be revealed: tokens, cookies, and the
/// arguments that the catalog calls secret, in the list of arguments as well as in URL, headers and body.
package struct Record {
    private let request: Request
    private let file: SourceFile
    private let catalog: Catalog
    private let mask: Mask

    package init(_ request: Request, in file: SourceFile, catalog: Catalog, reveal: Bool) {
        self.request = request
        self.file = file
        self.catalog = catalog
        mask = reveal ? Mask() : Mask(secretsOf: request, catalog)
    }

    /// The record as one line of JSON, with its line end.
    package var line: String { String(decoding: json.serialized(), as: UTF8.self) + "\n" }

    package var json: JSON {
        var members: [(name: String, value: JSON)] = []
        if isNamed { members.append(("operation", .string(request.method.text.string))) }
        if let action = request.action(catalog) { members.append(("action", .string(action.rawValue))) }
        members.append(("params", .list(request.arguments.map(argument))))
        if request.unseenArguments != nil { members.append(("unseen_arguments", true)) }
        if let http = request.http { members.append(("http", transport(http))) }
        let credentials = self.credentials
        if !credentials.isEmpty {
            members.append(("credential", .list(credentials.map { .string($0.rawValue) })))
        }
        if let caller { members.append(("caller", caller)) }
        if let time = request.time { members.append(("time", .string(time.rfc3339))) }
        if let outcome = request.outcome { members.append(("outcome", Record.json(outcome))) }
        members.append(("origin", origin))
        return .object(members)
    }

    /// Whether the method's text is a name; where no method is known it is the URL's path.
    private var isNamed: Bool {
        let text = request.method.text
        return !text.isEmpty && !text.bytes.contains(UInt8(ascii: "/"))
    }

    private func argument(_ argument: Argument) -> JSON {
        let text = JSON.string(mask.applied(to: argument.value))
        return .object(
            [
                ("name", .string(argument.name.string)),
                (argument.isSymbolic ? "symbolic" : "text", text),
                ("in", .string(argument.location.rawValue)),
            ] + place(argument.value.span))
    }

    private func transport(_ http: HTTP) -> JSON {
        var members: [(name: String, value: JSON)] = [
            ("method", .string(http.method.string)),
            ("url", .string(url(http))),
        ]
        if !http.headers.isEmpty {
            members.append(
                (
                    "headers",
                    .list(
                        http.headers.map { header in
                            [
                                .string(header.name.string.lowercased()),
                                .string(mask.applied(to: header.value)),
                            ]
                        })
                ))
        }
        members.append(("body_kind", .string(http.bodyKind.rawValue)))
        if let body = http.body { members.append(("body", .string(mask.applied(to: body)))) }
        if let file = http.bodyFile { members.append(("body_file", .string(file.string))) }
        return .object(members)
    }

    /// Absolute where the host is known. The scheme of a recorded message is not in it; the API is documented at https alone.
    private func url(_ http: HTTP) -> String {
        let written = mask.applied(to: http.url)
        guard http.scheme == nil, http.host != nil else { return written }
        if URLText(http.url).host != nil { return "https://\(written)" }
        return "https://\(http.header("host")?.value.string ?? "")\(written)"
    }

    private var credentials: [Credential.Kind] {
        let kinds = request.credentials(catalog).map(\.kind) + request.statedCredentials
        return Credential.Kind.allCases.filter(kinds.contains)
    }

    private var caller: JSON? {
        var members: [(name: String, value: JSON)] = []
        if !request.caller.roles.isEmpty {
            members.append(("roles", .list(request.caller.roles.map { .string($0.string) })))
        }
        if let account = request.account { members.append(("account", .int(account))) }
        return members.isEmpty ? nil : .object(members)
    }

    private var origin: JSON {
        .object(
            [
                ("file", .string(file.name)),
                ("format", .string(request.origin.format.rawValue)),
                ("kind", .string(request.origin.kind.rawValue)),
            ] + place(request.origin.span))
    }

    private func place(_ span: SourceSpan) -> [(name: String, value: JSON)] {
        let position = file.position(of: span.start)
        return [
            ("line", .int(position.line)), ("column", .int(position.column)),
            ("offset", .int(file.start.offset + span.start)),
            ("length", .int(span.count)),
        ]
    }

    private static func json(_ outcome: Outcome) -> JSON {
        var members: [(name: String, value: JSON)] = []
        if let succeeded = outcome.succeeded { members.append(("succeeded", .bool(succeeded))) }
        if let status = outcome.httpStatus { members.append(("http_status", .int(status))) }
        if let code = outcome.errorCode { members.append(("error_code", .int(code))) }
        return .object(members)
    }
}
