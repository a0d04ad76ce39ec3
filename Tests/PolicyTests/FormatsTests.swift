import Policy
import SourceText
import Testing

/// One broken request in every format: the same rules, each at the bytes of the argument itself.
@Suite struct FormatsTests {
    /// What is wrong: the user has no application, the id is negative, a parameter is misspelt, a name is empty.
    private static let query = "sip_registration_id=-5&user_id=42&rule_nam=x&application_name="
    private static let expected = ["empty-value", "invalid-value", "missing-application", "unknown-parameter"]
    private static let url = "https://api.voximplant.com/platform_api/BindSipRegistration"

    struct Format: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String
        /// What stands in the file for an argument: name and value.
        var written: @Sendable (_ name: String, _ value: String) -> String
        var testDescription: String { name }
    }

    static let formats: [Format] = [
        Format(
            name: "flat.json",
            text:
                #"{"operation": "BindSipRegistration", "sip_registration_id": -5, "user_id": 42, "rule_nam": "x", "application_name": ""}"#
        ) { name, value in #""\#(name)": \#(Int(value) == nil ? "\"\(value)\"" : value)"# },
        Format(
            name: "structured.yaml",
            text:
                "operation: BindSipRegistration\nparams:\n  sip_registration_id: -5\n  user_id: 42\n  rule_nam: x\n  application_name: ''\n"
        ) { name, value in "\(name): \(value.isEmpty ? "''" : value)" },
        Format(
            name: "bind.sh",
            text: "#!/bin/sh\ncurl -X POST '\(url)' \\\n  -H \"Authorization: Bearer $T\" -d '\(query)'\n"
        ) { "\($0)=\($1)" },
        Format(
            name: "query.sh", text: "curl -X POST \"\(url)?\(query)\" -H \"Authorization: Bearer $T\"\n"
        ) { "\($0)=\($1)" },
        Format(
            name: "form.sh",
            text:
                "curl '\(url)' -F sip_registration_id=-5 -F user_id=42 -F rule_nam=x -F application_name= -H 'Authorization: Bearer <t>'"
        ) { "\($0)=\($1)" },
        Format(
            name: "bind.http",
            text:
                "### bind\nPOST \(url)\nAuthorization: Bearer {{t}}\nContent-Type: application/x-www-form-urlencoded\n\n\(query)\n"
        ) { "\($0)=\($1)" },
        Format(
            name: "raw.http",
            text:
                "POST /platform_api/BindSipRegistration HTTP/1.1\r\nHost: api.voximplant.com\r\nAuthorization: Bearer <t>\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: \(query.utf8.count)\r\n\r\n\(query)"
        ) { "\($0)=\($1)" },
        Format(
            name: "recording.har",
            text:
                #"{"log":{"version":"1.2","entries":[{"request":{"method":"POST","url":"\#(url)","headers":[{"name":"Authorization","value":"Bearer <t>"},{"name":"Content-Type","value":"application/x-www-form-urlencoded"}],"postData":{"mimeType":"application/x-www-form-urlencoded","text":"\#(query)"}}}]}}"#
        ) { "\($0)=\($1)" },
        Format(
            name: "a.postman_collection.json",
            text:
                #"{"info":{"_postman_id":"1"},"auth":{"type":"bearer","bearer":{"token":"{{t}}"}},"item":[{"request":{"method":"POST","url":{"protocol":"https","host":["api","voximplant","com"],"path":["platform_api","BindSipRegistration"],"query":[{"key":"sip_registration_id","value":"-5"},{"key":"user_id","value":"42"}]},"body":{"mode":"urlencoded","urlencoded":[{"key":"rule_nam","value":"x"},{"key":"application_name","value":""}]}}}]}"#
        ) { name, value in #"{"key":"\#(name)","value":"\#(value)"}"# },
        Format(
            name: "batch.jsonl",
            text: #"{"operation":"GetSipRegistrations"}"# + "\n"
                + #"{"operation":"BindSipRegistration","params":{"sip_registration_id":-5,"user_id":42,"rule_nam":"x","application_name":""}}"#
                + "\n"
        ) { name, value in #""\#(name)":\#(Int(value) == nil ? "\"\(value)\"" : value)"# },
        Format(
            name: "guide.md",
            text: "# Bind\n\n```sh\n$ curl '\(url)' \\\n>   -H \"Authorization: Bearer $T\" -d '\(query)'\n```\n"
        ) { "\($0)=\($1)" },
        Format(
            name: "ci.yml",
            text:
                "jobs:\n  a:\n    steps:\n      - run: |\n          curl '\(url)' \\\n            -H \"Authorization: Bearer $T\" -d '\(query)'\n"
        ) { "\($0)=\($1)" },
    ]

    @Test(arguments: formats) func `the same broken request gives the same findings in every format`(format: Format)
        throws
    {
        let results = Builtin.judge(format.text, as: format.name)
        let findings = results.findings.filter { $0.severity >= .warning }
        #expect(findings.map(\.rule).sorted() == Self.expected)
        let arguments = [
            "empty-value": ("application_name", ""), "invalid-value": ("sip_registration_id", "-5"),
            "missing-application": ("user_id", "42"), "unknown-parameter": ("rule_nam", "x"),
        ]
        for finding in findings {
            let (name, value) = try #require(arguments[finding.rule])
            #expect(results.files[0].string(finding.place.span) == format.written(name, value))
        }
    }

    @Test func `multipart and chunked bodies keep the places of values`() {
        let parts = ["sip_registration_id": "-5", "user_id": "42"].sorted { $0.key < $1.key }.map { name, value in
            "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        let body = parts.joined() + "--b--\r\n"
        let text =
            "POST /platform_api/BindSipRegistration HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer <t>\r\n"
            + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
        let results = Builtin.judge(text, as: "raw.http")
        let found = results.findings.filter { $0.severity == .error }.map {
            "\($0.rule) \(results.files[0].string($0.place.span))"
        }
        #expect(found == ["invalid-value -5", "missing-application 42"])
    }

    @Test func `the documentation's own request gives no finding at all`() {
        let text = """
            curl -X POST "\(Self.url)?sip_registration_id=1&application_id=123" \\
                -H "Authorization: Bearer <token>" \\
                -H "Content-Type: application/json" \\
                -d '{}'
            """
        let results = Builtin.judge(text, as: "doc.sh")
        #expect(results.findings.map(\.rule) == [])
        #expect(results.requests == 1 && results.judged == 1)
    }

    @Test func `a lost unbind is asked about`() throws {
        let results = Builtin.judge(#"{"operation":"BindSipRegistration","user_id":42}"#, as: "a.json")
        let finding = try #require(results.findings.first { $0.rule == "missing-registration" })
        #expect(finding.hint?.contains("was an unbind meant?") == true)
        let explicit = Builtin.judge(#"{"operation":"BindSipRegistration","user_id":42,"bind":true}"#, as: "a.json")
        #expect(explicit.findings.first { $0.rule == "missing-registration" }?.hint == "add sip_registration_id")
    }
}
