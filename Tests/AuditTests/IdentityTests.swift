import Policy
import Testing

@testable import Audit

/// An audit gives the same bytes whatever the number of threads, and whether or not it screens.
struct IdentityTests {
    /// How an audit may be done.
    private static let ways: [@Sendable (inout AuditOptions) -> Void] = [
        { $0.jobs = 2 }, { $0.jobs = 5 }, { $0.usesScreen = false }, { ($0.jobs, $0.usesScreen) = (3, false) },
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

    @Test(arguments: 1...3)
    func `a generated log gives the same bytes in every way`(_ seed: Int) throws {
        var log = GeneratedLog(seed: seed)
        let run = try expectSame([log.text(300)], "seed \(seed)")
        #expect(run.outcome.summary.requests > 150)
        #expect(run.findings.count > 200)
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
