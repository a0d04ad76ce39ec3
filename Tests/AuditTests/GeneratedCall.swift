/// One call to the API as a generator makes it up, before it is written down as one log or another has it.
struct GeneratedCall {
    var method = "BindSipRegistration"
    var arguments: [(name: String, value: String)] = []
    /// Seconds since 1970.
    var time = 0
    var account = 4_815
    var roles: [String] = []
    var caller = "python-httpx/0.28.1"
    var isPost = true
    var scheme: String? = "https"
    var token: String?
    var status: Int? = 200
    /// JSON.
    var answer: String? = "{\"result\":1}"

    static let users = [
        "anna", "front-desk", "Иван", "李雷", "Ægir & Søn", "a b", "o'hara", "مكتب", "💡lamp", "x%y", "1234", "tab\tend",
    ]
    static let applications = ["support", "support.lemon.voximplant.com", "прод", "a+b"]
    private static let methods: [(String, Int)] = [
        ("BindSipRegistration", 60), ("CreateSipRegistration", 6), ("UpdateSipRegistration", 8),
        ("DeleteSipRegistration", 5), ("GetSipRegistrations", 7), ("BindSipRegistrations", 1),
        ("bindsipregistration", 1),
        ("GetUsers", 6), ("StartScenarios", 6),
    ]

    /// A call at a time. `world` is how many registrations and users there are.
    init(_ random: inout SplitMix, time: Int, world: Int = 12) {
        self.time = time
        account = 4_815 + (random.once(in: 3) ? random.number(0...2) : 0)
        var number = random.number(1...100)
        for (name, share) in Self.methods {
            method = name
            number -= share
            if number <= 0 { break }
        }
        choose(&random, world)
        spoil(&random)
        authenticate(&random)
        answer(&random, world)
    }

    private mutating func choose(_ random: inout SplitMix, _ world: Int) {
        let registration = String(random.number(1...world))
        switch method {
        case "CreateSipRegistration":
            arguments = [("sip_username", random.pick(Self.users)), ("proxy", "sip.example.com")]
            if random.once(in: 2) { arguments.append(("password", "made-up-\(random.number(0...9))")) }
            if random.once(in: 3) { target(&random) }
        case "GetSipRegistrations":
            if random.once(in: 2) { arguments.append(("count", random.pick(["10", "0", "1000"]))) }
            if random.once(in: 4) { arguments.append(("user_id", random.pick(["7", "7;8", "all"]))) }
        case "GetUsers", "StartScenarios": arguments = [("count", "20"), ("offset", "0")]
        case "DeleteSipRegistration": arguments = [("sip_registration_id", registration)]
        default:
            if !random.once(in: 9) { arguments.append(("sip_registration_id", registration)) }
            if !random.once(in: 9) { target(&random) }
            if method != "UpdateSipRegistration", random.once(in: 4) {
                arguments.append(("bind", random.pick(["false", "False", "0", "true", "True", "1"])))
            }
        }
    }

    private mutating func target(_ random: inout SplitMix) {
        if !random.once(in: 7) {
            arguments.append(
                random.once(in: 3)
                    ? ("application_name", random.pick(Self.applications))
                    : ("application_id", String(random.number(10...12))))
        }
        switch random.number(1...8) {
        case 1: arguments.append(("rule_id", String(random.number(5...7))))
        case 2: arguments.append(("rule_name", random.pick(["incoming", "night", "ночь"])))
        case 3, 4: arguments.append(("user_name", random.pick(Self.users)))
        case 5: break
        default: arguments.append(("user_id", String(random.number(7...14))))
        }
    }

    /// What callers get wrong.
    private mutating func spoil(_ random: inout SplitMix) {
        guard random.once(in: 3) else { return }
        switch random.number(1...12) {
        case 1: arguments.append(("application_name", "support"))
        case 2: arguments.append(("user_name", "anna"))
        case 3: arguments.append(("sip_registration", "1"))
        case 4: arguments.append((random.pick(["user_id", "rule_id", "application_name"]), ""))
        case 5:
            arguments.append(
                ("user_id", random.pick(["7 ", "seven", "-1", "007", "99999999999999999999", "4611686018427387905"])))
        case 6: if let first = arguments.first { arguments.append(first) }
        case 7: arguments.append(("bind", random.pick(["no", "", "TRUE", "2"])))
        case 8: arguments.append(("user_name", random.pick(["\u{FFFD}?", "***", "$USER"])))
        case 9: arguments.removeAll { $0.name == "sip_registration_id" || $0.name == "sip_username" }
        case 10: arguments.removeAll { $0.name == "application_id" || $0.name == "application_name" }
        case 11: arguments.shuffle(using: &random)
        default: arguments.append(("account_id", String(account)))
        }
    }

    private mutating func authenticate(_ random: inout SplitMix) {
        isPost = !random.once(in: 5)
        scheme = random.once(in: 4) ? nil : random.once(in: 8) ? "http" : "https"
        caller = random.pick(["python-httpx/0.28.1", "Go-http-client/1.1", "curl/8.9.1"])
        roles = [random.pick(["Owner", "Admin", "Developer", "Developer", "Support", "Accountant"])]
        if random.once(in: 9) { roles.append("Supervisor") }
        if random.once(in: 6) { roles = [] }
        if random.once(in: 15) { arguments.append(("api_key", "made-up-key-\(random.number(0...9))")) }
        if random.once(in: 40) { arguments.append(("session_id", "made-up-session")) }
        if random.once(in: 8) {
            token = LoggedWriting.token(
                algorithm: random.pick(["RS256", "none", "HS256"]), issued: time - random.number(0...8_000),
                expires: time + random.number(-600...8_000), key: random.pick(["k1", "k2"]))
        }
    }

    private mutating func answer(_ random: inout SplitMix, _ world: Int) {
        switch random.number(1...20) {
        case 1...3:
            let code = random.pick([104, 104, 104, 275, 393, 99_999])
            answer = "{\"error\":{\"code\":\(code),\"msg\":\"no: \(code)\"}}"
        case 4: (answer, status) = (nil, random.pick([200, 502, 404]))
        case 5: answer = random.pick(["{}", "{\"result\":0}", "[]", "\"\"", "\"oops\"", "null"])
        case 6: (answer, status) = (nil, nil)
        default:
            switch method {
            case "CreateSipRegistration":
                answer = "{\"result\":1,\"sip_registration_id\":\(random.number(1...world * 2))}"
            case "GetSipRegistrations": answer = GeneratedCall.listing(&random, world)
            default: break
            }
        }
    }

    private static func listing(_ random: inout SplitMix, _ world: Int) -> String {
        let listed = (1...world).filter { _ in random.once(in: 2) }.map { id in
            random.once(in: 2)
                ? "{\"sip_registration_id\":\(id),\"user_id\":\(random.number(7...14)),\"application_id\":10}"
                : "{\"sip_registration_id\":\(id),\"deactivated\":false}"
        }
        return
            "{\"result\":[\(listed.joined(separator: ","))],\"count\":\(listed.count),\"total_count\":\(listed.count)}"
    }
}
