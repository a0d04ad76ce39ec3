import Requests

/// A log that is made up from a seed: calls of some hours, as one server or another writes them.
struct GeneratedLog {
    enum Kind: CaseIterable {
        /// One object a line, in the writing of many servers.
        case lines
        /// The same in a list.
        case list
        /// An access log with bodies.
        case access
        case csv
    }

    private var random: SplitMix
    private var time: Int
    private var burst: Burst?
    /// How many registrations there are.
    var world = 12
    /// Whether lines that nobody can read stand among the others.
    var hasGarbage = true

    init(seed: Int, from start: Int = 1_795_392_000) {
        random = SplitMix(seed)
        time = start
    }

    mutating func text(_ count: Int, as kind: Kind = .lines) -> String {
        let records = (0..<count).map { _ in record(kind) }
        switch kind {
        case .lines, .access: return records.map { $0 + "\n" }.joined()
        case .list: return "[\n" + records.joined(separator: ",\n") + "\n]\n"
        case .csv:
            return "time,method,url,content_type,body,status,response,role,account_id\n"
                + records.map { $0 + "\n" }.joined()
        }
    }

    private mutating func record(_ kind: Kind) -> String {
        if burst != nil, random.once(in: 15) {
            burst = nil
        } else if random.once(in: 100) {
            burst = random.pick([.refused, .displacing])
        }
        time += burst == nil && random.once(in: 4) ? random.number(0...900) : random.number(0...20)
        // Seconds, and now and then so many that the record is out of order.
        let late = random.once(in: 6) ? random.number(1...4) : random.once(in: 150) ? random.number(10...3_000) : 0
        var call = GeneratedCall(&random, time: time - late, world: world)
        if let burst { repeatOneself(burst, &call) }
        switch kind {
        case .lines:
            return hasGarbage && random.once(in: 40) ? garbage(call) : JSONWriting.record(call, &random)
        case .list: return JSONWriting.record(call, &random)
        case .access: return access(call)
        case .csv: return row(call)
        }
    }

    /// What a caller does again and again within minutes.
    private enum Burst {
        case refused, displacing
    }

    private mutating func repeatOneself(_ burst: Burst, _ call: inout GeneratedCall) {
        (call.account, call.isPost, call.status) = (4_815, true, 200)
        call.time = time
        switch burst {
        case .refused:
            call.caller = "cron"
            call.answer = "{\"error\":{\"code\":104,\"msg\":\"no\"}}"
        case .displacing:
            call.method = "BindSipRegistration"
            call.arguments = [
                ("sip_registration_id", String(20 + time % 7)), ("application_id", "10"), ("user_id", "7"),
            ]
            call.answer = "{\"result\":1}"
        }
    }

    private mutating func garbage(_ call: GeneratedCall) -> String {
        let record = JSONWriting.record(call, &random)
        switch random.number(1...5) {
        case 1: return String(record.unicodeScalars.prefix(random.number(1...record.unicodeScalars.count)))
        case 2: return ""
        case 3: return "BindSipRegistration {"
        case 4: return record + record
        default: return "null"
        }
    }

    private mutating func access(_ call: GeneratedCall) -> String {
        let query = JSONWriting.form(call.arguments, &random)
        let inBody = call.isPost && !random.once(in: 4)
        let target = "/platform_api/\(call.method)" + (inBody || query.isEmpty ? "" : "?\(query)")
        let line = "\(call.isPost ? "POST" : "GET") \(target) HTTP/1.1"
        return "203.0.113.9 - - [\(GeneratedLog.commonTime(call.time))] \"\(line)\" \(call.status ?? 200) 12 \"-\" "
            + "\"\(call.caller)\" \"\(inBody ? query : "-")\""
    }

    private mutating func row(_ call: GeneratedCall) -> String {
        let body = JSONWriting.form(call.arguments, &random)
        let values = [
            JSONWriting.time(call.time), "POST", JSONWriting.base(call) + "/" + call.method,
            random.once(in: 4) ? "" : "application/x-www-form-urlencoded", body, call.status.map(String.init) ?? "",
            call.answer ?? "", call.roles.joined(separator: ","), String(call.account),
        ]
        return values.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `16/Nov/2026:10:00:00 +0000`.
    private static func commonTime(_ seconds: Int) -> String {
        let text = Array(JSONWriting.time(seconds))
        let month = months[(Int(String(text[5..<7])) ?? 1) - 1]
        return "\(String(text[8..<10]))/\(month)/\(String(text[0..<4])):\(String(text[11..<19])) +0000"
    }
}
