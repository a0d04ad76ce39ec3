import Policy
import Readers
import SourceText
import Testing

@testable import Audit

/// Settings of single logs count whatever way the audit is done in.
struct ConfiguredAuditTests {
    /// A record of a gateway with names of its own for everything, and one with well-known names.
    private static func record(_ second: Int, own: Bool, role: String? = nil, account: Int? = nil) -> String {
        let url =
            "https://api.voximplant.com/platform_api/CreateSipRegistration?sip_username=u\(second)&proxy=p"
            + (account.map { "&account_id=\($0)" } ?? "")
        let time = "2026-11-16T08:00:\(second < 10 ? "0" : "")\(second)Z"
        let said = role.map { ",\"role\":\"\($0)\"" } ?? ""
        return own
            ? "{\"when\":\"\(time)\",\"req\":{\"verb\":\"POST\",\"target\":\"\(url)\"},\"code\":200\(said)}\n"
            : "{\"time\":\"\(time)\",\"method\":\"POST\",\"url\":\"\(url)\",\"status\":200\(said)}\n"
    }

    private static func configuration(_ text: String) -> Configuration {
        ConfigurationFile(SourceFile(name: "c.yaml", text: text), version: "0.1.0").configuration
    }

    private func audit(
        _ logs: LogFolder, settings: [String: FileSettings] = [:], _ change: (inout AuditOptions) -> Void
    ) throws -> [AuditedText] {
        let ways: [(inout AuditOptions) -> Void] = [
            { _ in }, { $0.jobs = 4 }, { $0.usesScreen = false },
        ]
        return try ways.map { way in
            try AuditedText(logs, settings: settings) {
                change(&$0)
                way(&$0)
            }
        }
    }

    private func expectSame(_ runs: [AuditedText]) {
        for run in runs.dropFirst() {
            #expect(run.findings.map(\.rule) == runs[0].findings.map(\.rule))
            let isSame = run.everything == runs[0].everything
            #expect(isSame)
        }
    }

    @Test func `each log has its own fields, and its own roles`() throws {
        let configuration = Self.configuration(
            """
            principals:
              - { paths: [own.jsonl], roles: [Developer] }
              - { account: 7, roles: [Owner] }
            """)
        let logs = try LogFolder([
            (1...40).map { Self.record($0, own: true) }.joined() + Self.record(41, own: true, account: 7)
                + Self.record(42, own: true, role: "Admin") + Self.record(43, own: true, role: ""),
            (1...40).map { Self.record($0, own: false) }.joined() + Self.record(41, own: false, role: "Support"),
        ])
        let runs = try audit(logs) { options in
            var fields = LogFields()
            for map in ["time=when", "url=req.target", "method=req.verb", "status=code"] { try? fields.map(map) }
            options.logs = [
                logs.paths[0]: .init(path: "own.jsonl", fields: fields),
                logs.paths[1]: .init(path: "other.jsonl", fields: nil),
            ]
            options.principals.entries = configuration.principals
            options.principals.others = ["Accountant"]
        }
        expectSame(runs)
        #expect(runs[0].outcome.summary.requests == 43 + 41)
        // A Developer may not create; an Owner, an Admin and an Accountant may, and Support may not.
        #expect(
            runs[0].findings.filter { $0.rule == "role-not-allowed" || $0.rule == "forbidden-accepted" }.count == 82 / 2
                + 1)
    }

    @Test func `settings of one log do not leak into another`() throws {
        let rules = Self.configuration(
            "rules: { role-not-allowed: { severity: off, paths: a.jsonl }, forbidden-accepted: { severity: note, paths: a.jsonl }, missing-credential: { severity: off, paths: a.jsonl } }"
        ).rules
        let log = (1...30).map { Self.record($0, own: false, role: "Support") }.joined()
        let logs = try LogFolder([log, log])
        let settings = Dictionary(
            uniqueKeysWithValues: zip(logs.paths, ["a.jsonl", "b.jsonl"]).map { ($0, rules.fileSettings(for: $1)) })
        let runs = try audit(logs, settings: settings.filter { !$0.value.isEmpty }) { _ in }
        expectSame(runs)
        let plain = try AuditedText(logs)
        for (rule, share) in [("role-not-allowed", 2), ("forbidden-accepted", 1)] {
            let all = plain.findings.count { $0.rule == rule }
            #expect(runs[0].findings.count { $0.rule == rule } == all / share, "\(rule)")
        }
        let notes = plain.outcome.summary.notes
        #expect(runs[0].outcome.summary.notes > notes || plain.findings.allSatisfy { $0.rule != "forbidden-accepted" })
        let undecided = { (run: AuditedText) in
            run.outcome.summary.undecidedGroups.filter { $0.rule == "missing-credential" }.reduce(0) { $0 + $1.count }
        }
        #expect(undecided(plain) == 60)
        #expect(undecided(runs[0]) == 30)
    }
}
