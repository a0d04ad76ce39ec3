import Policy
import Readers
import Requests
import SourceText
import Testing

/// What is remembered by shape gives the same results as judging every request by itself.
@Suite struct ShapeTests {
    private static let values: [String: [String]] = [
        "sip_registration_id": ["1", "2", "3", "-1", "", "$R", "1;2"], "application_id": ["1", "2", "x", "", "$A"],
        "application_name": ["support", "", "??? ??", "{{name}}"], "rule_id": ["4", "0", ""],
        "rule_name": ["in", "??", "$N"], "user_id": ["7", "8", "9", "", "$U", "1.0"],
        "user_name": ["anna", "bob", "??"],
        "bind": ["true", "false", "1", "0", "", "yes", "$B"], "sip_username": ["a"], "proxy": ["p", ""],
        "password": ["secret-1", "$P", "<p>"], "account_id": ["1", "2"],
        "api_key": ["$K", "4e70c1b2-93d1", "YOUR_KEY"],
        "cuont": ["1"], "count": ["0", "5"],
    ]

    private static let methods = [
        "BindSipRegistration", "BindSipRegistration", "BindSipRegistration",
        "CreateSipRegistration", "UpdateSipRegistration", "DeleteSipRegistration", "GetSipRegistrations",
        "bindSipRegistration",
        "$METHOD",
    ]

    /// A script of requests, with everything that rules look at varied.
    private static func script(_ random: inout Random) -> String {
        let names = values.keys.sorted()
        var lines: [String] = []
        for _ in 0..<60 {
            var arguments: [String] = []
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                guard let name = names.randomElement(using: &random),
                    let value = values[name]?.randomElement(using: &random)
                else { continue }
                arguments.append("\(name)=\(value)")
            }
            let split = Int.random(in: 0...arguments.count, using: &random)
            let query = arguments[..<split].joined(separator: "&")
            let body = arguments[split...].joined(separator: "&")
            let scheme = ["https", "https", "http"].randomElement(using: &random) ?? ""
            let host = ["h", "127.0.0.1", "$HOST"].randomElement(using: &random) ?? ""
            let method = methods.randomElement(using: &random) ?? ""
            var line = "curl \"\(scheme)://\(host)/platform_api/\(method)\(query.isEmpty ? "" : "?" + query)\""
            if !body.isEmpty {
                line +=
                    Bool.random(using: &random)
                    ? " -d \"\(body)\"" : arguments[split...].map { " -F \"\($0)\"" }.joined()
            }
            line +=
                [
                    "", " -H \"Authorization: Bearer $T\"", " -H 'Authorization: Bearer abcdefgh'", " -H \"$H\"",
                    " -d @more",
                ].randomElement(using: &random) ?? ""
            line +=
                ["", "", " -X POST", " -X PUT", " -H 'Content-Type:'", " --json '{}'"].randomElement(using: &random)
                ?? ""
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }

    struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test(arguments: 1...12) func `remembering shapes changes nothing`(seed: UInt64) {
        var random = Random(state: seed)
        let roles = ["Developer", "Support", "admin"]
        let sources = (0..<3).map { number in
            let file = SourceFile(name: "\(number).sh", text: Self.script(&random))
            var requests = Reading(of: file, scope: .sipRegistrations).requests
            for index in requests.indices where Bool.random(using: &random) {
                let place = requests[index].origin.span
                requests[index].caller.roles = [Text(roles.randomElement(using: &random) ?? "", decodedFrom: place)]
            }
            return Engine.Source(file: file, requests: requests, isSequence: number < 2)
        }
        let rules = Builtin.rules.rules
        let remembered = Engine(rules: rules, vocabulary: Builtin.vocabulary).judge(sources)
        let each = Engine(rules: rules, vocabulary: Builtin.vocabulary, remembersShapes: false).judge(sources)
        #expect(remembered.findings.map(Self.line) == each.findings.map(Self.line))
        #expect(remembered.undecided.map { "\($0)" } == each.undecided.map { "\($0)" })
        #expect(remembered.requests == each.requests && remembered.judged == each.judged)
        #expect(remembered.findings.count > 100 && remembered.undecided.count > 100)
    }

    private static func line(_ finding: Finding) -> String { "\(finding)" }
}
