import Readers
import Requests
import SourceText
import Testing

/// Records that are cut, garbled, deep or huge are survived, and every place that is told lies in the record.
struct LogRobustnessTests {
    static let samples: [(format: LogFormat, header: String?, text: String)] =
        LogJSONTests.gateways.map { (.json, nil, $0.text) } + LogJSONTests.named.map { (.auditLog, nil, $0.text) }
        + LogLineTests.access.map { (.access, nil, $0.text) } + LogLineTests.balancer.map { (.alb, nil, $0.text) }
        + LogLineTests.cloudFront.map { (.cloudfront, nil, $0.text) }
        + LogTableTests.cases.map { ($0.format, $0.header, $0.record) }
        + [
            (
                .har, nil,
                #"{"startedDateTime":"x","request":{"url":"/platform_api/BindSipRegistration","headers":[{"name":"a","value":"b"}],"postData":{"mimeType":"multipart/form-data","text":"--B\r\n"}},"response":{"status":"x"}}"#
            )
        ]

    /// False where a place lies outside of the record.
    private static func isSound(_ bytes: [UInt8], _ reader: LogReader) -> Bool {
        let text = Text(bytes: bytes, span: SourceSpan(0, bytes.count))
        for scope in [Scope.sipRegistrations, .everything] {
            var spans: [SourceSpan] = []
            switch reader.read(text, scope: scope) {
            case .other: break
            case .unreadable(let error): spans = [error.span]
            case .request(let request):
                spans =
                    [request.origin.span, request.method.text.span]
                    + request.arguments.flatMap { [$0.span, $0.value.span, $0.name.span] }
            }
            guard spans.allSatisfy({ 0 <= $0.start && $0.start <= $0.end && $0.end <= bytes.count }) else {
                return false
            }
        }
        return true
    }

    @Test func `every record may be cut at every byte`() {
        for sample in Self.samples {
            let header = sample.header.flatMap { LogHeader(LogOutline.text($0), format: sample.format) }
            let reader = LogReader(sample.format, fields: LogFields(), header: header)
            let bytes = Array(sample.text.utf8)
            let unsound = bytes.indices.first {
                !Self.isSound(Array(bytes[..<$0]), reader) || !Self.isSound(Array(bytes[$0...]), reader)
            }
            #expect(unsound == nil, "\(sample.format) \(sample.text)")
        }
    }

    @Test func `every byte of every record may be another`() {
        for sample in Self.samples {
            let header = sample.header.flatMap { LogHeader(LogOutline.text($0), format: sample.format) }
            let reader = LogReader(sample.format, fields: LogFields(), header: header)
            var bytes = Array(sample.text.utf8)
            var unsound: Int?
            for index in bytes.indices {
                let byte = bytes[index]
                for other in [0x22, 0x5C, 0x7B, 0xFF] as [UInt8] {
                    bytes[index] = other
                    if !Self.isSound(bytes, reader) { unsound = index }
                }
                bytes[index] = byte
            }
            #expect(unsound == nil, "\(sample.format) \(sample.text)")
        }
    }

    @Test func `beginnings that are cut or garbled have a format or none`() {
        for sample in Self.samples {
            let bytes = Array(sample.text.utf8)
            for end in bytes.indices {
                for piece in [bytes[..<end], bytes[end...]] {
                    _ = LogFormat.detect(name: "x", beginning: piece)?.layout(beginning: piece)
                }
            }
        }
    }

    static let path = "/platform_api/BindSipRegistration"

    @Test func `a request with too many arguments is unreadable`() {
        let form = (0..<10_000).map { "p\($0)=1" }.joined(separator: "&")
        let records = [
            (LogFormat.json, #"{"method":"POST","url":"\#(Self.path)","body":"\#(form)"}"#),
            (.json, #"{"url":"\#(Self.path)?\#(form)"}"#),
            (
                .json,
                "{\"cmd_name\":\"BindSipRegistration\",\"cmd_args\":{\((0..<1_001).map { "\"p\($0)\":1" }.joined(separator: ","))}}"
            ),
            (.access, #"h - - [23/Nov/2026:17:15:10 +0000] "GET \#(Self.path)?\#(form) HTTP/1.1" 200 1"#),
        ]
        for (format, record) in records {
            guard case .unreadable(let error) = LogOutline(format).read(record) else {
                Issue.record("\(format) was read")
                continue
            }
            #expect(error.reason == "the request has more than 1000 arguments")
        }
    }

    @Test func `a bomb of depth is unreadable, of our records only`() {
        let bomb = String(repeating: "[", count: 100_000)
        #expect(LogOutline(.json).lines("{\"a\":\(bomb)") == ["other"])
        for record in [
            "{\"url\":\"\(Self.path)\",\"a\":\(bomb)", "{\"cmd_name\":\"BindSipRegistration\",\"cmd_args\":\(bomb)",
        ] {
            guard case .unreadable = LogOutline(.json).read(record) else {
                Issue.record("it was read")
                continue
            }
        }
        let body = "{\"url\":\"\(Self.path)\",\"method\":\"POST\",\"body\":\"\(bomb)\"}"
        #expect(LogOutline(.json).request(body)?.arguments.isEmpty == true)
    }

    @Test func `a long line of escapes is one run, not one for each`() {
        let escapes = String(repeating: #"\x22\""#, count: 200_000)
        let record =
            #"h - - [23/Nov/2026:17:15:10 +0000] "POST \#(Self.path) HTTP/1.1" 200 1 "-" "u" "rule_name=\#(escapes)""#
        let request = LogOutline(.access).request(record)
        #expect(request?.argument("rule_name")?.value.count == 400_000)
        #expect(request?.argument("rule_name")?.value.runs.count == 1)
    }
}
