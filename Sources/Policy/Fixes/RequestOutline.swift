internal import Requests
internal import SourceText

/// All that is read of a request, without where it stands: what a fix must leave as it is but for its change.
struct RequestOutline: Equatable {
    private struct Argument: Equatable {
        var name: String
        var value: String
        var isSymbolic: Bool
        var location: Requests.Argument.Location
    }

    private struct Header: Equatable {
        var name: String
        var value: String
    }

    private var operation: String
    private var arguments: [Argument]
    private var hasUnseenArguments: Bool
    private var method: String?
    private var scheme: String?
    private var host: String?
    private var path: String?
    private var headers: [Header] = []
    private var bodyKind: HTTP.BodyKind?
    private var bodyFile: String?
    private var roles: [String]
    private var account: Int?
    private var credentials: [Credential.Kind]
    private var time: Requests.Timestamp?
    private var outcome: Outcome?
    private var kind: Origin.Kind

    /// Headers that say again what stands elsewhere: a length, or the URL in the form of HTTP/2.
    private static let derivedHeaders = ["content-length", ":path", ":scheme"]

    init(_ request: Request) {
        operation = request.method.text.string
        arguments = request.arguments.map { argument in
            Argument(
                name: argument.name.string, value: argument.value.string, isSymbolic: argument.isSymbolic,
                location: argument.location)
        }
        hasUnseenArguments = request.unseenArguments != nil
        roles = request.caller.roles.map(\.string)
        account = request.caller.account
        credentials = request.statedCredentials
        time = request.time
        outcome = request.outcome
        kind = request.origin.kind
        guard let http = request.http else { return }
        method = http.method.string
        scheme = http.scheme?.string
        host = http.host?.string
        path = http.path.string
        headers = http.headers.map { Header(name: $0.name.string.lowercased(), value: $0.value.string) }
        headers.removeAll { Self.derivedHeaders.contains($0.name) }
        bodyKind = http.bodyKind
        bodyFile = http.bodyFile?.string
    }

    /// Whether `after` is this request with the changes made and nothing else.
    func becomes(_ after: RequestOutline, by changes: [RequestChange]) -> Bool {
        var expected = self
        var after = after
        for change in changes { expected.make(change) }
        for index in Set(changes.compactMap(\.removed)).sorted(by: >) { expected.arguments.remove(at: index) }
        for case .insert(let name, let value) in changes {
            let isInserted: (Argument) -> Bool = { $0.name == name && $0.value == value && !$0.isSymbolic }
            guard let index = after.arguments.lastIndex(where: isInserted) else { return false }
            after.arguments.remove(at: index)
        }
        return expected == after
    }

    /// Makes a change that leaves the arguments' number alone.
    private mutating func make(_ change: RequestChange) {
        switch change {
        case .rename(let index, let name): arguments[index].name = name
        case .replaceValue(let index, let value): arguments[index].value = value
        case .replace(.operation, let name):
            if let path, path.hasSuffix("/" + operation) { self.path = path.dropLast(operation.count) + name }
            operation = name
        case .replace(.method, let name): method = name
        case .replace(.scheme, let name): scheme = name
        case .replace(.contentType, let type):
            if let index = headers.firstIndex(where: { $0.name == "content-type" }) { headers[index].value = type }
        case .remove, .insert: break
        }
    }
}

extension RequestChange {
    fileprivate var removed: Int? { if case .remove(let index) = self { index } else { nil } }
}
