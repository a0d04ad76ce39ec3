package import Requests
internal import SourceText

extension Shape {
    /// The shape of a request, or nil for one that is judged by itself: a method or a name that is not the catalog's, too
    /// many arguments, a method of HTTP or a scheme that is none of the usual ones.
    package init?(_ request: Request, _ action: Action?, _ vocabulary: Vocabulary, account: Int?, roles: Int) {
        guard let operation = request.operation else { return nil }
        self.init()
        self[.operation] = Operation.allCases.firstIndex(of: operation) ?? 0
        set(action)
        self[.roles] = roles
        guard add(request.arguments, vocabulary.table, vocabulary.table.facts(of: operation)) else { return nil }
        if let http = request.http, !add(http) { return nil }
        self[.unseen] = request.unseenArguments == nil ? 0 : 1
        for (index, kind) in Credential.Kind.allCases.enumerated() where request.statedCredentials.contains(kind) {
            self[.statedCredentials] |= 1 << index
        }
        self[.account] = account == nil ? 0 : 1
        self[.callerName] = request.callerName == nil ? 0 : 1
        self[.time] = request.time == nil ? 0 : 1
        set(request.outcome)
        self[.kind] = Origin.Kind.allCases.firstIndex(of: request.origin.kind) ?? 0
        self[.format] = RequestFormat.allCases.firstIndex(of: request.origin.format) ?? 0
    }

    mutating func set(_ action: Action?) {
        self[.action] = action.map { $0.code } ?? 0
    }

    mutating func set(_ outcome: Outcome?) {
        guard let outcome else { return }
        self[.outcome] = outcome.succeeded.map { $0 ? 1 : 2 } ?? 3
        self[.httpStatus] = outcome.httpStatus == nil ? 0 : 1
        self[.errorCode] = outcome.errorCode == nil ? 0 : 1
    }

    private mutating func add(
        _ arguments: [Argument], _ table: ParameterTable, _ facts: [ParameterTable.Facts?]
    ) -> Bool {
        for argument in arguments {
            guard !argument.name.isSymbolic, let number = table.number(of: argument.name.bytes.span),
                let facts = facts[number], add(parameter: number, argument.location, Shape.text(of: argument, facts))
            else { return false }
        }
        return true
    }

    private static func text(of argument: Argument, _ facts: ParameterTable.Facts) -> TextClass {
        argument.isSymbolic ? TextClass(text: .symbolic) : text(argument.value.bytes.span, facts)
    }

    /// What a text that is written out is to its parameter.
    static func text(_ bytes: Span<UInt8>, _ facts: ParameterTable.Facts) -> TextClass {
        if bytes.isEmpty { return TextClass(text: .empty) }
        let isUndecodable = ParameterType.isUndecodable(bytes)
        if facts.isSecret {
            let isPlaceholder = Credential.isPlaceholder(string(bytes))
            return TextClass(text: isPlaceholder ? .valid : .secret, isUndecodable: isUndecodable)
        }
        return TextClass(text: facts.type.accepts(bytes) ? .valid : .invalid, isUndecodable: isUndecodable)
    }

    private static func string(_ bytes: Span<UInt8>) -> String {
        String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
    }

    /// False for what is not one of the usual kinds; a literal bearer token is judged by itself, for it is to be read.
    private mutating func add(_ http: HTTP) -> Bool {
        guard let method = Shape.code(of: http.method, ["POST", "GET"]), method != 0,
            let scheme = Shape.code(of: http.scheme, ["https", "http"]), let kind = Shape.code(of: http.bodyKind)
        else { return false }
        self[.transport] = 1
        self[.method] = method
        self[.scheme] = scheme
        self[.host] = Shape.presence(of: http.host ?? http.header("host")?.value)
        self[.bodyKind] = kind
        self[.contentType] = Shape.presence(of: http.header("content-type")?.value)
        self[.path] = Shape.presence(of: http.path)
        self[.unrecorded] = Int(http.unrecorded.rawValue)
        guard !http.headers.contains(where: { $0.name.isSymbolic }) else { return false }
        guard let authorization = http.header("authorization")?.value else { return true }
        guard let token = Request.bearerToken(in: authorization) else { return false }
        let secret = Credential(kind: .bearer, name: "", secret: token, location: nil, span: token.span)
        guard !secret.isLiteral else { return false }
        self[.bearer] = token.isSymbolic ? 1 : token.isEmpty ? 2 : 3
        return true
    }

    /// 0 for absent, then the usual words in order; nil for another.
    private static func code(of text: SourceText.Text?, _ words: [String]) -> Int? {
        guard let text, !text.isEmpty else { return 0 }
        guard !text.isSymbolic else { return nil }
        return words.firstIndex { text == $0 }.map { $0 + 1 }
    }

    private static func code(of kind: HTTP.BodyKind) -> Int? { HTTP.BodyKind.allCases.firstIndex(of: kind) }

    /// 0 for absent, 1 for written out, 2 for symbolic.
    private static func presence(of text: SourceText.Text?) -> Int {
        guard let text, !text.isEmpty else { return 0 }
        return text.isSymbolic ? 2 : 1
    }
}

extension Action {
    /// Its number among all, from 1.
    fileprivate var code: Int {
        switch self {
        case .bind: 1
        case .unbind: 2
        case .create: 3
        case .update: 4
        case .delete: 5
        case .list: 6
        }
    }
}
