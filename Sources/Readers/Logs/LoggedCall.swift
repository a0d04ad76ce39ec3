internal import Requests
internal import SourceText

/// The fields of one record, whatever format they come from.
struct LoggedCall {
    private var values: [LoggedValue?]
    /// Whether the path is a gateway's route, which shows no query.
    var pathIsRoute = false
    /// Whether a field is cut, so that what stood behind it is not known.
    var isCut = false
    /// The whole record.
    let span: SourceSpan
    /// Whether its format has fields of its writer's choice, so that one for the body could be there.
    var mayShowBody = true

    init(span: SourceSpan) {
        values = Array(repeating: nil, count: LogField.names.count)
        self.span = span
    }

    subscript(field: LogField) -> LoggedValue? {
        get { values[field.rawValue] }
        set { values[field.rawValue] = newValue }
    }

    /// Whether neither the body nor anything that would come with one is there, though it could be.
    var saysNothingOfBody: Bool {
        mayShowBody && self[.body] == nil && self[.headers] == nil && self[.contentType] == nil
    }

    /// The fields that the record has.
    var found: LogFieldSet {
        var found: LogFieldSet = []
        for field in LogField.allCases where self[field] != nil { found.insert(LogFieldSet(field)) }
        return found
    }

    /// Whether the record speaks of an HTTP request at all.
    var hasTarget: Bool { self[.url]?.words != nil || self[.path]?.words != nil }

    /// The request that the record's fields make, with what became of it; nil where the scope does not want it.
    func request(_ origin: Origin, _ context: inout LogContext) throws(SyntaxError) -> Request? {
        guard let logged = LoggedMessage(self, scope: context.scope),
            var request = LoggedCall.request(logged, origin, context.scope)
        else { return nil }
        if logged.isTakenWithoutBody { context.notes.takenWithoutBody += 1 }
        if pathIsRoute || isCut { request.unseenArguments = request.unseenArguments ?? span }
        if self[.headers] == nil {
            if self[.authorization] == nil { request.http?.unrecorded.insert(.authorization) }
            if self[.contentType] == nil { request.http?.unrecorded.insert(.contentType) }
        }
        request.hideMaskedValues()
        try complete(&request, &context)
        return request
    }

    private static func request(_ logged: LoggedMessage, _ origin: Origin, _ scope: Scope) -> Request? {
        if let request = Request(logged.message, origin: origin, scope: scope) { return request }
        guard logged.target.isAnything, var request = Request(logged.message, origin: origin, scope: .everything) else {
            return nil
        }
        request.method = Request.Method(request.method.text, .unknown)
        return request
    }

    /// Adds what the fields say beside the call, where nothing says it yet: time, outcome, answer, caller.
    func complete(_ request: inout Request, _ context: inout LogContext) throws(SyntaxError) {
        if request.time == nil, let text = self[.time]?.words {
            guard let time = LogTime(text.trimmed.bytes, zone: context.zone) else {
                throw SyntaxError("'\(text.shortened)' is no time", at: text.span)
            }
            request.time = time.timestamp
            if time.isInAssumedZone { context.notes.usedAssumedZone = true }
        }
        try readOutcome(&request)
        readCaller(&request)
    }

    private func readOutcome(_ request: inout Request) throws(SyntaxError) {
        let answer = self[.response]?.node
        if request.outcome == nil {
            let status = try self.status
            if status != nil || answer != nil { request.outcome = Outcome(httpStatus: status, answer: answer) }
        }
        if request.answer == nil { request.answer = answer.flatMap(Answer.init) }
    }

    /// Several statuses, as nginx writes those of one upstream after another, count by the last one; 0 is none.
    private var status: Int? {
        get throws(SyntaxError) {
            guard let text = self[.status]?.words?.trimmed else { return nil }
            let last = text.split(UInt8(ascii: ",")).last?.trimmed ?? text
            guard let number = ParameterType.number(last.bytes.span) else {
                if last == "-" { return nil }
                throw SyntaxError("'\(text.shortened)' is no HTTP status", at: text.span)
            }
            return number == 0 ? nil : number
        }
    }

    private func readCaller(_ request: inout Request) {
        if request.caller.roles.isEmpty, let role = self[.role], !role.isBlank {
            let names = role.node?.elements?.compactMap(\.text) ?? role.text.split(UInt8(ascii: ",")).map(\.trimmed)
            request.caller.roles = names.filter { !$0.isEmpty }
        }
        if request.caller.account == nil, let account = self[.account]?.words {
            request.caller.account = ParameterType.number(account.bytes.span)
        }
        let agent = self[.userAgent]?.words ?? request.http?.header("user-agent")?.value
        request.caller.agent = request.caller.agent ?? agent?.string
        request.caller.address = request.caller.address ?? self[.remoteAddress]?.words?.string
    }
}

/// What the reading of a record needs beside the record, and what is noted of it.
struct LogContext {
    let scope: Scope
    let zone: AssumedZone
    var notes: LogNotes
}

extension Request {
    /// Makes the arguments symbolic whose values were masked on their way into the log.
    mutating func hideMaskedValues() {
        for index in arguments.indices where arguments[index].value.isMasked {
            arguments[index].value = arguments[index].value.asSymbolic
        }
    }
}

extension Text {
    /// The text as an error quotes it.
    var shortened: String { count <= 60 ? string : self[startIndex..<startIndex + 60].string + "…" }
}
