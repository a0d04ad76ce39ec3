import Readers
import Requests
import SourceText
import Testing

struct HARReaderTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var request: String
        var lines: [String]

        init(_ name: String, _ request: String, _ lines: [String]) {
            testDescription = name
            self.request = request
            self.lines = lines
        }
    }

    static let bind = "BindSipRegistration"
    static let url = #""url": "https://h/platform_api/BindSipRegistration""#

    static let cases = [
        Case(
            "query, not its copy",
            #"{"method": "GET", "url": "https:\/\/h\/platform_api\/BindSipRegistration?rule_id=1\u0032", "queryString": [{"name": "rule_id", "value": "99"}]}"#,
            [bind, #"query rule_id=12 <1\u0032>"#]),
        Case(
            "form text",
            "{\(url), \"postData\": {\"mimeType\": \"\(BodyTests.form)\", \"text\": \"rule_name=a%20\\u0062\", \"params\": [{\"name\": \"x\", \"value\": \"y\"}]}}",
            [bind, #"form rule_name=a b <a%20\u0062>"#]),
        Case(
            "form params",
            "{\(url), \"postData\": {\"mimeType\": \"\(BodyTests.form)\", \"params\": [{\"name\": \"rule_name\", \"value\": \"a&\\\"b=c%20\"}, {\"name\": \"bind\"}]}}",
            [bind, #"form rule_name=a&"b=c%20 <a&\"b=c%20>"#, "form bind= <>"]),
        Case(
            "multipart text",
            "{\(url), \"headers\": [{\"name\": \"content-type\", \"value\": \"multipart/form-data; boundary=B\"}], \"postData\": {\"mimeType\": null, \"text\": \"--B\\r\\nContent-Disposition: form-data; name=\\\"rule_id\\\"\\r\\n\\r\\n1\\u0032\\r\\n--B--\\r\\n\", \"params\": []}}",
            [bind, #"multipart rule_id=12 <1\u0032>"#]),
        Case(
            "multipart params",
            "{\(url), \"postData\": {\"mimeType\": \"multipart/form-data; boundary=B\", \"params\": [{\"name\": \"rule_id\", \"value\": \"12\"}, {\"name\": \"f\", \"fileName\": \"x.txt\"}]}}",
            [bind, "multipart rule_id=12 <12>", #"multipart f=~@file <{"name": "f", "fileName": "x.txt"}>"#]),
        Case(
            "JSON text",
            "{\(url), \"postData\": {\"mimeType\": \"application/json\", \"text\": \"{\\\"rule_name\\\": \\\"a\\\\nb\\\"}\"}}",
            [bind, #"json rule_name=a\#nb <a\\nb>"#]),
        Case(
            "text in base64",
            "{\(url), \"postData\": {\"mimeType\": \"\(BodyTests.form)\", \"text\": \"cnVsZV9pZD0x\", \"encoding\": \"base64\"}}",
            [bind, "form rule_id=1 <cnVsZV9pZD0x>"]),
        Case(
            "missing and null", "{\(url), \"method\": null, \"headers\": null, \"postData\": null, \"bodySize\": -1}",
            [bind]),
        Case(
            "wrong types", "{\(url), \"method\": 1, \"headers\": {\"a\": 1}, \"postData\": \"x\", \"bodySize\": \"0\"}",
            [bind]),
        Case("body that was not kept", "{\(url), \"bodySize\": 12}", [bind, "unseen <{\(url), \"bodySize\": 12}>"]),
        Case("no URL", "{\"method\": \"GET\"}", []),
    ]

    private func archive(_ request: String, rest: String = "") -> String {
        "\u{FEFF}{\"log\": {\"version\": \"1.2\", \"entries\": [null, {\"request\": \(request)\(rest)}]}}"
    }

    @Test(arguments: cases) func `entries are read leniently, with places through every layer`(example: Case) {
        let outline = Outline(archive(example.request), nil, name: "a.har")
        #expect(outline.lines == example.lines)
        #expect(outline.reading.order == .sequence)
    }

    struct Answer: CustomTestStringConvertible {
        var response: String
        var outcome: Outcome
        var testDescription: String { response }
    }

    static let answers = [
        Answer(
            response: #"{"status": 200, "content": {"text": "{\"result\": 1}"}}"#,
            outcome: Outcome(succeeded: true, httpStatus: 200)),
        Answer(
            response:
                #"{"status": 200, "content": {"text": "eyJlcnJvciI6eyJjb2RlIjoxMTYsIm1zZyI6IngifX0=", "encoding": "base64"}}"#,
            outcome: Outcome(succeeded: false, httpStatus: 200, errorCode: 116)),
        Answer(response: #"{"status": "503", "content": {}}"#, outcome: Outcome(succeeded: false, httpStatus: 503)),
        Answer(response: #"{"status": 200, "content": {"text": "<html>"}}"#, outcome: Outcome(httpStatus: 200)),
        Answer(response: #"{"status": 0, "content": null}"#, outcome: Outcome()),
    ]

    @Test(arguments: answers) func `the answer tells the outcome`(example: Answer) throws {
        let rest = ", \"startedDateTime\": \"2026-11-23T16:55:44.296Z\", \"response\": \(example.response)"
        let request = try #require(Outline(archive("{\(Self.url)}", rest: rest), .har).reading.requests.first)
        #expect(request.outcome == example.outcome)
        #expect(request.time?.rfc3339 == "2026-11-23T16:55:44.296Z")
        #expect(request.origin.kind == .recorded)
    }

    @Test func `an archive that is no JSON is a problem`() {
        #expect(Outline("{\"log\": ", .har).reading.problems.count == 1)
        #expect(Outline("[]", .har).lines.isEmpty)
    }
}
