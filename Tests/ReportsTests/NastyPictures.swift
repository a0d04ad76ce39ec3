import Policy
import Requests

/// Timelines and calls by role in which every name is unpleasant.
enum NastyPictures {
    static func time(_ minutes: Int64) -> Timestamp { Timestamp(seconds: 1_795_453_200 + minutes * 60) }

    static let timelines: [AuditSummary.Timeline] = {
        var found = AuditSummary.Timeline(
            account: 4_815, user: "<script>alert(\"1\")</script>\u{202E} & 'x' \(NastyAudit.apiKey)")
        found.findings = 3
        found.omitted = 1_204
        var displaced = AuditSummary.Binding(registration: "701]]>", end: .displaced)
        (displaced.application, displaced.rule) = ("<b>shop</b> \(NastyAudit.password)", "night\u{1B}[31m")
        (displaced.from, displaced.to, displaced.successor) = (time(0), time(30), "\"702\"")
        displaced.caller = "curl\u{0} \(NastyAudit.token)"
        displaced.beginPlace = AuditSummary.Place(file: "a\"b<c>.jsonl", line: 1)
        displaced.endPlace = AuditSummary.Place(file: "a\"b<c>.jsonl", line: 2)
        var moved = AuditSummary.Binding(registration: "\"702\"", end: .moved)
        (moved.from, moved.to, moved.successor) = (time(30), time(40), "日本 👩‍💻")
        moved.beginPlace = displaced.endPlace
        moved.endPlace = AuditSummary.Place(file: "a\"b<c>.jsonl", line: 3)
        found.bindings = [displaced, moved]
        var next = AuditSummary.Timeline(account: 4_815, user: "日本 👩‍💻")
        next.findings = 1
        var standing = AuditSummary.Binding(registration: "\"702\"", end: .standing)
        standing.from = time(40)
        standing.beginPlace = moved.endPlace
        next.bindings = [standing]
        var none = AuditSummary.Timeline(account: nil, user: nil)
        none.bindings = [AuditSummary.Binding(registration: "703", end: .lost)]
        return [found, next, none]
    }()

    static let roleCalls: [AuditSummary.RoleCalls] = [
        calls(["Admin", "<i>Support</i> \(NastyAudit.apiKey)"], "BindSipRegistration", 1_204, 1_000, 204, true),
        calls(["Supervisor\u{202E}"], "BindSipRegistration", 3, 1, 2, false),
        calls(["Supervisor\u{202E}"], "DeleteSipRegistration", 2, 0, 2, false),
        calls([], nil, 5, 0, 0, nil),
    ]

    private static func calls(
        _ roles: [String], _ operation: String?, _ requests: Int, _ accepted: Int, _ refused: Int, _ isAllowed: Bool?
    ) -> AuditSummary.RoleCalls {
        var calls = AuditSummary.RoleCalls(roles: roles, operation: operation)
        (calls.requests, calls.accepted, calls.refused, calls.isAllowed) = (requests, accepted, refused, isAllowed)
        return calls
    }
}
