import Readers
import Requests
import SourceText

/// Records of a log, shown on lines so that a test says what it expects in one piece.
struct LogOutline {
    var format: LogFormat
    var header: LogHeader?
    var zone = AssumedZone.utc
    var fields = LogFields()

    init(_ format: LogFormat, header: String? = nil) {
        self.format = format
        self.header = header.flatMap { LogHeader(LogOutline.text($0), format: format) }
    }

    static func text(_ record: String) -> Text {
        let bytes = Array(record.utf8)
        return Text(bytes: bytes, span: SourceSpan(0, bytes.count))
    }

    func read(_ record: String, notes: inout LogNotes) -> LogRecord {
        LogReader(format, fields: fields, header: header, zone: zone)
            .read(LogOutline.text(record), scope: .sipRegistrations, notes: &notes)
    }

    func read(_ record: String) -> LogRecord {
        var notes = LogNotes()
        return read(record, notes: &notes)
    }

    func request(_ record: String) -> Request? {
        if case .request(let request) = read(record) { request } else { nil }
    }

    /// `other`, `! reason <bytes>`, or the method, each argument as `location name=value <bytes of the value>` with `~` before a
    /// value that is not known, and then what else the record says.
    func lines(_ record: String) -> [String] {
        func shown(_ span: SourceSpan) -> String {
            String(decoding: Array(record.utf8)[span.start..<span.end], as: UTF8.self)
        }
        switch read(record) {
        case .other: return ["other"]
        case .unreadable(let error): return ["! \(error.reason) <\(shown(error.span))>"]
        case .request(let request):
            let arguments = request.arguments.map { argument in
                let mark = argument.isSymbolic ? "~" : ""
                return "\(argument.location.rawValue) \(argument.name.string)=\(mark)\(argument.value.string)"
                    + " <\(shown(argument.value.span))>"
            }
            let name = request.method.meaning == .unknown ? "?" : request.method.text.string
            return [name] + arguments + (request.unseenArguments == nil ? [] : ["unseen"]) + facts(request)
        }
    }

    private func facts(_ request: Request) -> [String] {
        var facts: [String] = []
        if let host = request.http?.host { facts.append("host \(host.string)") }
        if let time = request.time { facts.append("time \(time.rfc3339)") }
        if let outcome = request.outcome {
            let words = [
                outcome.succeeded.map { $0 ? "succeeded" : "failed" }, outcome.httpStatus.map(String.init),
                outcome.errorCode.map { "code \($0)" },
            ]
            facts.append(words.compactMap { $0 }.joined(separator: " "))
        }
        if let answer = request.answer {
            let count = answer.registrations.map { "\($0.count) of \(answer.totalCount ?? -1)" }
            facts.append("answer \(answer.createdRegistration.map(String.init) ?? count ?? "")")
        }
        let caller = request.caller
        let words =
            caller.roles.map(\.string)
            + [caller.account.map(String.init), caller.subuser, caller.address, caller.agent]
            .compactMap { $0 }
        if !words.isEmpty { facts.append("by \(words.joined(separator: " "))") }
        return facts
    }
}
