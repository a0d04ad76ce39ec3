internal import CEL
internal import Requests
internal import SourceText

/// A request made ready to be judged: what rules read of it, and the places that findings may point at.
final class Subject {
    let request: Request
    let vocabulary: Vocabulary
    /// What the operation's documentation says; of the nearest operation where the name is misspelt.
    let entry: Catalog.Entry?
    let credentials: [Credential]
    /// What the account export says, where there is one.
    private let account: AccountFacts?
    private(set) var bindings: Bindings

    init(_ request: Request, _ circumstances: Circumstances, _ vocabulary: Vocabulary) {
        self.request = request
        self.vocabulary = vocabulary
        bindings = Bindings(vocabulary.declarations)
        entry = (request.operation ?? request.nearest).flatMap { vocabulary.catalog.entries[$0] }
        credentials = request.credentials(vocabulary.catalog)
        account = circumstances.accountFacts
        for (path, binding) in account?.bindings ?? [] { self[path] = binding }
        bindRequest(circumstances.action)
        bindParameters()
        bindTransport()
        bindCredentials()
        bindCircumstances(account: circumstances.account)
        self["origin.out_of_order"] = .value(.bool(circumstances.isOutOfOrder))
        bind(circumstances.effect, circumstances.names)
        if let rival = circumstances.rival {
            self["rival.registration"] = .value(.string(rival.registration.text(circumstances.names)))
        }
    }

    subscript(path: String) -> Binding {
        get { bindings[vocabulary.slot(path)] }
        set { bindings[vocabulary.slot(path)] = newValue }
    }

    // MARK: What rules read

    private func bindRequest(_ action: Action?) {
        let isUnknown = request.method.meaning == .unknown
        self["request.operation"] = isUnknown ? .unknown : .value(.string(request.method.text.string))
        self["request.action"] = action.map { .value(.string($0.rawValue)) } ?? actionOfNone
        self["request.nearest"] = .optional(request.nearest?.name)
        self["request.arguments"] = .value(.list(argumentValues()))
        self["api.required"] = strings(isUnknown ? nil : entry?.parameters.filter(\.isRequired).map(\.name) ?? [])
        self["api.roles"] = strings(entry?.roles)
        self["api.alternatives"] = .value(
            .list((entry?.alternatives ?? []).map { .list([.string($0.id), .string($0.name)]) }))
    }

    /// A misspelt method does nothing; what an unknown one, or a bind with a symbolic `bind`, does is not known.
    private var actionOfNone: Binding { request.nearest == nil ? .unknown : .value(.string("")) }

    private func strings(_ strings: [String]?) -> Binding {
        strings.map { .value(.list($0.map(Value.string))) } ?? .unknown
    }

    /// Every argument as an object, and where there may be more, one of which nothing is known.
    private func argumentValues() -> [Value] {
        guard let type = vocabulary.declarations.object("argument") else { return [] }
        var values = ArgumentFacts.all(of: request, entry, vocabulary.catalog, account).map {
            Value.object($0.object(type))
        }
        if request.unseenArguments != nil || !request.showsLiteralArguments {
            // What an account export knows is absent where there is none, whatever the argument.
            let fields = type.fields.map { $0.name == "known" && account == nil ? Binding.absent : .unknown }
            values.append(.object(ObjectValue(type, fields: fields)))
        }
        return values
    }

    /// The first argument of a name counts.
    private func bindParameters() {
        if request.unseenArguments != nil {
            for parameter in vocabulary.parameters { bindings[parameter.slot] = .unknown }
        }
        for index in request.arguments.indices.reversed() {
            let argument = request.arguments[index]
            guard let number = vocabulary.table.number(of: argument.name.bytes.span) else { continue }
            let parameter = vocabulary.parameters[number]
            bindings[parameter.slot] = argument.binding(as: parameter.type)
        }
    }

    private func bindTransport() {
        guard let http = request.http else { return }
        self["http.method"] = .text(http.method)
        self["http.scheme"] = .text(http.scheme)
        self["http.host"] = .text(http.host ?? http.header("host")?.value)
        self["http.path"] = .text(http.path)
        self["http.body_kind"] = http.bodyKind == .notRecorded ? .unknown : .value(.string(http.bodyKind.rawValue))
        self["http.content_type"] = .text(http.header("content-type")?.value)
        if http.unrecorded.contains(.contentType), http.header("content-type") == nil {
            self["http.content_type"] = .unknown
        }
    }

    private func bindCredentials() {
        let kinds = Set(credentials.map(\.kind) + request.statedCredentials).map(\.rawValue).sorted()
        let hidesHeaders = request.http?.headers.contains { $0.name.isSymbolic } ?? false
        let mayHide = kinds.isEmpty && (request.unseenArguments != nil || hidesHeaders)
        // A header that was not recorded can hold a bearer token and no other credential.
        let hasHiddenToken = kinds.isEmpty && request.http?.unrecorded.contains(.authorization) == true
        self["credential.recorded"] = hasHiddenToken ? .unknown : .value(.bool(true))
        self["credential.kinds"] = mayHide ? .unknown : strings(kinds)
        self["credential.literal"] = .value(.bool(credentials.contains(where: \.isLiteral)))
        self["request.secrets"] = .value(.list(secretValues()))
        guard let bearer = credentials.first(where: { $0.kind == .bearer }), !bearer.secret.isSymbolic,
            let token = Token(bearer.secret.string)
        else { return }
        self["token.algorithm"] = .optional(token.algorithm)
        self["token.key_id"] = .optional(token.keyID)
        self["token.issuer"] = .optional(token.issuer)
        self["token.issued"] = .moment(token.issued)
        self["token.expires"] = .moment(token.expires)
    }

    /// Credentials, and then the passwords among the parameters.
    private func secretValues() -> [Value] {
        guard let type = vocabulary.declarations.object("secret") else { return [] }
        return secrets.enumerated().map { index, secret in
            .object(
                ObjectValue(
                    type,
                    fields: [
                        .value(.string(secret.name)), .value(.string(secret.kind)),
                        .value(.string(secret.credential.location?.rawValue ?? "header")),
                        .value(.bool(secret.credential.isLiteral)), .value(.int(Int64(index))),
                    ]))
        }
    }

    /// The secrets of the request in the order of `request.secrets`: credentials, then the registrations' own passwords.
    var secrets: [(name: String, kind: String, credential: Credential)] {
        let passwords = request.arguments.filter { argument in
            entry?.parameter(argument.name.string)?.isSecret == true && !argument.value.isEmpty
        }
        return credentials.map { ($0.name, $0.kind.rawValue, $0) }
            + passwords.map { argument in
                let secret = Credential(
                    kind: .password, name: argument.name.string, secret: argument.value, location: argument.location,
                    span: argument.place)
                return (argument.name.string, "sip_password", secret)
            }
    }

    private func bindCircumstances(account: Int?) {
        if !request.caller.roles.isEmpty { self["caller.roles"] = strings(request.caller.roles.map(\.string)) }
        if let account { self["caller.account"] = .value(.int(Int64(account))) }
        self["caller.name"] = .optional(request.callerName)
        self["origin.kind"] = .value(.string(request.origin.kind.rawValue))
        self["origin.format"] = .value(.string(request.origin.format.rawValue))
        self["time"] = .moment(request.time)
        self["request.time"] = .moment(request.time)
        if let outcome = request.outcome {
            self["outcome.succeeded"] = outcome.succeeded.map { .value(.bool($0)) } ?? .unknown
            self["outcome.http_status"] = outcome.httpStatus.map { .value(.int(Int64($0))) } ?? .absent
            self["outcome.error_code"] = outcome.errorCode.map { .value(.int(Int64($0))) } ?? .absent
        }
    }
}

extension Binding {
    static func optional(_ string: String?) -> Binding {
        string.map { .value(.string($0)) } ?? .absent
    }

    /// A text that may be absent, or there with a value that is not in the file.
    fileprivate static func text(_ text: Text?) -> Binding {
        guard let text, !text.isEmpty else { return .absent }
        return text.isSymbolic ? .given : .value(.string(text.string))
    }

    static func moment(_ time: Requests.Timestamp?) -> Binding {
        guard let time, let value = CEL.Timestamp(seconds: time.seconds, nanoseconds: time.nanoseconds) else {
            return .absent
        }
        return .value(.timestamp(value))
    }
}

extension Argument {
    /// What is known of a parameter's value. Empty is not given; a text that is not of the parameter's type has no value.
    fileprivate func binding(as type: ParameterType) -> Binding {
        if isSymbolic { return .given }
        let text = value.string
        guard !text.isEmpty else { return .absent }
        guard type.accepts(text) else { return .given }
        switch type {
        case .integer, .count: return ParameterType.number(text).map { .value(.int(Int64($0))) } ?? .given
        case .boolean: return ParameterType.boolean(text).map { .value(.bool($0)) } ?? .given
        case .string: return .value(.string(text))
        case .intlist:
            return .value(.list(text.split(separator: ";").compactMap { Int64($0) }.map(Value.int)))
        case .stringlist:
            return .value(
                .list(text.split(separator: ";", omittingEmptySubsequences: false).map { .string(String($0)) }))
        }
    }
}
