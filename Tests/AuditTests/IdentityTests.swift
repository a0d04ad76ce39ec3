import Policy
import Requests
import Testing

@testable import Audit

/// An audit gives the same bytes whatever the number of threads, and whether or not it screens.
struct IdentityTests {
    /// How an audit may be done.
    private static let ways: [@Sendable (inout AuditOptions) -> Void] = [
        { $0.jobs = 2 }, { $0.jobs = 5 }, { ($0.jobs, $0.usesScreen) = (2, false) },
    ]

    private func expectSame(
        _ texts: [String], _ name: String, _ change: (inout AuditOptions) -> Void = { _ in }
    ) throws -> AuditedText {
        let logs = try LogFolder(texts)
        let first = try AuditedText(logs, change)
        for (number, way) in Self.ways.enumerated() {
            let other = try AuditedText(logs) {
                change(&$0)
                way(&$0)
            }
            let sametext = other.text == first.text
            #expect(sametext, "\(name), way \(number), text: \(Difference(first.text, other.text))")
            let samejson = other.json == first.json
            #expect(samejson, "\(name), way \(number), JSON: \(Difference(first.json, other.json))")
            let sameeverything = other.everything == first.everything
            #expect(sameeverything, "\(name), way \(number)")
        }
        return first
    }

    /// Canonical records keep the kind that they had before: only these violate the rules for what is still to be sent.
    private static let canonical = {
        let token = LoggedWriting.token(algorithm: "RS256", issued: 1_795_392_000, expires: 1_795_392_600)
        let url = "https://api.voximplant.com/platform_api/GetSipRegistrations"
        func bind(_ registration: Int, _ user: Int) -> String {
            "{\"operation\":\"BindSipRegistration\",\"origin\":{\"kind\":\"recorded\"},\"outcome\":{\"succeeded\":true},"
                + "\"params\":{\"sip_registration_id\":\(registration),\"application_id\":10,\"user_id\":\(user)}}\n"
        }
        func list(_ headers: String, _ params: String) -> String {
            "{\"operation\":\"GetSipRegistrations\",\"origin\":{\"kind\":\"authored\"},\"params\":{\(params)},"
                + "\"http\":{\"method\":\"POST\",\"url\":\"\(url)\",\"headers\":[\(headers)]}}\n"
        }
        return bind(901, 7) + bind(902, 99) + bind(903, 99)
            + list("[\"authorization\",\"Bearer \(token)\"]", "\"api_key\":\"made-up\"")
            + "{\"operation\":\"BindSipRegistration\",\"params\":{\"bind\":false}}\n"
    }()

    /// It compares files and entries without order, of which a log has none.
    private static let outsideOfLogs = ["registration-contested"]

    @Test func `every rule that can fire in an audit does, and in the same bytes in every way`() throws {
        var plain = GeneratedLog(seed: 1)
        var other = GeneratedLog(seed: 2)
        other.world = 4
        let runs = [
            try expectSame([Self.canonical + plain.text(400)], "without an export"),
            try expectSame([Self.canonical + other.text(400)], "with an export") { $0.accounts = Builtin.accounts },
        ]
        #expect(runs[0].outcome.summary.requests > 200)
        let fired = runs.reduce(into: Set()) { $0.formUnion($1.rules) }
        #expect(Set(Builtin.rules.map(\.id)).subtracting(fired).sorted() == Self.outsideOfLogs)
    }

    @Test(arguments: 3...4)
    func `several logs of mixed formats are merged alike in every way`(_ seed: Int) throws {
        let texts = GeneratedLog.Kind.allCases.enumerated().map { index, kind in
            var log = GeneratedLog(seed: seed * 10 + index)
            return log.text(50, as: kind)
        }
        let run = try expectSame(texts, "seed \(seed)") { $0.accounts = seed == 3 ? Builtin.accounts : nil }
        #expect(run.outcome.summary.inputs.allSatisfy { $0.requests > 10 })
        #expect(run.outcome.failures.isEmpty)
    }

    @Test func `logs that are shuffled, doubled or cut give the same bytes in every way`() throws {
        var random = SplitMix(5)
        var log = GeneratedLog(seed: 5)
        let text = log.text(90)
        let lines = text.split(separator: "\n").map(String.init)
        let doubled = lines.flatMap { Array(repeating: $0, count: random.number(1...2)) }
        let cut = String(decoding: Array(text.utf8).prefix(text.utf8.count * 2 / 3), as: UTF8.self)
        for (name, text) in [
            ("shuffled", lines.shuffled(using: &random).joined(separator: "\n")),
            ("doubled", doubled.joined(separator: "\r\n")), ("cut", cut),
        ] {
            let run = try expectSame([text], name)
            #expect(run.rules.contains("out-of-order") || name != "shuffled", "\(name)")
        }
    }

    @Test func `a period is the same in every way`() throws {
        var log = GeneratedLog(seed: 6)
        let text = log.text(120)
        let run = try expectSame([text], "period") {
            $0.since = Timestamp(seconds: 1_795_392_000 + 6_000, nanoseconds: 0)
            $0.until = Timestamp(seconds: 1_795_392_000 + 12_000, nanoseconds: 0)
        }
        #expect(run.outcome.summary.outsidePeriod > 20)
        #expect(run.outcome.summary.requests > 20)
    }

    @Test func `what several large logs cannot read is told in the same order in every way`() throws {
        // Of several chunks each, so that rounds of different sizes read them differently.
        let padding = String(repeating: "x", count: 30_000)
        let texts = (0..<3).map { log in
            (0..<40).map { line in
                let time = JSONWriting.time(1_795_392_000 + line * (log + 1))
                return "{\"time\":\"\(time)\",\"operation\":\"DeleteSipRegistration\",\"params\":{}}\n"
                    + "DeleteSipRegistration\n{\"padding\":\"\(padding)\"}\n"
            }.joined()
        }
        let run = try expectSame(texts, "unreadable")
        #expect(run.unreadable.count == 120)
        #expect(run.outcome.summary.unreadable == 120)
    }
}

/// Where two texts part, to be shown.
struct Difference: CustomStringConvertible {
    let description: String

    init(_ first: [UInt8], _ other: [UInt8]) {
        let index = zip(first, other).prefix { $0 == $1 }.count
        func around(_ bytes: [UInt8]) -> String {
            String(
                decoding: bytes[max(0, min(index, bytes.count) - 120)..<min(bytes.count, index + 120)], as: UTF8.self)
        }
        description = "at \(index)\n<<< \(around(first))\n>>> \(around(other))"
    }
}
