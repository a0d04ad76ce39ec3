import Readers
import Requests
import SourceText
import Testing

struct HTTPFileReaderTests {
    static let bind = "BindSipRegistration"
    static let url = "https://h/platform_api/\(bind)"

    static let requestLines = [
        ReaderCase("method, URL and version", "POST \(url)?rule_id=1 HTTP/1.1\n", [bind, "query rule_id=1 <1>"]),
        ReaderCase("method and URL", "POST \(url)?rule_id=1", [bind, "query rule_id=1 <1>"]),
        ReaderCase("bare URL", "\(url)?rule_id=1\n", [bind, "query rule_id=1 <1>"]),
        ReaderCase("method in lower case", "post \(url)?rule_id=1", [bind, "query rule_id=1 <1>"]),
        ReaderCase("CRLF", "GET \(url)?rule_id=1 HTTP/1.1\r\nX: y\r\n\r\n", [bind, "query rule_id=1 <1>"]),
        ReaderCase("HTTP/2", "GET \(url)?rule_id=1 HTTP/2 (Prior Knowledge)", [bind, "query rule_id=1 <1>"]),
        ReaderCase(
            "continued URL", "GET \(url)\n    ?rule_id=1\n    &bind=false HTTP/1.1\nX: y\n",
            [bind, "query rule_id=1 <1>", "query bind=false <false>"]),
        ReaderCase(
            "continued URL with comment, not indented", "GET \(url)\n?rule_id=1\n  # &user_id=2\n&bind=false\n",
            [bind, "query rule_id=1 <1>", "query bind=false <false>"]),
        ReaderCase(
            "continued path", "GET https://h\n  /platform_api\n  /\(bind)\n  ?rule_id=1", [bind, "query rule_id=1 <1>"]),
        ReaderCase(
            "path with Host", "POST /platform_api/\(bind)?rule_id=1 HTTP/1.1\nHost: h\n", [bind, "query rule_id=1 <1>"]),
        ReaderCase("host without scheme", "GET h:80/platform_api/\(bind)?rule_id=1", [bind, "query rule_id=1 <1>"]),
        ReaderCase("spaces in the URL", "GET \(url)?rule_name=a b HTTP/1.1", [bind, "query rule_name=a b <a b>"]),
        ReaderCase("byte order mark", "\u{FEFF}GET \(url)?rule_id=1", [bind, "query rule_id=1 <1>"]),
        ReaderCase("other protocol", "WEBSOCKET wss://h/platform_api/\(bind)", []),
        ReaderCase(
            "prose", "this is no request\n",
            ["! expected a request line, such as 'POST https://…' <this is no request>"]),
        ReaderCase("nothing", "", []),
        ReaderCase("comments only", "# a\n// b\n###\n\n", []),
    ]

    static let surroundings = [
        ReaderCase(
            "separators, names, comments",
            "# file\n### First\n# @name first\n// @no-redirect\nGET \(url)?rule_id=1\n### Second\nGET \(url)?rule_id=2\n###\n",
            [bind, "query rule_id=1 <1>", bind, "query rule_id=2 <2>"]),
        ReaderCase(
            "scripts before and behind",
            "< {%\n  request.x = 1\n%}\n< pre.js\nPOST \(url)\nContent-Type: \(BodyTests.form)\n\nrule_id=1\n\n> {%\n  client.test()\n%}\n\n<> saved.200.json\n>> out.json\n",
            [bind, "form rule_id=1 <1>"]),
        ReaderCase(
            "handler file and one-line script",
            "POST \(url)\n\nrule_id=1\n> h.js\n> {% client.log() %}\n###\nGET \(url)",
            [bind, "form rule_id=1 <1>", bind]),
        ReaderCase(
            "command line",
            "@id = 1\n### a\ncurl -G \\\n  '\(url)?bind=0' -d rule_id={{id}} -d user_id={{u}}\n### b\nGET \(url)",
            [bind, "query bind=0 <0>", "query rule_id=1 <{{id}}>", "query user_id=~{{u}} <{{u}}>", bind]),
        ReaderCase("imports", "import other.http\nrun #first\nGET \(url)", [bind]),
        ReaderCase(
            "comment among headers", "POST \(url)\n# X: y\nContent-Type: \(BodyTests.form)\n\nrule_id=1",
            [bind, "form rule_id=1 <1>"]),
        ReaderCase(
            "broken header beside the request", "POST \(url)?rule_id=1\nno header\nX: y\n",
            [bind, "query rule_id=1 <1>", "! expected a header field, such as 'Content-Type: …' <no header>"]),
    ]

    static let bodies = [
        ReaderCase(
            "form over lines",
            "POST \(url)\nContent-Type: \(BodyTests.form)\n\nrule_id=1\n&bind=false\n&rule_name=a%20b\n",
            [bind, "form rule_id=1 <1>", "form bind=false <false>", "form rule_name=a b <a%20b>"]),
        ReaderCase(
            "form with spaces", "POST \(url)\nContent-Type: \(BodyTests.form)\n\nrule_id = 1 &\nbind = false\n# end\n",
            [bind, "form rule_id=1 <1>", "form bind=false <false>"]),
        ReaderCase(
            "form without a type", "POST \(url)\n\nrule_id=1\n&bind=false",
            [bind, "form rule_id=1 <1>", "form bind=false <false>"]),
        ReaderCase(
            "JSON", "POST \(url)\nContent-Type: application/json\n\n{\n  \"rule_id\": 1,\n  \"bind\": {{b}}\n}\n",
            [bind, "json rule_id=1 <1>", "json bind=~{{b}} <{{b}}>"]),
        ReaderCase(
            "multipart",
            "POST \(url)\nContent-Type: multipart/form-data; boundary=B\n\n--B\nContent-Disposition: form-data; name=\"rule_id\"\n\n1\n--B\nContent-Disposition: form-data; name=\"rule_name\"\n\n< ./name.txt\n--B--\n",
            [bind, "multipart rule_id=1 <1>", "multipart rule_name=~< ./name.txt << ./name.txt>"]),
        ReaderCase(
            "file", "POST \(url)\nContent-Type: application/json\n\n< ./body.json\n", [bind, "unseen <./body.json>"]),
        ReaderCase("file with variables", "POST \(url)\n\n<@latin1 ./body.json", [bind, "unseen <./body.json>"]),
        ReaderCase("blank lines", "POST \(url)\n\n\n\n", [bind]),
        ReaderCase("symbolic", "POST \(url)\n\n{{body}}\n", [bind, "unseen <{{body}}>"]),
    ]

    static let variables = [
        ReaderCase(
            "literal of the file", "@id = 42\n@base=https://h/platform_api\n\nGET {{base}}/\(bind)?rule_id={{ id }}",
            [bind, "query rule_id=42 <{{ id }}>"]),
        ReaderCase(
            "literal made of others", "@all = {{host}}/platform_api\n@host = https://h\n###\nGET {{all}}/\(bind)",
            [bind]),
        ReaderCase(
            "the definition above counts",
            "@id = 1\nGET \(url)?rule_id={{id}}\n###\n@id = 2\nGET \(url)?rule_id={{id}}",
            [bind, "query rule_id=1 <{{id}}>", bind, "query rule_id=2 <{{id}}>"]),
        ReaderCase(
            "unknown, dynamic and response variables",
            "GET \(url)?rule_id={{id}}&user_id={{$guid}}&application_id={{a.response.body.$.id}}",
            [
                bind, "query rule_id=~{{id}} <{{id}}>", "query user_id=~{{$guid}} <{{$guid}}>",
                "query application_id=~{{a.response.body.$.id}} <{{a.response.body.$.id}}>",
            ]),
        ReaderCase("part of a value", "GET \(url)?rule_name=a-{{b}}", [bind, "query rule_name=~a-{{b}} <a-{{b}}>"]),
        ReaderCase("value decoded", "@n = a%20b\nGET \(url)?rule_name={{n}}", [bind, "query rule_name=a b <{{n}}>"]),
        ReaderCase("whole query", "GET \(url)?{{query}}", [bind, "unseen <{{query}}>"]),
        ReaderCase("unknown base", "GET {{base}}/\(bind)?rule_id=1", [bind, "query rule_id=1 <1>"]),
        ReaderCase("unknown base, other method", "GET {{base}}/AddUser?rule_id=1", []),
        ReaderCase(
            "unknown URL, method in the body", "POST {{url}}\n\ncmd=\(bind)&rule_id=1", [bind, "form rule_id=1 <1>"]),
        ReaderCase("unknown method", "POST https://h/platform_api/{{m}}?rule_id=1", ["?", "query rule_id=1 <1>"]),
        ReaderCase(
            "itself", "@a = {{a}}{{a}}\nGET \(url)?rule_name={{a}}",
            [bind, "query rule_name=~{{a}}{{a}}{{a}}{{a}} <{{a}}>"]),
        ReaderCase(
            "no name", "GET \(url)?rule_name={{}}&bind={{", [bind, "query rule_name={{}} <{{}}>", "query bind={{ <{{>"]),
    ]

    @Test(arguments: requestLines + surroundings + bodies + variables)
    func `requests are read as the clients read them`(example: ReaderCase) {
        let outline = Outline(example.text, .http)
        #expect(outline.lines == example.lines)
        #expect(outline.reading.order == .collection)
    }

    @Test func `a request spans its lines`() throws {
        let outline = Outline("### a\n\nPOST \(Self.url)\nX: y\n\nrule_id=1\n\n> h.js\n\n### b\n", .http)
        let request = try #require(outline.reading.requests.first)
        #expect(outline.file.string(request.origin.span) == "POST \(Self.url)\nX: y\n\nrule_id=1")
        #expect(request.origin.kind == .authored)
    }

    @Test func `variables from outside fill in, and the file's own go before them`() throws {
        let text = "@id = 1\nGET {{host}}/platform_api/\(Self.bind)?rule_id={{id}}&user_id={{user}}"
        let file = SourceFile(name: "a.http", text: text)
        let reading = Reading(
            of: file, scope: .sipRegistrations, variables: ["host": "https://h", "id": "9", "user": "7"])
        #expect(reading.requests.first?.argumentLines == ["rule_id=1 (query)", "user_id=7 (query)"])
        #expect(reading.requests.first?.http?.host?.string == "h")
    }

    @Test func `variables made of variables cannot grow without end`() {
        var text = "@v0 = xxxxxxxxxx\n"
        for index in 1...40 { text += "@v\(index) = {{v\(index - 1)}}{{v\(index - 1)}}{{v\(index - 1)}}\n" }
        let outline = Outline(text + "GET \(Self.url)?rule_name={{v40}}", .http)
        #expect(outline.reading.requests.first?.arguments.first?.isSymbolic == true)
    }

    static let environment = """
        {"$shared": {"v": 1}, "dev": {"host": "a", "id": "7", "v": 2}, "prod": {"host": "b", "id": "7", "flag": true, "o": {}}}
        """

    @Test(
        arguments: [
            (nil, ["id": "7", "v": "1"]), ("dev", ["host": "a", "id": "7", "v": "2"]),
            ("prod", ["host": "b", "id": "7", "flag": "true", "v": "1"]), ("none", ["v": "1"]),
        ] as [(String?, [String: String])])
    func `an environment's variables, or those that all agree on`(name: String?, variables: [String: String]) throws {
        let file = try EnvironmentFile(SourceFile(name: "http-client.env.json", text: Self.environment).text)
        #expect(file.variables(of: name) == variables)
    }

    @Test func `a host without a scheme is called without encryption`() throws {
        let http = try #require(Outline("GET h/platform_api/\(Self.bind)", .http).reading.requests.first?.http)
        #expect(http.scheme?.string == "http")
    }
}
