import Readers
import SharedData
import SourceText
import Testing

@testable import Requests

struct RecordTests {
    static let catalog = Catalog(
        entries: [:],
        common: ["api_key", "password"].map {
            Catalog.Parameter(
                name: $0, type: .string, isRequired: false, defaultText: nil, isSecret: true,
                credential: $0 == "api_key" ? .apiKey : nil)
        })

    private func records(_ outline: Outline, reveal: Bool) -> [String] {
        outline.reading.requests.map { Record($0, in: outline.file, catalog: Self.catalog, reveal: reveal).line }
    }

    static let samples: [(name: String, text: String)] = [
        (
            "a.http",
            "### a\nPOST https://h/platform_api/BindSipRegistration?rule_id={{r}}&password=s%20x\nAuthorization: Bearer tok.en\nContent-Type: application/x-www-form-urlencoded\n\nuser_id=4&rule_name=%22a%0A\n"
        ),
        ("a.http", "POST https://h/platform_api/BindSipRegistration\n\n< body.txt\n"),
        (
            "a.txt",
            "POST /platform_api HTTP/1.1\r\nHost: h:1\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 140\r\n\r\n--B\r\nContent-Disposition: form-data; name=\"cmd\"\r\n\r\nDeleteSipRegistration\r\n--B\r\nContent-Disposition: form-data; name=\"sip_registration_id\"\r\n\r\n1\r\n--B--\r\n"
        ),
        (
            "a.yaml",
            "operation: BindSipRegistration\nparams: {bind: no, user_id: [1, 2]}\ncaller: {roles: [Owner], account: 7}\ntime: 2026-11-23T17:00:29Z\noutcome: {succeeded: false, error_code: 104}\n"
        ),
        ("a.json", #"{"operation": "BindSipRegistrtion", "rule_id": "$RULE"}"#),
        ("a.json", #"{"url": "https://h/platform_api/BindSipRegistration", "body": {"rule_id": 1, "bind": true}}"#),
        (
            "a.har",
            #"{"log": {"entries": [{"startedDateTime": "2026-11-23T17:00:29.25Z", "request": {"method": "POST", "url": "https://h/platform_api/BindSipRegistration", "bodySize": 7}, "response": {"status": 200}}]}}"#
        ),
        ("a.sh", "curl https://h/platform_api/BindSipRegistration -F user_id=$U -F 'rule_name=a b' -H 'Cookie: c=d'\n"),
        (
            "a.json",
            #"{"info": {}, "variable": [{"key": "id", "value": "4"}], "auth": {"type": "basic", "basic": [{"key": "password", "value": "p"}]}, "item": [{"request": {"method": "POST", "url": {"protocol": "https", "host": ["h"], "path": ["platform_api", "BindSipRegistration"], "query": [{"key": "rule_name", "value": "a b&c"}]}, "body": {"mode": "urlencoded", "urlencoded": [{"key": "user_id", "value": "{{id}}"}, {"key": "rule_id", "value": "{{r}}"}]}}}]}"#
        ),
        (
            "a.json",
            #"{"info": {}, "item": [{"request": {"method": "POST", "url": "https://h/platform_api/BindSipRegistration", "body": {"mode": "formdata", "formdata": [{"key": "user_id", "value": "4"}, {"key": "rule_name", "type": "file", "src": "x"}]}}}]}"#
        ),
        ("a.http", "POST {{base}}/BindSipRegistration?{{query}}\n"),
        ("a.http", "POST https://h/platform_api/{{method}}?rule_id=1\n"),
    ]

    @Test(arguments: samples) func `a record reads back as the request that it was made of`(name: String, text: String)
        throws
    {
        let outline = Outline(text, nil, name: name)
        let request = try #require(outline.reading.requests.first)
        let lines = records(outline, reveal: true)
        let back = Outline(lines.joined(), .jsonl)
        #expect(back.reading.problems.isEmpty)
        let again = try #require(back.reading.requests.first)
        #expect(again.method.text.string == request.method.text.string)
        #expect(again.method.meaning == request.method.meaning)
        #expect(again.argumentLines == request.argumentLines)
        #expect(again.arguments.map(\.isSymbolic) == request.arguments.map(\.isSymbolic))
        #expect((again.unseenArguments == nil) == (request.unseenArguments == nil))
        #expect(again.http?.bodyKind == request.http?.bodyKind)
        #expect(again.http?.method.string == request.http?.method.string)
        #expect(again.http?.path.string == request.http?.path.string)
        #expect(again.http?.host?.string == request.http?.host?.string)
        #expect(again.http?.body?.string == request.http?.body?.string)
        #expect(again.http?.headers.map(\.value.string) == request.http?.headers.map(\.value.string))
        #expect(again.time == request.time)
        #expect(again.outcome == request.outcome)
        #expect(again.caller.roles.map(\.string) == request.caller.roles.map(\.string))
        #expect(again.caller.account == request.account)
        #expect(again.origin.kind == request.origin.kind)
        #expect(
            records(back, reveal: true).map(withoutOrigin) == lines.map(withoutOrigin), "a record is its own record")
    }

    /// The record without the numbers of places, which differ in every file.
    private func withoutOrigin(_ line: String) -> String {
        line.replacing(#/,"line":\d+,"column":\d+,"offset":\d+,"length":\d+/#, with: "")
            .replacing(#/"file":"[^"]*","format":"[^"]*"/#, with: "")
    }

    @Test func `a record says what it knows, and where`() {
        let outline = Outline(
            "# é\nPOST https://h/platform_api/BindSipRegistration?rule_id={{r}}\nX-Y: z\n\nuser_id=4\n", nil,
            name: "é.http")
        #expect(
            records(outline, reveal: false) == [
                #"{"operation":"BindSipRegistration","params":["#
                    + #"{"name":"rule_id","symbolic":"{{r}}","in":"query","line":2,"column":57,"offset":61,"length":5},"#
                    + #"{"name":"user_id","text":"4","in":"form","line":5,"column":9,"offset":83,"length":1}],"#
                    + #""http":{"method":"POST","url":"https://h/platform_api/BindSipRegistration?rule_id={{r}}","#
                    + #""headers":[["x-y","z"]],"body_kind":"form","body":"user_id=4"},"#
                    + #""origin":{"file":"é.http","format":"http","kind":"authored","line":2,"column":1,"offset":5,"length":79}}"#
                    + "\n"
            ])
    }

    @Test func `a record of a piece of a log says where it stands in the log`() throws {
        let outline = Outline("GET https://h/platform_api/BindSipRegistration?rule_id=4", nil, name: "a.http")
        let piece = SourceFile(
            name: "a.http", bytes: outline.file.bytes, start: SourceFile.Start(line: 1_000, offset: 5_000_000_000))
        let request = try #require(outline.reading.requests.first)
        let line = Record(request, in: piece, catalog: Self.catalog, reveal: false).line
        #expect(line.contains(#""in":"query","line":1000,"column":56,"offset":5000000055,"length":1}"#))
        #expect(line.contains(#""kind":"authored","line":1000,"column":1,"offset":5000000000,"length":56}"#))
    }

    struct Secret: CustomTestStringConvertible {
        var name: String
        var text: String
        var testDescription: String { text }
    }

    static let secrets = [
        Secret(name: "a.http", text: "GET https://h/platform_api/BindSipRegistration?api_key=hu%73h1&rule_id=1"),
        Secret(name: "a.http", text: "GET https://u:hush1@h/platform_api/BindSipRegistration"),
        Secret(name: "a.http", text: "@k = hush1\nGET https://h/platform_api/BindSipRegistration?api_key={{k}}"),
        Secret(
            name: "a.http",
            text:
                "POST https://h/platform_api/BindSipRegistration\nAuthorization: Bearer hush1\nCookie: a=hush1\n\nrule_id=1&api_key=hush1"
        ),
        Secret(
            name: "a.http",
            text:
                "POST https://h/platform_api/BindSipRegistration\nContent-Type: application/json\n\n{\"api_key\": \"hu\\u0073h1\"}"
        ),
        Secret(name: "a.json", text: #"{"operation": "BindSipRegistration", "api_key": "hush1"}"#),
        Secret(
            name: "a.json",
            text: #"{"url": "https://h/platform_api/BindSipRegistration", "body": "api_key=hu\u0073h1"}"#),
        Secret(
            name: "a.json",
            text:
                #"{"info": {}, "auth": {"type": "apikey", "apikey": [{"key": "value", "value": "{{k}}"}, {"key": "key", "value": "api_key"}, {"key": "in", "value": "query"}]}, "variable": [{"key": "k", "value": "hush1"}], "item": [{"request": "https://h/platform_api/BindSipRegistration?password=hu\u0073h1"}]}"#
        ),
        Secret(
            name: "a.txt",
            text:
                "POST /platform_api/BindSipRegistration HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nb\r\napi_key=hus\r\n2\r\nh1\r\n0\r\n\r\n"
        ),
        Secret(
            name: "a.sh",
            text: "curl https://h/platform_api/BindSipRegistration -F api_key=hush1 -u hush1:hush1 -b x=hush1"),
    ]

    @Test(arguments: secrets) func `secrets are masked in every layer`(example: Secret) {
        let outline = Outline(example.text, nil, name: example.name)
        let masked = records(outline, reveal: false).joined()
        #expect(masked.contains("***"))
        for shape in ["hush1", "hu%73h1", "hu\\u0073h1", "hu\\\\u0073h1", "h1"] { #expect(!masked.contains(shape)) }
        #expect(records(outline, reveal: true).joined().contains("h1"))
    }

    @Test func `variables in the place of secrets stay`() {
        let outline = Outline(
            "GET https://h/platform_api/BindSipRegistration?api_key={{key}}\nAuthorization: Bearer {{token}}", .http)
        let masked = records(outline, reveal: false).joined()
        #expect(masked.contains(#""symbolic":"{{key}}""#))
        #expect(masked.contains(#"["authorization","Bearer {{token}}"]"#))
        #expect(!masked.contains("***"))
    }

    @Test func `a recorded message gets the URL that it was sent to`() {
        let outline = Outline("GET /platform_api/BindSipRegistration HTTP/1.1\r\nHost: h:8443\r\n\r\n", .raw)
        #expect(records(outline, reveal: true)[0].contains(#""url":"https://h:8443/platform_api/BindSipRegistration""#))
    }

    @Test(.enabled(if: SharedData.hasCaptures)) func `recorded requests come back as they were sent`() throws {
        for capture in try Captures.all() {
            let file = try Captures.file(capture.file)
            let requests = Reading(of: file, scope: .sipRegistrations).requests
            let lines = requests.map { Record($0, in: file, catalog: Self.catalog, reveal: true).line }
            let back = Outline(lines.joined(), .jsonl).reading
            #expect(back.requests.map(\.method.text.string) == [capture.operation], "\(capture.id)")
            #expect(back.requests.first?.argumentLines.sorted() == capture.parameters.sorted(), "\(capture.id)")
        }
    }
}
