import Policy
import Requests
import SourceText
import Testing

@testable import Audit

/// What an audit tells of bindings, for small logs whose requests go by minutes.
struct TimelineTests {
    /// A record: minutes, operation, arguments; `fails` for one that the API refused.
    private static func record(
        _ minute: Int, _ operation: String, _ body: String, fails: Bool = false, answer: String = "1"
    ) -> String {
        let time = JSONWriting.time(1_795_392_000 + minute * 60)
        let response = fails ? #"{"error":{"code":104,"msg":"no"}}"# : #"{"result":\#(answer)}"#
        return #"{"time":"\#(time)","method":"POST","url":"https://api.voximplant.com/platform_api/\#(operation)","#
            + #""content_type":"application/x-www-form-urlencoded","body":"\#(body)","status":200,"#
            + #""response":\#(response),"role":"Developer","account":9,"remote_address":"10.0.0.\#(minute)"}"# + "\n"
    }

    private static func bind(_ minute: Int, _ registration: Int, _ rest: String, fails: Bool = false) -> String {
        record(minute, "BindSipRegistration", "sip_registration_id=\(registration)&\(rest)", fails: fails)
    }

    /// A log, and the bindings of each user: registration, minutes, how it ended, the line that began and the one that ended it,
    /// and who began it.
    private static let cases: [(name: String, log: String, timelines: [String])] = [
        (
            "displaced",
            bind(1, 701, "application_id=5&user_id=31") + bind(3, 702, "application_id=5&user_id=31"),
            ["31: 701 1-3 displaced(702) 1-2 .1, 702 3- standing 2- .3"]
        ),
        (
            "moved, and what it displaced",
            bind(1, 701, "application_id=5&user_id=31") + bind(2, 702, "application_id=5&user_id=32")
                + bind(4, 701, "application_id=5&user_id=32"),
            [
                "32: 702 2-4 displaced(701) 2-3 .2, 701 4- standing 3- .4",
                "31: 701 1-4 moved(32) 1-3 .1",
            ]
        ),
        (
            "rebound to another application",
            bind(1, 701, "application_id=5&user_id=31") + bind(2, 701, "application_id=6&user_id=31"),
            ["31: 701 1-2 rebound 1-2 .1, 701 2- standing 2- .2"]
        ),
        (
            "repeated",
            bind(1, 701, "application_id=5&user_id=31") + bind(2, 701, "application_id=5&user_id=31"),
            ["31: 701 1- standing 1- .1"]
        ),
        (
            "unbound by the application",
            bind(1, 701, "application_id=5&user_id=31") + bind(2, 702, "application_id=5&user_id=32")
                + bind(3, 703, "application_id=6&user_id=33")
                + record(4, "BindSipRegistration", "application_id=5&bind=false"),
            ["31: 701 1-4 unbound 1-4 .1", "32: 702 2-4 unbound 2-4 .2", "33: 703 3- standing 3- .3"]
        ),
        (
            "deleted",
            bind(1, 701, "application_id=5&user_id=31")
                + record(2, "DeleteSipRegistration", "sip_registration_id=701"),
            ["31: 701 1-2 deleted 1-2 .1"]
        ),
        (
            "failed calls change nothing",
            bind(1, 701, "application_id=5&user_id=31") + bind(2, 702, "application_id=5&user_id=31", fails: true)
                + record(3, "DeleteSipRegistration", "sip_registration_id=701", fails: true),
            ["31: 701 1- standing 1- .1"]
        ),
        (
            "a list shows it otherwise",
            bind(1, 701, "application_id=5&user_id=31") + bind(2, 702, "application_id=5&user_id=32")
                + record(
                    3, "GetSipRegistrations", "count=9",
                    answer: #"[{"sip_registration_id":701,"user_id":31,"application_id":5}],"count":1,"total_count":1"#),
            ["31: 701 1- standing 1- .1", "32: 702 2-3 listed 2-3 .2"]
        ),
        (
            "seen first in a list",
            record(
                1, "GetSipRegistrations", "count=9",
                answer: #"[{"sip_registration_id":701,"user_id":31,"application_id":5}],"count":1,"total_count":1"#)
                + bind(2, 702, "application_id=5&user_id=31"),
            ["31: 701 -2 displaced(702) 1-2 -, 702 2- standing 2- .2"]
        ),
        (
            "lost by a request whose arguments nobody sees",
            bind(1, 701, "application_id=5&user_id=31") + bind(2, 701, "user_name=eve"),
            ["31: 701 1-2 moved(eve) 1-2 .1", "eve: 701 2- standing 2- .2"]
        ),
        (
            "bound to no user",
            bind(1, 701, "application_id=5") + bind(2, 702, "application_id=5"),
            ["-: 701 1- standing 1- .1, 702 2- standing 2- .2"]
        ),
        ("no bindings", record(1, "GetSipRegistrations", "count=1"), []),
    ]

    @Test(arguments: cases.indices) func `timelines tell what became of bindings`(index: Int) throws {
        let (name, log, timelines) = Self.cases[index]
        for usesScreen in [true, false] {
            let audited = try AuditedText([log]) { $0.usesScreen = usesScreen }
            let told = audited.outcome.summary.timelines.map(Self.outline)
            #expect(Set(told) == Set(timelines), "\(name): \(told)")
            #expect(audited.outcome.summary.omittedBindings == 0)
        }
    }

    @Test func `users with more findings come first`() throws {
        let log =
            Self.bind(1, 701, "application_id=5&user_id=31") + Self.bind(2, 701, "application_id=6&user_id=31")
            + Self.bind(3, 702, "application_id=5&user_id=32") + Self.bind(4, 703, "application_id=5&user_id=32")
        let summary = try AuditedText([log]).outcome.summary
        #expect(summary.timelines.map(\.user) == ["32", "31"])
        #expect((summary.timelines.first?.findings ?? 0) > (summary.timelines.last?.findings ?? 0))
        #expect(summary.timelines.reduce(0) { $0 + $1.findings } <= summary.errors + summary.warnings + summary.notes)
    }

    @Test func `what an export tells has no record, and the log's bindings come before it`() throws {
        let export = AccountExport.bound
        let log = Self.bind(1, 901, "application_id=5&user_id=31")
        let summary = try AuditedText([log]) { $0.accounts = export }.outcome.summary
        let other = try #require(summary.timelines.first { $0.user == "32" }?.bindings.first)
        #expect(other.registration == "902")
        #expect(other.beginPlace == nil && other.from == nil && other.end == .standing)
        let displaced = try #require(summary.timelines.first { $0.user == "31" }?.bindings.first)
        #expect(displaced.registration == "900" && displaced.end == .displaced && displaced.successor == "901")
        #expect(displaced.beginPlace == nil && displaced.endPlace?.line == 1)
    }

    @Test func `calls are told by role, with what the role may not call`() throws {
        let log =
            Self.bind(1, 701, "application_id=5&user_id=31") + Self.bind(2, 702, "application_id=5", fails: true)
            + Self.record(3, "DeleteSipRegistration", "sip_registration_id=701")
        let calls = try AuditedText([log]).outcome.summary.roleCalls.map { calls in
            let allowed = calls.isAllowed.map { $0 ? "yes" : "no" } ?? "?"
            return
                "\(calls.roles) \(calls.operation ?? "-") \(calls.requests) \(calls.accepted) \(calls.refused) \(allowed)"
        }
        #expect(
            calls == [
                #"["Developer"] BindSipRegistration 2 1 1 yes"#, #"["Developer"] CreateSipRegistration 0 0 0 no"#,
                #"["Developer"] UpdateSipRegistration 0 0 0 yes"#, #"["Developer"] DeleteSipRegistration 1 1 0 no"#,
                #"["Developer"] GetSipRegistrations 0 0 0 yes"#,
            ])
    }

    @Test func `nothing is told unless it is asked for`() throws {
        let log = Self.bind(1, 701, "application_id=5&user_id=31")
        let summary = try AuditedText([log]) { $0.tellsTimelines = false }.outcome.summary
        #expect(summary.timelines.isEmpty && summary.roleCalls.isEmpty)
    }

    // MARK: Outlines

    private static func outline(_ timeline: AuditSummary.Timeline) -> String {
        "\(timeline.user ?? "-"): " + timeline.bindings.map(outline).joined(separator: ", ")
    }

    private static func outline(_ binding: AuditSummary.Binding) -> String {
        func minute(_ time: Timestamp?) -> String { time.map { "\(($0.seconds - 1_795_392_000) / 60)" } ?? "" }
        func line(_ place: AuditSummary.Place?) -> String { place.map { "\($0.line)" } ?? "" }
        let successor = binding.successor.map { "(\($0))" } ?? ""
        let caller = binding.caller.map { "." + ($0.split(separator: ".").last ?? "") } ?? "-"
        return "\(binding.registration) \(minute(binding.from))-\(minute(binding.to)) \(binding.end)\(successor) "
            + "\(line(binding.beginPlace))-\(line(binding.endPlace)) \(caller)"
    }
}

extension AccountExport {
    /// Account 9, of which 900 is bound to user 31 and 902 to user 32.
    fileprivate static var bound: Accounts {
        var export = AccountExport()
        let problems = export.read(
            SourceFile(
                name: "export.json",
                text: #"""
                    {"result":[{"sip_registration_id":900,"sip_username":"a","user_id":31,"application_id":5},
                    {"sip_registration_id":901,"sip_username":"b"},
                    {"sip_registration_id":902,"sip_username":"c","user_id":32,"application_id":5}],
                    "count":3,"total_count":3}
                    """#))
        precondition(problems.isEmpty, "\(problems)")
        return Accounts(own: export.directory)
    }
}
