import Requests

/// Writes calls as JSON records: as gateways and servers do, as the vendor's audit log does, and as bindlint itself.
enum JSONWriting {
    static func record(_ call: GeneratedCall, _ random: inout SplitMix) -> String {
        switch random.number(1...20) {
        case 1...9: gateway(call, &random)
        case 10...12: gatewayBody(call, &random)
        case 13: caddy(call, &random)
        case 14: nginx(call, &random)
        case 15: envelope(call, &random)
        case 16: vendor(call, &random)
        case 17: canonical(call, &random)
        case 18: jsonBody(call, &random)
        case 19: multipart(call, &random)
        default: odd(call, &random)
        }
    }

    static func time(_ seconds: Int) -> String { Timestamp(seconds: Int64(seconds), nanoseconds: 0).rfc3339 }

    static func base(_ call: GeneratedCall) -> String {
        (call.scheme.map { $0 + "://api.voximplant.com" } ?? "") + "/platform_api"
    }

    static func form(_ arguments: [(name: String, value: String)], _ random: inout SplitMix) -> String {
        arguments.map { argument in
            // A byte that is no UTF-8 stands for the replacement character.
            let value = argument.value == "\u{FFFD}?" ? "%FF%3f" : LoggedWriting.form(argument.value, &random)
            return "\(argument.name)=\(value)"
        }.joined(separator: "&")
    }

    private typealias Members = [(name: String, json: String)]

    private static func object(_ members: Members) -> String {
        "{" + members.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",") + "}"
    }

    private static func url(_ call: GeneratedCall, _ query: String) -> String {
        "\(base(call))/\(call.method)" + (query.isEmpty ? "" : "?\(query)")
    }

    // MARK: Gateways

    /// Time, outcome and caller, in one of several writings.
    private static func context(_ call: GeneratedCall, _ random: inout SplitMix) -> Members {
        if !random.once(in: 3) { return usualContext(call) }
        var members: Members = []
        let time = time(call.time)
        switch random.number(1...10) {
        case 1: members.append(("ts", "\(call.time).25"))
        case 2: members.append(("timestamp", "\"\(time.dropLast()).123456789Z\""))
        case 3: members.append(("time", "\"\(time.dropLast())+00:00\""))
        case 4: members.append(("@timestamp", "\(call.time)000"))
        case 5: members.append(("time", "\"\(time.dropLast().replacing("T", with: " "))\""))
        case 6: break
        default: members.append(("time", "\"\(time)\""))
        }
        if let status = call.status { members.append(("status", random.once(in: 4) ? "\"\(status)\"" : "\(status)")) }
        if let answer = call.answer {
            members.append(
                (
                    random.pick(["response", "response", "response_body"]),
                    random.once(in: 4) ? LoggedWriting.json(answer, &random) : answer
                ))
        }
        switch call.roles.count {
        case 0: break
        case 1 where !random.once(in: 6): members.append(("role", LoggedWriting.json(call.roles[0], &random)))
        default:
            let roles = call.roles.map { LoggedWriting.json($0, &random) }
            members.append(
                random.once(in: 2)
                    ? ("roles", "[\(roles.joined(separator: ","))]")
                    : ("role", LoggedWriting.json(call.roles.joined(separator: ", "), &random)))
        }
        if !random.once(in: 5) {
            members.append(
                (
                    random.pick(["account", "account_id"]),
                    random.once(in: 3) ? "\"\(call.account)\"" : "\(call.account)"
                ))
        }
        if !random.once(in: 4) { members.append(("user_agent", LoggedWriting.json(call.caller, &random))) }
        if random.once(in: 3) { members.append(("remote_addr", "\"203.0.113.\(random.number(1...9))\"")) }
        if random.once(in: 9) { members.append(("request_id", LoggedWriting.json("id \\ \" \(call.time)", &random))) }
        return members
    }

    /// As most gateways write it.
    private static func usualContext(_ call: GeneratedCall) -> Members {
        var members: Members = [("time", "\"\(time(call.time))\"")]
        if let status = call.status { members.append(("status", "\(status)")) }
        if let answer = call.answer { members.append(("response", answer)) }
        if !call.roles.isEmpty { members.append(("role", "\"\(call.roles[0])\"")) }
        members.append(("account_id", "\(call.account)"))
        members.append(("user_agent", "\"\(call.caller)\""))
        return members
    }

    private static func written(_ members: Members, _ random: inout SplitMix) -> String {
        object(random.once(in: 3) ? members.shuffled(using: &random) : members)
    }

    /// A gateway that logs a query and no body.
    private static func gateway(_ call: GeneratedCall, _ random: inout SplitMix) -> String {
        var members = context(call, &random)
        let url = url(call, form(call.arguments, &random))
        members.append(("method", call.isPost ? "\"POST\"" : "\"GET\""))
        members.append(
            (
                random.pick(["url", "url", "url", "uri", "request_uri"]),
                random.once(in: 6) ? LoggedWriting.json(url, &random) : LoggedWriting.plainJSON(url)
            ))
        if let token = call.token { members.append(("authorization", "\"Bearer \(token)\"")) }
        if random.once(in: 8) { members.append(("host", "\"api.voximplant.com\"")) }
        if random.once(in: 20) { members.append(("body", random.pick(["\"\"", "null", "\"-\""]))) }
        return written(members, &random)
    }

    /// One that logs the form of a POST.
    private static func gatewayBody(_ call: GeneratedCall, _ random: inout SplitMix) -> String {
        var members = context(call, &random)
        let usesCommand = random.once(in: 3)
        let arguments = usesCommand ? call.arguments + [("cmd", call.method)] : call.arguments
        let target = usesCommand ? base(call) : url(call, "")
        members.append(("method", "\"POST\""))
        members.append(("url", LoggedWriting.json(target, &random)))
        if !random.once(in: 4) { members.append(("content_type", "\"application/x-www-form-urlencoded\"")) }
        members.append(("body", LoggedWriting.json(form(arguments, &random), &random)))
        if let token = call.token { members.append(("headers", "{\"Authorization\":\"Bearer \(token)\"}")) }
        return written(members, &random)
    }

    private static func jsonBody(_ call: GeneratedCall, _ random: inout SplitMix) -> String {
        var members = context(call, &random)
        members.append(("method", "\"POST\""))
        members.append(("url", LoggedWriting.json(url(call, ""), &random)))
        members.append(("content_type", "\"application/json\""))
        let body = object(call.arguments.map { ($0.name, LoggedWriting.json($0.value, &random)) })
        members.append(("body", random.once(in: 3) ? body : LoggedWriting.json(body, &random)))
        return written(members, &random)
    }

    private static func multipart(_ call: GeneratedCall, _ random: inout SplitMix) -> String {
        var members = context(call, &random)
        members.append(("method", "\"POST\""))
        members.append(("url", LoggedWriting.json(url(call, ""), &random)))
        members.append(("content_type", "\"multipart/form-data; boundary=b7\""))
        let parts = call.arguments.map {
            "--b7\r\nContent-Disposition: form-data; name=\"\($0.name)\"\r\n\r\n\($0.value)\r\n"
        }
        members.append(("body", LoggedWriting.json(parts.joined() + "--b7--\r\n", &random)))
        return written(members, &random)
    }

    // MARK: Servers

    private static func caddy(_ call: GeneratedCall, _ random: inout SplitMix) -> String {
        let target = "/platform_api/\(call.method)?" + form(call.arguments, &random)
        let token = call.token.map { ",\"Authorization\":[\"Bearer \($0)\"]" } ?? ""
        let request =
            "{\"remote_ip\":\"203.0.113.20\",\"proto\":\"HTTP/2.0\",\"method\":\"\(call.isPost ? "POST" : "GET")\","
            + "\"host\":\"api.voximplant.com\",\"uri\":\(LoggedWriting.json(target, &random)),"
            + "\"headers\":{\"User-Agent\":[\"\(call.caller)\"]\(token)}}"
        return object([
            ("level", "\"info\""), ("ts", "\(call.time).125"), ("request", request),
            ("status", "\(call.status ?? 200)"),
        ])
    }

    private static func nginx(_ call: GeneratedCall, _ random: inout SplitMix) -> String {
        let query = form(call.arguments, &random)
        return object([
            ("time_iso8601", "\"\(time(call.time))\""), ("request_method", call.isPost ? "\"POST\"" : "\"GET\""),
            ("request_uri", LoggedWriting.json("/platform_api/\(call.method)", &random)),
            ("args", LoggedWriting.json(call.isPost ? "" : query, &random)),
            ("request_body", LoggedWriting.json(call.isPost ? query : "-", &random)),
            ("http_host", "\"api.voximplant.com\""), ("status", "\"\(call.status ?? 200)\""),
            ("http_user_agent", "\"\(call.caller)\""),
        ])
    }

    private static func envelope(_ call: GeneratedCall, _ random: inout SplitMix) -> String {
        let inner = gateway(call, &random)
        return object(
            random.once(in: 2)
                ? [
                    (
                        "result",
                        object([("_raw", LoggedWriting.json(inner, &random)), ("_time", "\"\(time(call.time))\"")])
                    )
                ]
                : [("_raw", LoggedWriting.json(inner, &random)), ("host", "\"forwarder\"")])
    }

    private static func vendor(_ call: GeneratedCall, _ random: inout SplitMix) -> String {
        let arguments = call.arguments.map { argument in
            let number = Int(argument.value).map(String.init)
            let json = number ?? LoggedWriting.json(argument.value, &random)
            return (name: argument.name, json: random.once(in: 2) && number != nil ? "[\(json)]" : json)
        }
        var members: Members = [
            ("audit_log_id", "\(call.time)"), ("account_id", "\(call.account)"),
            ("requested", "\"\(time(call.time).dropLast().replacing("T", with: " "))\""), ("ip", "\"203.0.113.50\""),
            ("cmd_name", "\"\(call.method)\""), ("cmd_args", object(arguments)),
        ]
        if let answer = call.answer { members.append(("cmd_result", answer)) }
        if random.once(in: 2) { members.append(("subuser_name", "\"deploy\"")) }
        return object(members)
    }

    private static func canonical(_ call: GeneratedCall, _ random: inout SplitMix) -> String {
        let params = call.arguments.map {
            "{\"name\":\"\($0.name)\",\"text\":\(LoggedWriting.json($0.value, &random))}"
        }
        let roles = call.roles.map { LoggedWriting.json($0, &random) }.joined(separator: ",")
        var members: Members = [
            ("operation", "\"\(call.method)\""), ("params", "[\(params.joined(separator: ","))]"),
            ("caller", "{\"roles\":[\(roles)],\"account\":\(call.account)}"), ("time", "\"\(time(call.time))\""),
        ]
        if let answer = call.answer { members.append(("response", answer)) }
        if random.once(in: 3) {
            members.append(
                ("origin", "{\"file\":\"bind.sh\",\"kind\":\"\(random.pick(["logged", "authored", "recorded"]))\"}"))
        }
        return object(members)
    }

    /// What is nearly one of the others.
    private static func odd(_ call: GeneratedCall, _ random: inout SplitMix) -> String {
        var members = context(call, &random)
        let query = form(call.arguments, &random)
        let urls = [
            "\(base(call))/\(call.method)/?\(query)", "\(base(call))?cmd=\(call.method)&\(query)",
            "\(base(call))/\(call.method)?\(query)&&", "\(base(call))/\(call.method)?",
            "\(base(call))/\(call.method)#x",
            "HTTPS://API.voximplant.com/platform_api/\(call.method)?\(query)",
            "//api.voximplant.com\(url(call, query))",
            "\(base(call))/\(call.method)?\(query)&flag", "\(base(call))%2F\(call.method)?\(query)",
            "https://api.voximplant.com:8443/platform_api/\(call.method)?\(query)&a=%4",
            "https:///platform_api/\(call.method)",
        ]
        members.append(("method", random.pick(["\"POST\"", "\"post\"", "\"PUT\"", "\"GET\"", "\"-\"", "null", "7"])))
        members.append(("url", LoggedWriting.json(random.pick(urls), &random)))
        if random.once(in: 2), let first = members.first { members.append(first) }
        if random.once(in: 4) {
            members.append(
                ("time", random.pick(["\"-\"", "\"yesterday\"", "null", "[]", "-5", "\"2026-13-40T00:00:00Z\""])))
        }
        if random.once(in: 4) {
            members.append(("account", random.pick(["\"-\"", "0", "-3", "null", "\"x\"", "1e3", "4815.0"])))
        }
        if random.once(in: 4) {
            members.append(("status", random.pick(["\"-\"", "0", "2e2", "\"ok\"", "999999999999999999999"])))
        }
        if random.once(in: 4) {
            members.append(("role", random.pick(["\"-\"", "\"\"", "\" Owner \"", "[]", "\"[\\\"Admin\\\"]\"", "{}"])))
        }
        return "  " + written(members, &random) + random.pick(["", " ", "\r"])
    }
}
