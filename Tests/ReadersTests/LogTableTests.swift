import Readers
import Requests
import SourceText
import Testing

/// Tables, entries of HAR, fields and their mapping.
struct LogTableTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var format: LogFormat
        var header: String
        var record: String
        var lines: [String]

        init(_ name: String, _ format: LogFormat, _ header: String, _ record: String, _ lines: [String]) {
            testDescription = name
            self.format = format
            self.header = header
            self.record = record
            self.lines = lines
        }
    }

    static let url = "https://h/platform_api/BindSipRegistration"

    static let cases = [
        Case(
            "CSV with quotes", .csv, "Time,Method,URL,Body,\"Content Type\",Status,response",
            "2026-11-23T17:15:10Z,POST,\(url),\"rule_name=\"\"a\"\",\nb&bind=0\",application/x-www-form-urlencoded,200,\"{\"\"result\"\":1}\"\r\n",
            [
                "BindSipRegistration", "form rule_name=\"a\",\nb <\"\"a\"\",\nb>", "form bind=0 <0>", "host h",
                "time 2026-11-23T17:15:10Z", "succeeded 200",
            ]),
        Case(
            "CSV with semicolons", .csv, "ts;request_method;request_uri", "1795454110;GET;\(url)?bind=0",
            ["BindSipRegistration", "query bind=0 <0>", "host h", "time 2026-11-23T17:15:10Z"]),
        Case(
            "TSV", .tsv, "timestamp\tmethod\thost\tpath\tquery\taccount_id",
            "2026-11-23 17:15:10\tPOST\th\t/platform_api\tcmd=BindSipRegistration\t7",
            ["BindSipRegistration", "unseen", "host h", "time 2026-11-23T17:15:10Z", "by 7"]),
        Case(
            "flattened names", .csv, "attributes.http.url,attributes.http.method", "\(url)?bind=0,GET",
            ["BindSipRegistration", "query bind=0 <0>", "host h"]),
        Case(
            "cut before the body", .csv, "url,method,body", "\(url),POST",
            ["BindSipRegistration", "unseen", "host h"]),
        Case(
            "cut in a quote", .csv, "url,method,body", "\(url),POST,\"bind=0",
            ["BindSipRegistration", "form bind=0 <0>", "host h"]),
        Case(
            "the vendor's audit log", .csv, "audit_log_id,account_id,requested,ip,cmd_name,cmd_args,subuser_name",
            "1,7,2026-11-23 17:15:10,10.0.0.1,BindSipRegistration,\"{\"\"bind\"\":false,\"\"user_id\"\":[42]}\",anna",
            [
                "BindSipRegistration", "document bind=false <false>", "document user_id=42 <42>",
                "time 2026-11-23T17:15:10Z", "by 7 anna 10.0.0.1",
            ]),
        Case("the header again", .csv, "url,method", "url,method", ["other"]),
        Case("another path", .csv, "url,method", "/index,GET", ["other"]),
        Case("an empty cell", .csv, "url,method", ",", ["other"]),
        Case("no header", .csv, "", "\(url),GET", ["! the table has no header line <h>"]),
    ]

    @Test(arguments: cases) func `a record of a table is read`(example: Case) {
        #expect(LogOutline(example.format, header: example.header).lines(example.record) == example.lines)
    }

    @Test func `a call whose arguments stand in the query is taken to have no body, and counted`() throws {
        let outline = LogOutline(.json)
        var notes = LogNotes()
        for (members, isTaken) in [
            (#""url":"\#(Self.url)?bind=0""#, true), (#""url":"\#(Self.url)""#, false),
            (#""url":"https://h/platform_api?cmd=BindSipRegistration""#, false),
            (#""url":"\#(Self.url)?account_id=1&api_key=x""#, false),
            (#""url":"\#(Self.url)?account_id=1&user_id=2""#, true),
            (#""url":"\#(Self.url)?bind=0","headers":{"Content-Length":"7"}"#, false),
        ] {
            let before = notes.takenWithoutBody
            guard case .request(let request) = outline.read("{\"method\":\"POST\",\(members)}", notes: &notes) else {
                Issue.record("\(members) is no request")
                continue
            }
            #expect((request.unseenArguments == nil) == isTaken, "\(members)")
            #expect(notes.takenWithoutBody == before + (isTaken ? 1 : 0), "\(members)")
        }
    }

    @Test func `an entry of an archive is read by itself`() throws {
        let entry =
            #"{"startedDateTime":"2026-11-23T17:15:10Z","request":{"method":"POST","url":"\#(Self.url)","headers":[{"name":"User-Agent","value":"u"}],"postData":{"mimeType":"application/x-www-form-urlencoded","text":"bind=0"}},"response":{"status":200,"content":{"text":"{\"result\":[{\"sip_registration_id\":1}],\"count\":1}"}}}"#
        let outline = LogOutline(.har)
        #expect(
            outline.lines(entry) == [
                "BindSipRegistration", "form bind=0 <0>", "host h", "time 2026-11-23T17:15:10Z", "succeeded 200",
                "answer 1 of 1", "by u",
            ])
        #expect(try #require(outline.request(entry)).origin.kind == .recorded)
        #expect(outline.lines(#"{"request":{"url":"/index"}}"#) == ["other"])
    }

    @Test func `a mapping replaces what is known of a field`() throws {
        var outline = LogOutline(.json)
        try outline.fields.map("url=req.target")
        try outline.fields.map("status=resp.code")
        try outline.fields.map("time", to: "when")
        var notes = LogNotes()
        let record = #"{"req":{"target":"\#(Self.url)?bind=0"},"resp.code":404,"url":"/index","status":200}"#
        guard case .request(let request) = outline.read(record, notes: &notes) else {
            Issue.record("no request")
            return
        }
        #expect(request.outcome?.httpStatus == 404)
        #expect(notes.missing(of: outline.fields) == [.time])
        #expect(notes.found.fields == [.url, .status])
        var more = LogNotes()
        more.found = LogFieldSet(.time)
        notes.formUnion(more)
        #expect(notes.missing(of: outline.fields).isEmpty)
    }

    @Test(arguments: [
        ("ulr=x", "there is no field 'ulr'; did you mean 'url'?"),
        ("content-type=x", "there is no field 'content-type'; did you mean 'content_type'?"),
        ("url", "'url' is not a mapping such as url=request.uri"),
        ("url=", "'url=' is not a mapping such as url=request.uri"),
        ("url=a..b", "'url=a..b' is not a mapping such as url=request.uri"),
    ])
    func `a mapping that is none is refused`(mapping: String, message: String) {
        var fields = LogFields()
        do throws(LogMappingError) {
            try fields.map(mapping)
            Issue.record("\(mapping) was taken")
        } catch {
            #expect(error.description == message)
        }
    }

    @Test func `no two fields share a path, and every mapping fits a projection`() throws {
        var fields = LogFields()
        let paths = LogField.allCases.flatMap { fields.paths(of: $0) }
        #expect(Set(paths).count == paths.count)
        for field in LogField.allCases { try fields.map(field.name, to: "a_\(field.name).b.c") }
        #expect(LogField.allCases.map { fields.paths(of: $0).count } == LogField.allCases.map { _ in 2 })
        #expect(Set(paths.map { $0[0] }).count + 2 * LogField.allCases.count <= 128)
        #expect(LogField.allCases.map(\.name) == LogField.names)
    }
}

struct LogMaskTests {
    @Test(arguments: [
        ("***", true), ("ab***yz", true), ("•••", true), ("REDACTED", true), ("[Redacted]", true), ("<masked>", true),
        ("(removed)", true), ("{filtered}", true), ("", false), ("**", false), ("*a*a*", false), ("••", false),
        ("hidden", false), ("masked", false), ("[masked", false), ("redacted_rule", false), ("[]", false), ("7", false),
    ])
    func `a masked value is told from one that was sent`(value: String, isMasked: Bool) {
        #expect(LogMask.covers(Array(value.utf8).span) == isMasked)
    }
}
