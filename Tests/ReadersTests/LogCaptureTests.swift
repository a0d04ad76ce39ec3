import Readers
import Requests
import SharedData
import SourceText
import Testing

/// The captured requests of the official clients as servers logged them: line i is capture i.
@Suite(.enabled(if: SharedData.hasCaptures, "no recorded data beside the package"))
struct LogCaptureTests {
    struct Log: CustomTestStringConvertible {
        var name: String
        var format: LogFormat
        var showsBody = false
        var hasHost = false
        var testDescription: String { name }
    }

    static let logs = [
        Log(name: "nginx-json.log", format: .json, showsBody: true, hasHost: true),
        Log(name: "nginx-combined-body.log", format: .access, showsBody: true),
        Log(name: "nginx-combined.log", format: .access),
        Log(name: "apache-combined.log", format: .access),
        Log(name: "apache-vhost.log", format: .access, hasHost: true),
        Log(name: "caddy.json", format: .json, hasHost: true),
    ]

    @Test(arguments: logs) func `a server's log shows what was sent, and says what it does not show`(log: Log) throws {
        let bytes = try SharedData.bytes("logs/\(log.name)")
        #expect(LogFormat.detect(name: "x", beginning: bytes.prefix(65_536)) == log.format)
        #expect(log.format.layout(beginning: bytes.prefix(65_536)) == .lines)
        var fields = LogFields()
        if log.name == "nginx-json.log" {
            for mapping in ["content_type=ct", "user_agent=ua", "authorization=auth"] { try fields.map(mapping) }
        }
        let reader = LogReader(log.format, fields: fields)
        var notes = LogNotes()
        let records = bytes.split(separator: 0x0A).map(Array.init)
        let captures = try Captures.all()
        #expect(records.count == captures.count)
        for (record, capture) in zip(records, captures) {
            let text = Text(bytes: record, span: SourceSpan(0, record.count))
            guard case .request(let request) = reader.read(text, scope: .sipRegistrations, notes: &notes) else {
                Issue.record("\(log.name) \(capture.id) is no request")
                continue
            }
            compare(request, capture, showsBody: log.showsBody, record)
            #expect(request.time?.seconds == 1_795_454_110)
            #expect(request.outcome?.httpStatus == (log.name.hasPrefix("apache") ? 404 : 200))
            #expect((request.http?.host != nil) == log.hasHost)
            #expect(request.caller.address == "127.0.0.1")
            #expect(request.origin.kind == .logged)
        }
        #expect(notes.missing(of: fields).isEmpty)
        #expect(!notes.usedAssumedZone)
    }

    private func compare(_ request: Request, _ capture: Captures.Capture, showsBody: Bool, _ record: [UInt8]) {
        let hasBody = request.http?.method.string == "POST"
        if showsBody {
            let seen = request.argumentLines
            #expect(request.method.text.string == capture.operation, "\(capture.id)")
            #expect(seen.sorted() == capture.parameters.sorted(), "\(capture.id)")
            #expect(request.unseenArguments == nil, "\(capture.id)")
        } else {
            let inQuery = capture.parameters.filter { $0.hasSuffix("(query)") }
            #expect(request.argumentLines.sorted() == inQuery.sorted(), "\(capture.id)")
            #expect((request.unseenArguments != nil) == hasBody, "\(capture.id)")
            let isNamed = request.http?.path.string.contains("/platform_api/") == true
            #expect(request.operation?.name == (isNamed ? capture.operation : nil), "\(capture.id)")
            #expect(isNamed || request.method.meaning == .unknown, "\(capture.id)")
        }
        for argument in request.arguments where argument.value.isVerbatim {
            let place = argument.value.span
            #expect(String(decoding: record[place.start..<place.end], as: UTF8.self) == argument.value.string)
        }
    }
}
