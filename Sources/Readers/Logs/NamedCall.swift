internal import Requests
internal import SourceText

/// A record that names a method of the API and its arguments instead of showing an HTTP request: the vendor's audit log
/// (https://voximplant.com/docs/references/httpapi/auditloginfotype), or a table with columns `operation` and `params`.
struct NamedCall {
    var name: Text
    /// An object of JSON, which is typed.
    var arguments: LoggedValue?
    var result: LoggedValue?
    var time: LoggedValue?
    var account: LoggedValue?
    var address: LoggedValue?
    var subuser: LoggedValue?

    /// Nil where the record names no method.
    init?(_ member: (JSONRecordReader.Member) -> LoggedValue?) {
        guard let name = (member(.commandName) ?? member(.operation))?.words else { return nil }
        self.name = name
        arguments = member(.commandArguments) ?? member(.params)
        result = member(.commandResult)
        time = member(.requested)
        account = member(.accountID)
        address = member(.address)
        subuser = member(.subuserName) ?? member(.subuserID)
    }

    /// The request; nil where the scope does not want it.
    ///
    /// Names may stand there as the ids that they were resolved to, and values may be masked: these are symbolic. That the
    /// format is the audit log's tells rules not to ask what was literally given.
    func request(_ origin: Origin, span: SourceSpan, _ context: inout LogContext) throws(SyntaxError) -> Request? {
        let method = Request.Method(name)
        guard context.scope == .everything || method.meaning != .other else { return nil }
        var request = Request(method: method, arguments: [], origin: origin)
        try readArguments(&request, span)
        var call = LoggedCall(span: span)
        call[.time] = time
        call[.account] = account
        call[.remoteAddress] = address
        try call.complete(&request, &context)
        readResult(&request)
        if let subuser, !subuser.isBlank { request.caller.subuser = subuser.text.string }
        return request
    }

    private func readArguments(_ request: inout Request, _ span: SourceSpan) throws(SyntaxError) {
        guard let arguments, !arguments.isBlank else {
            request.unseenArguments = span
            return
        }
        if !arguments.text.bytes.contains(UInt8(ascii: "{")), arguments.text.isMasked {
            request.unseenArguments = arguments.text.span
            return
        }
        let node = try Node(json: arguments.text)
        guard let members = node.members else {
            throw SyntaxError("the arguments are \(node.kind), not an object", at: arguments.text.span)
        }
        request.arguments = members.filter { !$0.value.isNull }.map { Argument($0, location: .document) }
        request.hideMaskedValues()
    }

    /// The audit log keeps what the API answered without its envelope: `{"sip_registration_id": 7}`, and an error as itself.
    private func readResult(_ request: inout Request) {
        guard let node = result?.node else { return }
        let outcome = Outcome(httpStatus: nil, answer: node)
        if outcome.succeeded == false {
            request.outcome = outcome
        } else if node.members != nil {
            request.outcome = Outcome(succeeded: true)
        }
        request.answer = Answer(node)
    }
}
