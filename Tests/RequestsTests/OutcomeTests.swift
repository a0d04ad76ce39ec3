import Requests
import SourceText
import Testing

struct OutcomeTests {
    static let answers: [(status: Int?, answer: String?, outcome: Outcome)] = [
        (200, #"{"result": 1}"#, Outcome(succeeded: true, httpStatus: 200)),
        (200, #"{"result": [], "count": 0}"#, Outcome(succeeded: true, httpStatus: 200)),
        (200, #"{"error": {"msg": "x", "code": 116}}"#, Outcome(succeeded: false, httpStatus: 200, errorCode: 116)),
        (200, #"{"error": {"code": "116"}}"#, Outcome(succeeded: false, httpStatus: 200, errorCode: 116)),
        (200, #"{"errors": [{"code": 104}, {"code": 1}]}"#, Outcome(succeeded: false, httpStatus: 200, errorCode: 104)),
        (200, #"{"result": 1, "errors": []}"#, Outcome(succeeded: true, httpStatus: 200)),
        (200, #"{"result": 1, "error": null}"#, Outcome(succeeded: true, httpStatus: 200)),
        (200, "{}", Outcome(httpStatus: 200)),
        (200, nil, Outcome(httpStatus: 200)),
        (200, "<html>", Outcome(httpStatus: 200)),
        (502, "<html>", Outcome(succeeded: false, httpStatus: 502)),
        (400, #"{"error": {"code": 1}}"#, Outcome(succeeded: false, httpStatus: 400, errorCode: 1)),
        (nil, nil, Outcome()),
    ]

    @Test(arguments: answers)
    func `status and answer tell the outcome together`(status: Int?, answer: String?, outcome: Outcome) {
        let text = answer.map { Text($0, decodedFrom: SourceSpan(0, 1)) }
        #expect(Outcome(httpStatus: status, answer: text) == outcome)
    }

    @Test(arguments: [
        "<token>", "YOUR_KEY", "your-token", "{{token}}", "$TOKEN", "xxx", "XXXXXXXX", "...", "***", "%KEY%",
        "[redacted]",
    ])
    func `placeholders are told from secrets`(text: String) { #expect(Credential.isPlaceholder(text)) }

    @Test(arguments: ["eyJhbGciOiJSUzI1NiJ9.e30.c2ln", "7f0c2a", "hunter2"])
    func `secrets are told from placeholders`(text: String) { #expect(!Credential.isPlaceholder(text)) }
}
