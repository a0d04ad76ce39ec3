import Policy
import Readers
import SourceText
import Testing

/// Records of the vendor's audit log, whose arguments may not be those that the caller wrote.
struct AuditLogTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var arguments: String
        var violated: [String]

        init(_ name: String, _ arguments: String, _ violated: [String]) {
            testDescription = name
            self.arguments = arguments
            self.violated = violated
        }
    }

    static let cases = [
        Case("all is well", #"{"bind":true,"sip_registration_id":[1],"application_id":[2],"user_id":[3]}"#, []),
        Case("no application", #"{"bind":true,"sip_registration_id":1,"user_id":[3]}"#, ["missing-application"]),
        Case("no registration", #"{"bind":true,"application_id":2}"#, ["missing-registration"]),
        Case(
            "an id, a name, a strange text and an empty one",
            #"{"bind":true,"sip_registration_id":"x","application_id":2,"application_name":"a","rule_name":"","odd":1}"#,
            []),
    ]

    @Test(arguments: cases) func `rules on what was literally given are undecided, the others are not`(
        example: Case
    ) throws {
        let text = #"{"cmd_name":"BindSipRegistration","cmd_args":\#(example.arguments)}"#
        let file = SourceFile(name: "log", text: text)
        let reader = LogReader(.auditLog, fields: LogFields())
        guard case .request(let request) = reader.read(file.text, scope: .sipRegistrations) else {
            Issue.record("it is no request")
            return
        }
        for remembersShapes in [true, false] {
            let engine = Engine(
                rules: Builtin.rules.rules, vocabulary: Builtin.vocabulary, remembersShapes: remembersShapes)
            let results = engine.judge([Engine.Source(file: file, requests: [request], isSequence: true)])
            #expect(results.findings.map(\.rule) == example.violated)
            let undecided = Set(results.undecided.map(\.rule))
            #expect(
                undecided.isSuperset(of: [
                    "conflicting-alternatives", "empty-value", "invalid-value", "repeated-parameter",
                    "unknown-parameter",
                ]))
            #expect(undecided.isDisjoint(with: ["missing-application", "missing-registration", "missing-target"]))
        }
    }
}
