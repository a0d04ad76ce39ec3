import Policy
import Readers
import Requests
import SourceText
import Testing

/// Verdicts on what requests did follow from their shapes and the codes of their effects.
@Suite struct LedgerShapeTests {
    /// Records of few registrations and users, so that each meets the others.
    private static func log(_ random: inout ShapeTests.Random) -> String {
        func one(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }
        var lines: [String] = []
        for number in 0..<250 {
            if let last = lines.last, Int.random(in: 0..<5, using: &random) == 0 {
                lines.append(last)
                continue
            }
            var members = [
                one([
                    #""cmd":"BindSipRegistration""#, #""cmd":"BindSipRegistration""#,
                    #""cmd":"BindSipRegistration","bind":false"#, #""cmd":"UpdateSipRegistration""#,
                    #""cmd":"DeleteSipRegistration""#, #""cmd":"CreateSipRegistration","sip_username":"a","proxy":"b""#,
                    #""cmd":"BindSipRegistration","bind":"$B""#,
                ])
            ]
            members.append(
                one([1, 2, 3, 4].map { #""sip_registration_id":\#($0)"# } + [#""sip_registration_id":"$R""#, ""]))
            members.append(
                one([7, 8, 9].map { #""user_id":\#($0)"# } + [#""user_name":"anna""#, #""user_id":"$U""#, ""]))
            members.append(one([#""application_id":5"#, #""application_id":6"#, #""application_name":"a""#, ""]))
            members.append(one([#""rule_id":4"#, "", ""]))
            members.append(
                one([
                    #""outcome":{"succeeded":true}"#, #""outcome":{"succeeded":true}"#,
                    #""outcome":{"succeeded":true,"http_status":200}"#, #""outcome":{"http_status":200}"#,
                    #""outcome":{"succeeded":false,"error_code":104}"#,
                    #""outcome":{"succeeded":false,"http_status":500}"#, "",
                ]))
            if Int.random(in: 0..<3, using: &random) > 0 { members.append(#""time":\#(1_700_000_000 + number)"#) }
            members.append(one([#""caller":{"roles":["Support"]}"#, #""caller":{"roles":["Owner"]}"#, ""]))
            lines.append("{" + members.filter { !$0.isEmpty }.joined(separator: ",") + "}")
        }
        return lines.joined(separator: "\n")
    }

    @Test(arguments: 1...6) func `remembering effects changes nothing`(seed: UInt64) {
        var random = ShapeTests.Random(state: seed &* 7_919)
        let sources = (0..<2).map { number in
            let file = SourceFile(name: "\(number).jsonl", text: Self.log(&random))
            return Engine.Source(
                file: file, requests: Reading(of: file, scope: .sipRegistrations).requests, isSequence: true)
        }
        let rules = Builtin.rules.rules
        let remembered = Engine(rules: rules, vocabulary: Builtin.vocabulary).judge(sources)
        let each = Engine(rules: rules, vocabulary: Builtin.vocabulary, remembersShapes: false).judge(sources)
        #expect(remembered.requests == 500)
        #expect(remembered.findings.map { "\($0)" } == each.findings.map { "\($0)" })
        #expect(remembered.undecided.map { "\($0)" } == each.undecided.map { "\($0)" })
        let found = Set(remembered.findings.map(\.rule))
        for rule in [
            "registration-displaced", "registration-moved", "repeated-bind", "ineffective-unbind",
            "deleted-registration", "forbidden-accepted", "refused-request",
        ] {
            #expect(found.contains(rule), "\(rule)")
            #expect(rule == "refused-request" || remembered.undecided.contains { $0.rule == rule })
        }
    }
}
