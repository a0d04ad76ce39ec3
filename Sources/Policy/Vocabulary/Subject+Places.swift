internal import CEL
internal import Requests
internal import SourceText

/// An element of a rule's `each`, as far as places go.
enum Element: Sendable {
    /// An argument, by its index in the request.
    case argument(Int)
    /// One of the subject's secrets, by its index.
    case secret(Int)
    /// A value without a place of its own.
    case value

    init(_ value: Value) {
        guard case .object(let object) = value, case .value(.int(let index)) = object["index"] ?? .absent else {
            self = .value
            return
        }
        self = object.type.name == "secret" ? .secret(Int(index)) : .argument(Int(index))
    }
}

extension Subject {
    /// The argument that a place names, where the request has it.
    func argument(at place: PlaceName, _ element: Element?) -> Argument? {
        indexOfArgument(at: place, element).map { request.arguments[$0] }
    }

    /// The index among the request's arguments of the one that a place names.
    func indexOfArgument(at place: PlaceName, _ element: Element?) -> Int? {
        switch place {
        case .parameter(let name): return request.indexOfArgument(name)
        case .element:
            guard case .argument(let index) = element else { return nil }
            return index
        case .first: return argument(at: .element, element).flatMap { request.indexOfArgument($0.name.string) }
        case .alternative:
            guard let name = argument(at: .element, element)?.name.string else { return nil }
            return entry?.alternatives.lazy.compactMap { $0.other(than: name) }.first.flatMap(request.indexOfArgument)
        case .operation, .method, .url, .scheme, .body, .contentType, .credential, .roles, .displacing, .rival:
            return nil
        }
    }

    /// The text that stands at a place: an argument's value, or a piece of the transport.
    func text(at place: PlaceName, _ element: Element?) -> Text? {
        switch place {
        case .operation: request.method.text
        case .parameter, .element, .first, .alternative: argument(at: place, element)?.value
        case .method: request.http?.method
        case .url: request.http?.url
        case .scheme: request.http?.scheme
        case .body: request.http?.body
        case .contentType: request.http?.header("content-type")?.value
        case .credential: credentials.first?.secret
        case .roles: request.caller.roles.first
        case .displacing, .rival: nil
        }
    }

    /// The secret that a place names.
    func secret(at place: PlaceName, _ element: Element?) -> Credential? {
        switch place {
        case .credential: return credentials.first
        case .element:
            guard case .secret(let index) = element else { return nil }
            return secrets[index].credential
        case .operation, .parameter, .method, .url, .scheme, .body, .contentType, .roles, .displacing, .rival, .first,
            .alternative:
            return nil
        }
    }

    /// The bytes that a finding at a place covers, or nil where the request has no such place.
    func span(at place: PlaceName, _ element: Element?) -> SourceSpan? {
        if let argument = argument(at: place, element) { return argument.place }
        switch place {
        case .credential: return credentials.first?.span
        case .element:
            guard case .secret(let index) = element else { return nil }
            return secrets[index].credential.span
        case .operation:
            let span = request.method.text.span
            return span.isEmpty ? request.origin.span : span
        case .parameter, .method, .url, .scheme, .body, .contentType, .roles, .displacing, .rival, .first, .alternative:
            guard let span = text(at: place, element)?.span, !span.isEmpty else { return nil }
            return span
        }
    }
}
