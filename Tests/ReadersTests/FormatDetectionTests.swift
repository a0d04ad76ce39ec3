import Readers
import Requests
import Testing

struct FormatDetectionTests {
    struct Case: CustomTestStringConvertible {
        var name: String
        var text: String
        var format: RequestFormat?
        var testDescription: String { "\(name): \(text.prefix(60))" }
    }

    static let har = #"{ "log": {"version": "1.2", "creator": {}, "entries": []}}"#

    static let cases = [
        Case(name: "a.json", text: #"{"cmd": 1}"#, format: .json),
        Case(name: "a.json", text: "{\"cmd\": 1}\n{\"cmd\": 2}\n", format: .jsonl),
        Case(name: "a.json", text: "{\"cmd\": 1}\n", format: .json),
        Case(name: "a.json", text: "{\n \"a\": {}\n}\n", format: .json),
        Case(name: "a.json", text: har, format: .har),
        Case(name: "a.json", text: #"{"log": "x"}"#, format: .json),
        Case(name: "a.json", text: "", format: .json),
        Case(name: "dir.x/A.JSONL", text: "", format: .jsonl),
        Case(name: "a.ndjson", text: "", format: .jsonl),
        Case(name: "a.har", text: "", format: .har),
        Case(name: "a.yaml", text: "", format: .yaml),
        Case(name: "a.yml", text: "", format: .yaml),
        Case(name: "a.sh", text: "", format: .curl),
        Case(name: "a.bash", text: "", format: .curl),
        Case(name: "a.curl", text: "", format: .curl),
        Case(name: "README.md", text: "", format: .markdown),
        Case(name: "a.markdown", text: "", format: .markdown),
        Case(name: "a.http", text: "GET https://h/x HTTP/1.1\n", format: .http),
        Case(name: "a.rest", text: "### x\n", format: .http),
        Case(name: "a.http", text: "", format: .http),
        Case(name: "a.http", text: "POST /x HTTP/1.1\nHost: h\n\nx=1", format: .http),
        Case(name: "a.http", text: "POST /x HTTP/1.1\r\nHost: h\r\n\r\nx=1", format: .raw),
        Case(name: "a.http", text: "POST /x HTTP/1.1\nHost: h\nContent-Length: 3\n\nx=1", format: .raw),
        Case(name: "a.http", text: "POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", format: .raw),
        Case(name: "a.http", text: "POST /x HTTP/1.1\r\nHost: {{h}}\r\n\r\nx=1", format: .http),
        Case(name: "a.http", text: "POST /x HTTP/1.1\r\nHost: h\r\n\r\nx=1\r\n###\r\n", format: .http),
        Case(name: "a.txt", text: "POST /x HTTP/1.1\nHost: h\n", format: .raw),
        Case(name: "a", text: "GET /x HTTP/1.0\r\n\r\n", format: .raw),
        Case(name: "a", text: "GET /x HTTP/1.0\n\n### next\n", format: .http),
        Case(name: "a.txt", text: "\u{FEFF}{\"a\": 1}", format: .json),
        Case(name: "a.txt", text: "[{\"a\": 1}]", format: .json),
        Case(name: "a.txt", text: "{\"a\": 1}\n{\"a\": 2}", format: .jsonl),
        Case(name: "a", text: har, format: .har),
        Case(name: "a", text: "#!/bin/sh\n", format: .curl),
        Case(name: "a", text: "#!/usr/bin/env python3\n", format: nil),
        Case(name: "a.txt", text: "Try this:\n\n$ curl https://h\n", format: .curl),
        Case(name: "a.txt", text: "curl -X POST https://h\n", format: .curl),
        Case(name: "a", text: "---\noperation: x\n", format: .yaml),
        Case(name: "a.txt", text: "just words\n", format: nil),
        Case(name: "a", text: "#!/usr/share/bin/python\n", format: nil),
        Case(name: "a", text: "#!/usr/bin/env bash\n", format: .curl),
        Case(name: "a.py", text: "# Try:\n# curl https://h\n", format: nil),
        Case(name: "a.tmpl", text: "---\na: b\n", format: nil),
        Case(name: "a.log", text: "{\"a\": 1}\n{\"a\": 2}", format: .jsonl),
        Case(name: "a", text: "GET /x?" + String(repeating: "a", count: 9_000), format: .raw),
        Case(name: "a.http", text: "GET /x?" + String(repeating: "a", count: 9_000), format: .raw),
        Case(name: "a.http", text: "GET https://x?" + String(repeating: "a", count: 9_000), format: .http),
        Case(name: ".hidden", text: "", format: nil),
        Case(name: "", text: "", format: nil),
    ]

    @Test(arguments: cases) func `the extension decides, then the content`(example: Case) {
        #expect(RequestFormat.detect(name: example.name, bytes: Array(example.text.utf8)[...]) == example.format)
    }

    @Test(arguments: ["a.http", "x/b.YML", "Jenkinsfile", "a.txt", ".gitlab-ci.yml", "a.b/c"])
    func `files that may hold requests are looked at`(name: String) { #expect(RequestFormat.mayBeNamed(name)) }

    @Test(arguments: ["a.py", "a.png", "a.swift", "a.json5"])
    func `other files in a folder are not`(name: String) { #expect(!RequestFormat.mayBeNamed(name)) }
}
