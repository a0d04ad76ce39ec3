import Reports
import Requests
import SourceText

@testable import Policy

/// An audit in which every text is as unpleasant as a log allows; every audit report is tested with it.
enum NastyAudit {
    static let apiKey = "q7Zx-4wPm-äßx-kéy-Lr9T"
    static let token = "eyJhbGciOi.s3cr3t-tökén.b0dy"
    static let password = "hunter2\u{202E}hunter3"
    static let secrets = [apiKey, token, password]

    /// Writes the records and the summary.
    static func bytes(
        _ report: any Report, records: [Results] = records, summary: AuditSummary = summary,
        problems: Results? = problems
    ) -> [UInt8] {
        var report = report
        var bytes: [UInt8] = []
        for record in records { report.add(record, to: { bytes += $0 }) }
        report.finish(summary, problems: problems, to: { bytes += $0 })
        return bytes
    }

    // MARK: Records

    private static let log = "logs/gate\u{202E}yaw, 100% \"sure\".jsonl"

    private static let keyLine =
        #"{"ts":"2026-11-23T17:00:29Z","url":"/platform_api/BindSipRegistration?api_key="#
        + "\(apiKey)&user_name=<b>Zoë</b>&note=\u{1B}[31mred\u{1B}[0m\"}"

    private static let bearerLine =
        #"{"ts":1764000000,"headers":{"authorization":"Bearer "#
        + "\(token)\"},\"body\":\"user_id=42,\r&bind='yes'\u{200B}\"}"

    private static let passwordLine = "{\"cmd\":\"CreateSipRegistration\",\"password\":\"\(password)\",\"名\":\"日本 👩‍💻\"}"

    /// A record with one finding at the first place of a text.
    private static func record(
        _ line: String, at text: String, number: Int, offset: Int, hiding secret: String, _ finding: Finding
    ) -> Results {
        let bytes = Array(line.utf8)
        let needle = Array(text.utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: needle) } ?? 0
        var finding = finding
        finding.place = Finding.Place(file: 0, span: SourceSpan(start, start + needle.count))
        var results = Results()
        results.files = [
            SourceFile(name: log, bytes: bytes, start: SourceFile.Start(line: number, offset: offset)),
            SourceFile(name: log, bytes: [], start: SourceFile.Start(line: 2, offset: 77)),
        ]
        results.findings = [finding]
        results.secrets.add(secret.utf8)
        return results
    }

    private static func finding(
        _ rule: String, _ severity: Severity, _ basis: Basis, _ message: String, hint: String? = nil,
        source: String? = nil, record: Finding.Record?
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, basis: basis, source: source, message: message, hint: hint,
            place: Finding.Place(file: 0, span: SourceSpan(0, 0)), operation: "BindSipRegistration", related: [],
            fixes: [], fingerprint: "00000000000000000000000000000001", record: record)
    }

    private static func time(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_795_453_229 + seconds) }

    private static let apiKeyFinding = finding(
        "api-key", .warning, .security, "api_key gives the request every right of the account",
        hint: "take a key of a role,\nnot \(apiKey)", source: "api.md, \"keys\"",
        record: Finding.Record(time: time(0), account: 1, caller: "key \(apiKey)"))

    private static let takenFinding: Finding = {
        var taken = finding(
            "registration-taken", .error, .inferred, "user_id 42 is bound, <b>&amp;</b>\n::error::injected %0A",
            record: Finding.Record(time: time(60), caller: "sub\u{1B}]0;title\u{7}user, \"x\""))
        taken.related = [
            Finding.Related(
                place: Finding.Place(file: 1, span: SourceSpan(0, 0)), message: "bound here,\nwith \(token)")
        ]
        return taken
    }()

    /// No time, no account, no caller.
    private static let unprintableFinding = finding(
        "unknown-parameter", .note, .policy, "'名\u{2028}' is \(password)", record: nil)

    /// Two alike, in the reverse order of their times, then five alike without a time.
    static let records: [Results] =
        [
            record(keyLine, at: "api_key", number: 7, offset: 700, hiding: apiKey, apiKeyFinding),
            record(bearerLine, at: "bind='yes'\u{200B}", number: 8, offset: 1_000, hiding: token, takenFinding),
            record(
                keyLine, at: "Zoë", number: 10_007, offset: 5_000_000_000, hiding: apiKey,
                {
                    var earlier = apiKeyFinding
                    earlier.record?.time = time(-86_400)
                    return earlier
                }()),
        ]
        + (1...5).map {
            record(
                passwordLine, at: "日本", number: 20_000 + $0, offset: 6_000_000_000 + $0 * 100, hiding: password,
                unprintableFinding)
        }

    // MARK: Summary

    static let problems: Results = {
        var problems = Results()
        problems.problems = [
            Problem(file: "gone/\u{1B}]0;title\u{7}\(token).json", reason: "no such file\nfaked: line")
        ]
        for secret in secrets { problems.secrets.add(secret.utf8) }
        return problems
    }()

    static let summary: AuditSummary = {
        var summary = AuditSummary()
        var input = AuditSummary.Input(name: log, format: "json-lines")
        (input.bytes, input.records, input.requests, input.unreadable) = (6_000_000_600, 1_300_000, 1_204, 7)
        summary.inputs = [input, AuditSummary.Input(name: "leer \(apiKey).csv", format: "csv")]
        (summary.records, summary.requests, summary.judged) = (1_300_000, 1_204, 1_180)
        (summary.violatingRequests, summary.unknownOperations, summary.unseenArguments) = (8, 20, 130)
        (summary.outsidePeriod, summary.undecided, summary.unreadable) = (1_014, 75, 7)
        summary.takenWithoutBody = 3
        (summary.errors, summary.warnings, summary.notes) = (1, 2, 5)
        (summary.suppressed, summary.baselined) = (12, 1_300)
        summary.undecidedGroups = [
            AuditSummary.UndecidedGroup(
                rule: "missing-application", reason: "the body, \"\(token)\",\r\nis not\u{202E} shown", count: 41,
                file: log, line: 12_345),
            AuditSummary.UndecidedGroup(
                rule: "registration-taken", reason: "user_id is not known", count: 1, file: log, line: 9),
            AuditSummary.UndecidedGroup(
                rule: "registration-taken", reason: "outcome.succeeded, effect.displaces are not known", count: 20,
                file: log, line: 10),
            AuditSummary.UndecidedGroup(
                rule: "unknown-name", reason: "outcome.succeeded is not known", count: 13, file: log, line: 11),
        ]
        summary.unreadableRecords = (1...7).map {
            AuditSummary.Unreadable(
                file: log, line: $0 * 100, offset: $0 * 9_999,
                reason: $0 == 1 ? "expected `}`,\ngot \u{1B}[2J<b> \(password)" : "not UTF-8")
        }
        summary.unappliedRules = [
            AuditSummary.UnappliedRule(rule: "role-not-allowed", missing: ["caller.roles"]),
            AuditSummary.UnappliedRule(rule: "left-unbound", missing: ["time", "outcome.succeeded"]),
            AuditSummary.UnappliedRule(rule: "forbidden-accepted", missing: ["caller.roles"]),
            AuditSummary.UnappliedRule(rule: "from-afar", missing: ["weather.\u{1B}[31m"]),
        ]
        summary.rules = [
            AuditSummary.Total(name: "unknown-parameter", findings: 5, errors: 0),
            AuditSummary.Total(name: "api-key", findings: 2, errors: 0),
            AuditSummary.Total(name: "registration-taken", findings: 1, errors: 1),
        ]
        summary.accounts = [AuditSummary.Total(name: "1", findings: 2, errors: 0)]
        summary.callers = (1...11).map {
            AuditSummary.Total(
                name: $0 == 1 ? "key \(apiKey)" : "名\u{1B}[31m, \"\($0)\"", findings: 2_000 / $0, errors: $0 / 2)
        }
        summary.hours = (0..<14).map {
            AuditSummary.Hour(
                start: Timestamp(seconds: 1_795_453_200 + Int64($0) * 3_600), requests: $0 == 3 ? 1_000 : $0 * 5,
                refused: $0 == 3 ? 250 : $0 % 2)
        }
        (summary.first, summary.last) = (time(-86_400), time(60))
        summary.boundRegistrations = 1_234
        summary.standing = standing
        summary.timelines = NastyPictures.timelines
        (summary.omittedUsers, summary.omittedBindings) = (99_500, 1_204_000)
        summary.roleCalls = NastyPictures.roleCalls
        summary.assumedZone = "Europe/Berlin"
        summary.isPartial = true
        return summary
    }()

    private static let standing: [AuditSummary.Standing] = (1...21).map { number in
        var standing = AuditSummary.Standing(account: number == 1 ? nil : 1, registration: "\(number * 1_000)")
        standing.user = number == 2 ? "日本 \u{202E}<script>, \"x\" \(password)" : "\(number)"
        if number == 3 { standing.application = String(repeating: "shop", count: 12) }
        if number == 4 { standing.since = time(60) }
        if number == 5 { standing.rule = "night" }
        return standing
    }
}
