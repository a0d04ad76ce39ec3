import Readers
import Requests
import SourceText
import Testing

struct PostmanReaderTests {
    static let bind = "BindSipRegistration"
    static let url = #""url": "https://h/platform_api/BindSipRegistration""#
    static let parts = #""protocol": "https", "host": ["h"], "path": ["platform_api", "BindSipRegistration"]"#

    /// A collection with one request.
    static func collection(_ request: String, rest: String = "") -> String {
        #"{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}, "#
            + "\(rest)\"item\": [{\"name\": \"a\", \"request\": \(request)}]}"
    }

    static let urls = [
        ReaderCase(
            "request as a URL", #""https://h/platform_api/BindSipRegistration?rule_id=1""#,
            [bind, "query rule_id=1 <1>"]),
        ReaderCase(
            "URL as a text", #"{"url": "https://h/platform_api/BindSipRegistration?rule_id=\u0031"}"#,
            [bind, #"query rule_id=1 <\u0031>"#]),
        ReaderCase(
            "parts, not raw",
            "{\"url\": {\"raw\": \"https://h/platform_api/AddUser?rule_id=9\", \(parts), \"query\": [{\"key\": \"rule_id\", \"value\": \"1\"}]}}",
            [bind, "query rule_id=1 <1>"]),
        ReaderCase(
            "raw alone", #"{"url": {"raw": "https://h/platform_api/BindSipRegistration?rule_id=1"}}"#,
            [bind, "query rule_id=1 <1>"]),
        ReaderCase(
            "disabled, empty and half entries",
            "{\"url\": {\(parts), \"query\": [{\"key\": \"a\", \"value\": \"1\", \"disabled\": true}, {\"key\": \"\", \"value\": \"\"}, {\"key\": \"bind\", \"value\": null}, {\"key\": null, \"value\": \"x\"}, {\"key\": \"rule_id\", \"value\": 1}]}}",
            [bind, "query bind= <>", "query =x <x>", "query rule_id=1 <1>"]),
        ReaderCase(
            "entries that hold what ends one",
            "{\"url\": {\(parts), \"query\": [{\"key\": \"rule_name\", \"value\": \"a&b=c#d e%20f+g\"}]}}",
            [bind, "query rule_name=a&b=c#d e f g <a&b=c#d e%20f+g>"]),
        ReaderCase(
            "host and path as texts",
            #"{"url": {"protocol": "https://", "host": "h", "port": "443", "path": "/platform_api/BindSipRegistration", "query": "rule_id=1"}}"#,
            [bind, "query rule_id=1 <1>"]),
        ReaderCase(
            "path variables",
            #"{"url": {"host": ["h"], "path": ["platform_api", ":method", ""], "variable": [{"key": "method", "value": "BindSipRegistration"}]}}"#,
            [bind]),
        ReaderCase(
            "path variable without a value",
            #"{"url": {"host": ["h"], "path": ["platform_api", {"value": ":method"}], "variable": [{"id": "method", "value": ""}], "query": [{"key": "rule_id", "value": "1"}]}}"#,
            ["?", "query rule_id=1 <1>"]),
        ReaderCase(
            "command in the query", #"{"url": "https://h/platform_api?cmd=BindSipRegistration&bind=0"}"#,
            [bind, "query bind=0 <0>"]),
        ReaderCase("another service", #"{"url": "https://h/BindSipRegistration"}"#, []),
        ReaderCase("no URL", #"{"method": "GET"}"#, []),
        ReaderCase("null", "null", []),
        ReaderCase("empty URL", #"{"url": {"raw": ""}}"#, []),
        ReaderCase("number as URL", #"{"url": 1}"#, ["! url is a number, not a string or an object <1>"]),
        ReaderCase("list as request", "[1]", ["! request is a list, not an object or a URL <[1]>"]),
    ]

    static func post(_ body: String, header: String = "[]") -> String {
        "{\"method\": \"POST\", \(url), \"header\": \(header), \"body\": \(body)}"
    }

    static let bodies = [
        ReaderCase(
            "urlencoded",
            post(
                #"{"mode": "urlencoded", "raw": "bind=0", "urlencoded": [{"key": "rule_name", "value": "a&b%20"}, {"key": "bind", "value": "1", "disabled": true}, {"key": "", "value": ""}, {"key": "user_id", "value": 5}, {"key": "empty"}]}"#
            ), [bind, "form rule_name=a&b%20 <a&b%20>", "form user_id=5 <5>", "form empty= <>"]),
        ReaderCase(
            "urlencoded as a text", post(#"{"mode": "urlencoded", "urlencoded": "rule_id=1"}"#),
            [bind, "form rule_id=1 <1>"]),
        ReaderCase(
            "parts",
            post(
                #"{"mode": "formdata", "formdata": [{"key": "rule_id", "value": "1", "type": "text"}, {"key": "rule_name", "type": "file", "src": ["a.txt"]}, {"key": "x", "value": "1", "disabled": true}]}"#
            ),
            [
                bind, "multipart rule_id=1 <1>",
                #"multipart rule_name=~@file <{"key": "rule_name", "type": "file", "src": ["a.txt"]}>"#,
            ]),
        ReaderCase(
            "raw JSON",
            post(
                #"{"mode": "raw", "raw": "{\n \"rule_name\": \"a\\nb\", \"bind\": {{b}}}", "options": {"raw": {"language": "json"}}}"#
            ),
            [bind, "json rule_name=a\nb <a\\\\nb>", "json bind=~{{b}} <{{b}}>"]),
        ReaderCase(
            "raw form", post(#"{"mode": "raw", "raw": "rule_id=1&bind=0"}"#),
            [bind, "form rule_id=1 <1>", "form bind=0 <0>"]),
        ReaderCase("file", post(#"{"mode": "file", "file": {"src": "body.txt"}}"#), [bind, "unseen <body.txt>"]),
        ReaderCase("file not chosen", post(#"{"mode": "file", "file": {"src": null}}"#), [bind]),
        ReaderCase("GraphQL", post(#"{"mode": "graphql", "graphql": {"query": "{a}"}}"#), [bind]),
        ReaderCase("disabled", post(#"{"mode": "raw", "raw": "rule_id=1", "disabled": true}"#), [bind]),
        ReaderCase("no mode", post(#"{"raw": "rule_id=1"}"#), [bind]),
        ReaderCase("null", post("null"), [bind]),
        ReaderCase(
            "unknown mode", post(#"{"mode": "form"}"#),
            ["! 'form' is no mode of a body; there are raw, urlencoded, formdata, file, graphql <form>"]),
        ReaderCase("list as body", post("[]"), ["! body is a list, not an object <[]>"]),
        ReaderCase("number as header", post("null", header: "1"), ["! header is a number, not a list <1>"]),
        ReaderCase("GET", "{\(url), \"body\": {\"mode\": \"raw\", \"raw\": \"rule_id=1\"}}", [bind]),
    ]

    @Test(arguments: urls + bodies) func `a request is read as Postman sends it`(example: ReaderCase) {
        let outline = Outline(Self.collection(example.text), nil, name: "a.json")
        #expect(outline.lines == example.lines)
        #expect(outline.reading.order == .collection)
    }

    static let folders = [
        ReaderCase(
            "order of files and depth",
            #"{"info": {"name": "n"}, "item": [{"name": "f", "item": [{"item": [{"request": "https://h/platform_api/BindSipRegistration?a=1"}]}]}, {"item": []}, {"item": null}, {"name": "empty"}, {"request": "https://h/platform_api/DeleteSipRegistration?b=2"}]}"#,
            [bind, "query a=1 <1>", "DeleteSipRegistration", "query b=2 <2>"]),
        ReaderCase(
            "as Postman's API answers",
            #"{"collection": {"info": {}, "item": [{"request": "https://h/platform_api/BindSipRegistration"}]}}"#,
            [bind]),
        ReaderCase(
            "examples and scripts are no requests",
            #"{"item": [{"event": [{"listen": "test", "script": {"exec": ["https://h/platform_api/BindSipRegistration"]}}], "request": null, "response": [{"originalRequest": {"url": "https://h/platform_api/BindSipRegistration"}}]}], "info": {"_postman_id": "x"}}"#,
            []),
        ReaderCase(
            "broken beside whole",
            #"{"info": {}, "item": [{"item": 1}, 2, {"request": 3}, {"request": "https://h/platform_api/BindSipRegistration"}]}"#,
            [
                bind, "! item is a number, not a list of requests and folders <1>",
                "! request is a number, not an object or a URL <3>",
            ]),
        ReaderCase(
            "schema without items",
            #"{"info": {"schema": "https:\/\/schema.getpostman.com\/json\/collection\/v2.0.0\/collection.json"}, "item": "x"}"#,
            ["! item is a string, not a list of requests and folders <\"x\">"]),
        ReaderCase("cut", #"{"info": {}, "item": ["#, ["! the text ends inside a value <>"]),
        ReaderCase(
            "no collection", #"{"info": 1, "item": [], "operation": "BindSipRegistration", "rule_id": 1}"#,
            [bind, "document info=1 <1>", "document item= <>", "document rule_id=1 <1>"]),
    ]

    @Test(arguments: folders) func `folders are walked to every request`(example: ReaderCase) {
        #expect(Outline(example.text, nil, name: "a.postman_collection.json").lines == example.lines)
    }

    static let variables: [(variables: String, value: String, line: String)] = [
        (#"[{"key": "id", "value": "42"}]"#, "{{id}}", "query rule_id=42 <{{id}}>"),
        (#"[{"id": "id", "value": 42}]"#, "{{id}}", "query rule_id=42 <{{id}}>"),
        (#"[{"key": "id", "value": "1"}, {"key": "id", "value": "2"}]"#, "{{id}}", "query rule_id=2 <{{id}}>"),
        (#"[{"key": "id", "value": "1", "disabled": true}]"#, "{{id}}", "query rule_id=~{{id}} <{{id}}>"),
        (#"[{"key": "id", "value": ""}]"#, "{{id}}", "query rule_id=~{{id}} <{{id}}>"),
        (#"[{"key": "id", "value": {"a": 1}}]"#, "{{id}}", "query rule_id=~{{id}} <{{id}}>"),
        (
            #"[{"key": "id", "value": "{{x}}{{y}}"}, {"key": "x", "value": "4"}, {"key": "y", "value": "{{x}}2"}]"#,
            "{{id}}", "query rule_id=442 <{{id}}>"
        ),
        (#"[{"key": "id", "value": "{{id}}"}]"#, "{{id}}", "query rule_id=~{{id}} <{{id}}>"),
        (#"[{"key": "id", "value": "{{x}}"}]"#, "a-{{id}}", "query rule_id=~a-{{x}} <a-{{id}}>"),
        ("null", "{{$guid}}", "query rule_id=~{{$guid}} <{{$guid}}>"),
        (#"[{"key": "id", "value": "a%20b"}]"#, "{{id}}", "query rule_id=a b <{{id}}>"),
        ("7", "{{}}", "query rule_id={{}} <{{}}>"),
    ]

    @Test(arguments: variables) func `variables have the values of the file, or are symbolic`(
        variables: String, value: String, line: String
    ) {
        let request = "{\"url\": {\(Self.parts), \"query\": [{\"key\": \"rule_id\", \"value\": \"\(value)\"}]}}"
        let text = Self.collection(request, rest: "\"variable\": \(variables), ")
        #expect(Outline(text, nil, name: "a.json").lines == [Self.bind, line])
    }

    @Test func `variables fill in every part of a request`() throws {
        let text = Self.collection(
            #"{"method": "{{m}}", "url": {"host": ["{{base}}"], "path": ["{{op}}"], "query": [{"key": "{{k}}", "value": "1"}]}, "header": [{"key": "X-{{k}}", "value": "{{v}}"}], "body": {"mode": "urlencoded", "urlencoded": [{"key": "{{k}}", "value": "{{v}}"}]}}"#,
            rest:
                #""variable": [{"key": "base", "value": "https://h/platform_api"}, {"key": "op", "value": "BindSipRegistration"}, {"key": "k", "value": "rule_name"}, {"key": "v", "value": "a&b"}, {"key": "m", "value": "POST"}], "#
        )
        let outline = Outline(text, nil, name: "a.json")
        #expect(
            outline.lines == [Self.bind, "query rule_name=1 <1>", "form rule_name=a&b <{{v}}>"])
        let http = try #require(outline.reading.requests.first?.http)
        #expect(http.method.string == "POST")
        #expect(http.host?.string == "h")
        #expect(http.header("x-rule_name")?.value.string == "a&b")
    }

    @Test func `the nearest folder's variables count`() {
        let request = #"{"request": "https://h/platform_api/BindSipRegistration?rule_id={{id}}"}"#
        let text =
            "{\"info\": {}, \"variable\": [{\"key\": \"id\", \"value\": \"1\"}], \"item\": [\(request), {\"variable\": [{\"key\": \"id\", \"value\": \"2\"}], \"item\": [\(request)]}, \(request)]}"
        let values = Outline(text, nil, name: "a.json").reading.requests.map { $0.arguments[0].value.string }
        #expect(values == ["1", "2", "1"])
    }

    @Test func `variables made of variables cannot grow without end`() {
        let list = (1...40).map { "{\"key\": \"v\($0)\", \"value\": \"{{v\($0 - 1)}}{{v\($0 - 1)}}{{v\($0 - 1)}}\"}" }
        let text = Self.collection(
            #""https://h/platform_api/BindSipRegistration?rule_name={{v18}}&bind={{v40}}""#,
            rest: "\"variable\": [{\"key\": \"v0\", \"value\": \"xxxxxxxxxx\"}, \(list.joined(separator: ", "))], ")
        let arguments = Outline(text, nil, name: "a.json").reading.requests[0].arguments
        #expect(arguments.map(\.isSymbolic) == [true, true])
    }

    struct Auth: CustomTestStringConvertible {
        var testDescription: String
        /// Of the collection, of the folder and of the request, with their header fields.
        var collection = "null"
        var folder = "null"
        var request = "null"
        var headers = "[]"
        /// Header fields `name: value`, then the query.
        var lines: [String]
    }

    static let bearer = #"{"type": "bearer", "bearer": [{"key": "token", "value": "{{t}}", "type": "string"}]}"#
    static let apiKey =
        #"{"type": "apikey", "apikey": [{"key": "in", "value": "query"}, {"key": "key", "value": "api_key"}, {"key": "value", "value": "k&1"}]}"#

    static let auths = [
        Auth(testDescription: "none", lines: []),
        Auth(testDescription: "of the collection", collection: bearer, lines: ["authorization: Bearer {{t}}"]),
        Auth(
            testDescription: "of the folder", collection: apiKey, folder: bearer,
            lines: ["authorization: Bearer {{t}}"]),
        Auth(testDescription: "none on purpose", collection: bearer, request: #"{"type": "noauth"}"#, lines: []),
        Auth(
            testDescription: "inherited through an empty one", collection: bearer, folder: "{}",
            request: "{\"type\": null}", lines: ["authorization: Bearer {{t}}"]),
        Auth(
            testDescription: "v2.0", request: #"{"type": "bearer", "bearer": {"token": "tok"}}"#,
            lines: ["authorization: Bearer tok"]),
        Auth(
            testDescription: "in place of a header", request: bearer,
            headers: #"[{"key": "AUTHORIZATION", "value": "Bearer other"}, {"key": "A", "value": "b"}]"#,
            lines: ["A: b", "authorization: Bearer {{t}}"]),
        Auth(
            testDescription: "empty token", request: #"{"type": "bearer", "bearer": [{"key": "token", "value": ""}]}"#,
            headers:
                #"[{"key": "Authorization", "value": "Bearer other"}, {"key": "x", "value": "y", "disabled": true}]"#,
            lines: ["Authorization: Bearer other"]),
        Auth(
            testDescription: "basic",
            request:
                #"{"type": "basic", "basic": [{"key": "password", "value": "sesame"}, {"key": "username", "value": "ali"}]}"#,
            lines: ["authorization: Basic YWxpOnNlc2FtZQ=="]),
        Auth(testDescription: "key in the query", request: apiKey, lines: ["query api_key=k&1"]),
        Auth(
            testDescription: "key in a header",
            request: #"{"type": "apikey", "apikey": {"key": "X-Key", "value": "k"}}"#,
            lines: ["X-Key: k"]),
        Auth(
            testDescription: "oauth2 without a token",
            request: #"{"type": "oauth2", "oauth2": [{"key": "addTokenTo", "value": "header"}]}"#,
            lines: ["authorization: Bearer {{access_token}}"]),
        Auth(
            testDescription: "jwt in the query",
            request:
                #"{"type": "jwt", "jwt": [{"key": "addTokenTo", "value": "queryParam"}, {"key": "queryParamKey", "value": "t"}]}"#,
            lines: ["query t={{token}}"]),
        Auth(testDescription: "of no use here", request: #"{"type": "digest", "digest": []}"#, lines: []),
    ]

    @Test(arguments: auths) func `authorization is inherited and sent as Postman does it`(example: Auth) throws {
        let text =
            "{\"info\": {}, \"auth\": \(example.collection), \"item\": [{\"auth\": \(example.folder), \"item\": [{\"request\": {\"auth\": \(example.request), \"header\": \(example.headers), \(Self.url)}}]}]}"
        let request = try #require(Outline(text, nil, name: "a.json").reading.requests.first)
        let headers = (request.http?.headers ?? []).map { "\($0.name.string): \($0.value.string)" }
        #expect(headers + request.arguments.map { "query \($0.name.string)=\($0.value.string)" } == example.lines)
    }

    static let types: [(body: String, header: String, type: String?)] = [
        (#"{"mode": "urlencoded", "urlencoded": [{"key": "a", "value": "b"}]}"#, "[]", BodyTests.form),
        (#"{"mode": "formdata", "formdata": [{"key": "a", "value": "b"}]}"#, "[]", "multipart/form-data"),
        (#"{"mode": "raw", "raw": "{}"}"#, "[]", "text/plain"),
        (#"{"mode": "raw", "raw": "{}", "options": {"raw": {"language": "json"}}}"#, "[]", "application/json"),
        (
            #"{"mode": "raw", "raw": "{}", "options": {"raw": {"language": "json"}}}"#,
            #"[{"key": "content-type", "value": "a/b"}]"#, "a/b"
        ),
        (#"{"mode": "raw", "raw": "{}"}"#, #""Content-Type: a/c\nX: y""#, "a/c"),
        (#"{"mode": "raw", "raw": ""}"#, "[]", nil),
    ]

    @Test(arguments: types) func `Postman adds the content type of the body's mode`(
        body: String, header: String, type: String?
    ) {
        let outline = Outline(Self.collection(Self.post(body, header: header)), nil, name: "a.json")
        #expect(outline.reading.requests.first?.http?.header("content-type")?.value.string == type)
    }

    @Test(
        arguments: [
            ("GET", #"{"disableBodyPruning": true}"#, "{}", 1), ("GET", "{}", #"{"disableBodyPruning": true}"#, 1),
            ("GET", #"{"disableBodyPruning": true}"#, #"{"disableBodyPruning": false}"#, 0), ("head", "{}", "null", 0),
            ("DELETE", "{}", "{}", 1),
        ]) func `a GET loses its body unless it is told to keep it`(
            method: String, collection: String, item: String, count: Int
        )
    {
        let text =
            "{\"info\": {}, \"protocolProfileBehavior\": \(collection), \"item\": [{\"protocolProfileBehavior\": \(item), \"request\": {\"method\": \"\(method)\", \(Self.url), \"body\": {\"mode\": \"raw\", \"raw\": \"a=1\"}}}]}"
        #expect(Outline(text, nil, name: "a.json").reading.requests.first?.arguments.count == count)
    }

    @Test func `an argument's place is its object in the list`() throws {
        let text = Self.collection(
            "{\"method\": \"POST\", \"url\": {\(Self.parts), \"query\": [{\"key\": \"a\", \"value\": \"1\"} , {\"value\": \"{{v}}\", \"key\": \"b\"}]}, \"body\": {\"mode\": \"urlencoded\", \"urlencoded\": [{\"description\": \"d\", \"key\": \"c\", \"value\": \"3\"}]}}",
            rest: #""variable": [{"key": "v", "value": "2"}], "#)
        let outline = Outline(text, nil, name: "a.json")
        let request = try #require(outline.reading.requests.first)
        #expect(
            request.arguments.map { outline.file.string($0.span) } == [
                #"{"key": "a", "value": "1"}"#, #"{"value": "{{v}}", "key": "b"}"#,
                #"{"description": "d", "key": "c", "value": "3"}"#,
            ])
        #expect(request.arguments.map { outline.file.string($0.name.span) } == ["a", "b", "c"])
    }

    @Test func `a request's place is its object, and a host without a scheme is called without encryption`() throws {
        let outline = Outline(Self.collection(#"{"url": "h/platform_api/BindSipRegistration"}"#), nil, name: "a.json")
        let request = try #require(outline.reading.requests.first)
        #expect(outline.file.string(request.origin.span) == #"{"url": "h/platform_api/BindSipRegistration"}"#)
        #expect(request.origin.format == .postman && request.origin.kind == .authored)
        #expect(request.http?.scheme?.string == "http")
        #expect(request.http?.method.string == "GET")
    }
}
