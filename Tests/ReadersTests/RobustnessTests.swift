import Readers
import Requests
import SourceText
import Testing

/// Input that is cut, garbled or empty is survived, and every place that is told lies in the file.
struct RobustnessTests {
    struct Sample: CustomTestStringConvertible {
        var format: RequestFormat
        var text: String
        var testDescription: String { format.rawValue }
    }

    static let samples = [
        Sample(
            format: .raw,
            text: "POST /platform_api HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=\"B\"\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n4d;x=y\r\n--B\r\nContent-Disposition: form-data; name=\"cmd\"\r\n\r\n"
                + "BindSipRegistration\r\n--B--\r\n0\r\nX: y\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{\"result\":1}"),
        Sample(
            format: .http,
            text:
                "# c\n@a = {{b}}x\n@b = y\n### n\n< {% s\n%}\nPOST https://h/platform_api/BindSipRegistration\n  ?rule_id={{a}}\n"
                + "  &bind=%66alse HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\nuser_id = 1\n&rule_name=é\n\n"
                + "> {% t %}\n<> f\n###\ncurl 'https://h/platform_api/BindSipRegistration' -d \"a=$B\"\n"),
        Sample(
            format: .har,
            text:
                #"{"log": {"entries": [{"startedDateTime": "2026-11-23T17:00:29Z", "request": {"method": "POST", "url": "https://h/platform_api/BindSipRegistration?rule_id=\u0031", "headers": [{"name": "a", "value": "b"}], "postData": {"mimeType": "application/json", "text": "{\"bind\": \"\\u00e9\"}"}}, "response": {"status": 200, "content": {"text": "e30=", "encoding": "base64"}}}]}}"#
        ),
        Sample(
            format: .postman,
            text:
                #"{"info": {"schema": "/collection/v2.1.0"}, "variable": [{"key": "v", "value": "{{w}}1"}], "auth": {"type": "basic", "basic": [{"key": "password", "value": "é"}]}, "item": [{"item": [{"request": {"method": "POST", "url": {"host": ["{{b}}", "h"], "path": ["platform_api", ":m"], "variable": [{"key": "m", "value": "BindSipRegistration"}], "query": [{"key": "a#", "value": "{{v}}&"}]}, "header": "A: b", "body": {"mode": "urlencoded", "urlencoded": [{"key": "c", "value": "\u0031 "}]}}}]}, {"request": "h/platform_api/BindSipRegistration?x={{v}}"}]}"#
        ),
        Sample(
            format: .json,
            text:
                #"[{"operation": "BindSipRegistration", "params": {"rule_name": "\"é${X}", "user_id": [1, -2.5e3]}, "caller": {"roles": ["a"]}, "time": "2026-11-23T17:00:29Z"}, {"url": "https://h/platform_api/BindSipRegistration", "headers": {"a": ["b"]}, "body": {"rule_id": null}}]"#
        ),
        Sample(
            format: .jsonl,
            text:
                #"{"operation":"BindSipRegistration","params":[{"name":"rule_id","text":"1","in":"form"}],"http":{"method":"POST","url":"https://h/platform_api/BindSipRegistration","body_kind":"form","body":"rule_id=1"}}"#
                + "\n" + #"{"cmd":"DeleteSipRegistration","sip_registration_id":1}"# + "\n"),
        Sample(
            format: .yaml,
            text:
                "requests:\n  - &a\n    operation: BindSipRegistration\n    params: {rule_name: 'it''s', user_id: \"\\u0031\"}\n"
                + "  - <<: *a\n    time: 2026-11-23T17:00:29Z\n  - url: >-\n      https://h/platform_api/BindSipRegistration?a=1\n    body: |\n      rule_id=1\n"
        ),
    ]

    private func check(_ bytes: [UInt8], _ format: RequestFormat) {
        let file = SourceFile(name: "f", bytes: bytes)
        for scope in [Scope.sipRegistrations, .everything] {
            let reading = Reading(of: file, as: format, scope: scope)
            let spans =
                reading.problems.map(\.span) + reading.requests.map(\.origin.span)
                + reading.requests.flatMap { $0.arguments.flatMap { [$0.span, $0.value.span, $0.name.span] } }
            let isInside = spans.allSatisfy { 0 <= $0.start && $0.start <= $0.end && $0.end <= bytes.count }
            #expect(isInside, "\(format) \(bytes.count)")
        }
        _ = RequestFormat.detect(name: "f", bytes: bytes[...])
        _ = RequestFormat.detect(name: "f.http", bytes: bytes[...])
        _ = RequestFormat.detect(name: "f.json", bytes: bytes[...])
    }

    @Test(arguments: samples) func `a sample is read whole`(sample: Sample) {
        let reading = Outline(sample.text, sample.format).reading
        #expect(!reading.requests.isEmpty)
        #expect(reading.problems.isEmpty)
    }

    @Test(arguments: samples) func `a text cut at any byte is survived`(sample: Sample) {
        let bytes = Array(sample.text.utf8)
        for count in 0...bytes.count { check(Array(bytes[..<count]), sample.format) }
    }

    @Test(arguments: samples) func `a text that begins at any byte is survived`(sample: Sample) {
        let bytes = Array(sample.text.utf8)
        for start in 0...bytes.count { check(Array(bytes[start...]), sample.format) }
    }

    @Test(arguments: samples, [0x00, 0xFF, 0x0A, 0x22] as [UInt8])
    func `any byte may be another`(sample: Sample, byte: UInt8) {
        var bytes = Array(sample.text.utf8)
        for index in bytes.indices {
            let kept = bytes[index]
            bytes[index] = byte
            check(bytes, sample.format)
            bytes[index] = kept
        }
    }

    @Test(arguments: RequestFormat.allCases) func `odd files are survived`(format: RequestFormat) {
        let odd: [[UInt8]] = [
            [], [0], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE, 0x41, 0x00], Array("\n\n\n".utf8), Array("\r\r\r".utf8),
            [UInt8](repeating: 0x5B, count: 100_000), [UInt8](repeating: 0x7B, count: 100_000),
            [UInt8](repeating: 0x26, count: 100_000),
            Array("POST /platform_api?".utf8) + [UInt8](repeating: 0x25, count: 50_000),
        ]
        for bytes in odd { check(bytes, format) }
    }
}
