import Readers
import Requests
import SourceText
import Testing

struct DocumentReaderTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var format: RequestFormat
        var lines: [String]

        init(_ name: String, _ text: String, _ lines: [String]) { self.init(name, text, .json, lines) }

        init(_ name: String, _ text: String, _ format: RequestFormat, _ lines: [String]) {
            testDescription = name
            self.text = text
            self.format = format
            self.lines = lines
        }
    }

    static let bind = "BindSipRegistration"

    static let shapes = [
        Case(
            "flat", #"{"operation": "BindSipRegistration", "rule_id": 1, "bind": false}"#,
            [bind, "document rule_id=1 <1>", "document bind=false <false>"]),
        Case("flat with cmd", #"{"cmd": "BindSipRegistration", "rule_id": "1"}"#, [bind, "document rule_id=1 <1>"]),
        Case(
            "values of every type",
            #"{"cmd": "BindSipRegistration", "a": 1.0, "b": null, "c": [1, "x"], "d": {"e": 1}, "f": "g\"h"}"#,
            [
                bind, "document a=1.0 <1.0>", "document b=null <null>", #"document c=1;x <1, "x>"#,
                #"document d={…} <{"e": 1}>"#, #"document f=g"h <g\"h>"#,
            ]),
        Case(
            "flat beside what is said of the call",
            #"{"operation": "BindSipRegistration", "rule_id": 1, "caller": {"roles": ["Owner"]}, "time": "2026-11-23T17:00:29Z"}"#,
            [bind, "document rule_id=1 <1>"]),
        Case(
            "structured", #"{"name": "x", "operation": "BindSipRegistration", "params": {"rule_id": 1}}"#,
            [bind, "document rule_id=1 <1>"]),
        Case("structured without parameters", "operation: BindSipRegistration\nparams:\n", .yaml, [bind]),
        Case(
            "structured, list of parameters",
            #"{"operation": "BindSipRegistration", "params": [{"name": "rule_id", "text": "1", "in": "form"}, {"name": "bind", "symbolic": "$B", "in": "query"}, {"name": "user_id", "value": 2}]}"#,
            [bind, "form rule_id=1 <1>", "query bind=~$B <$B>", "document user_id=2 <2>"]),
        Case(
            "HTTP",
            #"{"method": "POST", "url": "https:\/\/h\/platform_api\/BindSipRegistration?rule_id=1%32", "headers": {"X": "y"}}"#,
            [bind, "query rule_id=12 <1%32>"]),
        Case(
            "HTTP, form in a string",
            #"{"url": "https://h/platform_api", "body": "cmd=BindSipRegistration&rule_name=\u0061%20b"}"#,
            [bind, #"form rule_name=a b <\u0061%20b>"#]),
        Case(
            "HTTP, body as an object",
            #"{"url": "https://h/platform_api/BindSipRegistration", "body": {"rule_id": 1}}"#,
            [bind, "json rule_id=1 <1>"]),
        Case(
            "HTTP, body as an object that is sent as a form",
            #"{"url": "https://h/platform_api/BindSipRegistration", "headers": [["Content-Type", "application/x-www-form-urlencoded"]], "body": {"rule_id": 1}}"#,
            [bind, "form rule_id=1 <1>"]),
        Case(
            "HTTP, JSON in a string",
            #"{"url": "https://h/platform_api/BindSipRegistration", "headers": [{"name": "content-type", "value": "application/json"}], "body": "{\"rule_id\": \"1\\u0032\"}"}"#,
            [bind, #"json rule_id=12 <1\\u0032>"#]),
        Case(
            "HTTP, query as an object",
            #"{"url": "https://h/platform_api/BindSipRegistration?bind=1", "query": {"rule_name": "a&b c"}}"#,
            [bind, "query bind=1 <1>", "query rule_name=a&b c <a&b c>"]),
        Case(
            "HTTP, YAML", "method: GET\nurl: https://h/platform_api/BindSipRegistration?rule_id=1 # c\n", .yaml,
            [bind, "query rule_id=1 <1>"]),
        Case(
            "HTTP, YAML block body",
            "url: https://h/platform_api/BindSipRegistration\nbody: >-\n  rule_id=1\n\nheaders: {}\n", .yaml,
            [bind, "form rule_id=1 <1>"]),
    ]

    static let arrangements = [
        Case(
            "array of arrays", #"[{"cmd": "BindSipRegistration"}, [[{"cmd": "DeleteSipRegistration"}]], 1, "x", null]"#,
            [bind, "DeleteSipRegistration"]),
        Case(
            "under requests",
            #"{"version": 1, "requests": [{"cmd": "BindSipRegistration"}, {"url": "https://h/platform_api/DeleteSipRegistration"}]}"#,
            [bind, "DeleteSipRegistration"]),
        Case("one under requests", "requests:\n  operation: BindSipRegistration\n", .yaml, [bind]),
        Case(
            "a base URL beside requests", #"{"url": "https://h", "requests": [{"cmd": "BindSipRegistration"}]}"#, [bind]
        ),
        Case(
            "YAML documents", "operation: BindSipRegistration\nrule_id: 0x1\n---\n- cmd: DeleteSipRegistration\n---\n",
            .yaml,
            [bind, "document rule_id=0x1 <0x1>", "DeleteSipRegistration"]),
        Case(
            "JSON Lines", "{\"cmd\": \"BindSipRegistration\"}\n\n{\"cmd\"\n[{\"cmd\": \"DeleteSipRegistration\"}]\r\n",
            .jsonl,
            [bind, "DeleteSipRegistration", "! the text ends inside a value <>"]),
    ]

    static let strangers = [
        Case("nothing", "", .yaml, []),
        Case("a scalar", "12", []),
        Case("other members", #"{"name": "x", "operation": 3, "params": {"a": 1}, "url": 4, "requests": "none"}"#, []),
        Case("another operation", #"{"operation": "AddUser", "params": {"user_name": "x"}}"#, []),
        Case("another API", #"{"url": "https://h/api", "method": 3}"#, []),
        Case("an account export", #"{"result": [{"sip_registration_id": 1, "sip_username": "x"}], "count": 1}"#, []),
        Case("resources", "resources:\n  requests:\n    cpu: 1\n", .yaml, []),
        Case("requests of another kind", "requests:\n  cpu: 1\n  memory: 2Gi\n", .yaml, []),
    ]

    static let mistakes = [
        Case(
            "operation is a number", #"{"operation": 5, "sip_registration_id": 1}"#,
            ["! the operation is a number, not a name <5>"]),
        Case(
            "params is a string", #"{"operation": "BindSipRegistration", "params": "rule_id=1"}"#,
            [#"! params is a string, not an object of parameters <"rule_id=1">"#]),
        Case(
            "no operation", #"{"params": {"sip_registration_id": 1}}"#,
            [#"! the request has params but no operation <{"sip_registration_id": 1}>"#]),
        Case(
            "unreadable time", #"{"operation": "BindSipRegistration", "params": {}, "time": "yesterday"}"#,
            [bind, #"! 'yesterday' is not a time such as 2026-11-23T17:00:29Z <"yesterday">"#]),
        Case(
            "unreadable caller and outcome",
            #"{"operation": "BindSipRegistration", "params": {}, "caller": "me", "outcome": 1}"#,
            [bind, #"! the caller is a string, not an object <"me">"#, "! the outcome is a number, not an object <1>"]),
        Case(
            "parameter without a name", #"{"operation": "BindSipRegistration", "params": [{"text": "1"}]}"#,
            [#"! expected an object with the name of a parameter <{"text": "1"}>"#]),
        Case(
            "method is a number", #"{"url": "https://h/platform_api/BindSipRegistration", "method": 5}"#,
            ["! the method is a number, not a name <5>"]),
        Case(
            "headers are a number", #"{"url": "https://h/platform_api/BindSipRegistration", "headers": 5}"#,
            ["! the headers are a number, not an object <5>"]),
    ]

    static let variables = [
        Case(
            "variables",
            #"{"cmd": "BindSipRegistration", "a": "$USER_ID", "b": "${USER_ID}", "c": "{{user_id}}", "d": "x-${{ inputs.id }}", "e": ["$a", 1]}"#,
            [
                bind, "document a=~$USER_ID <$USER_ID>", "document b=~${USER_ID} <${USER_ID}>",
                "document c=~{{user_id}} <{{user_id}}>", "document d=~x-${{ inputs.id }} <x-${{ inputs.id }}>",
                #"document e=~$a;1 <$a", 1>"#,
            ]),
        Case(
            "no variables",
            #"{"cmd": "BindSipRegistration", "a": "<user id>", "b": "pa$word", "c": "$", "d": "${}", "e": "{x}", "f": "$5"}"#,
            [
                bind, "document a=<user id> <<user id>>", "document b=pa$word <pa$word>", "document c=$ <$>",
                "document d=${} <${}>", "document e={x} <{x}>", "document f=$5 <$5>",
            ]),
        Case(
            "in a URL", #"{"url": "{{base}}/BindSipRegistration?rule_id=$RULE&bind=$b"}"#,
            [bind, "query rule_id=~$RULE <$RULE>", "query bind=$b <$b>"]),
        Case(
            "no end", "{\"cmd\": \"BindSipRegistration\", \"a\": \"${x\\n}\", \"b\": \"{{x\"}",
            [bind, "document a=${x\n} <${x\\n}>", "document b={{x <{{x>"]),
        Case("as the operation", #"{"operation": "${OP}", "params": {}}"#, ["?"]),
    ]

    @Test(arguments: shapes + arrangements + strangers + mistakes + variables)
    func `documents are read by their shape`(example: Case) {
        #expect(Outline(example.text, example.format).lines == example.lines)
    }

    @Test func `caller, time, outcome and credential are taken`() throws {
        let text = """
            {"operation": "BindSipRegistration", "params": {}, "caller": {"roles": ["Owner", "Admin"], "account": "7"},
             "time": "2026-11-23T20:00:29.5+03:00", "outcome": {"http_status": "200", "error_code": 104, "succeeded": false},
             "credential": ["bearer", "smoke"], "origin": {"kind": "logged"}}
            """
        let request = try #require(Outline(text, .json).reading.requests.first)
        #expect(request.caller.roles.map(\.string) == ["Owner", "Admin"])
        #expect(request.caller.account == 7)
        #expect(request.time?.rfc3339 == "2026-11-23T17:00:29.5Z")
        #expect(request.outcome == Outcome(succeeded: false, httpStatus: 200, errorCode: 104))
        #expect(request.statedCredentials == [.bearer])
        #expect(request.origin.kind == .logged)
    }

    @Test func `an answer tells the outcome`() throws {
        let text =
            #"{"operation": "BindSipRegistration", "params": {}, "response": {"error": {"code": 116, "msg": ""}}}"#
        let request = try #require(Outline(text, .json).reading.requests.first)
        #expect(request.outcome == Outcome(succeeded: false, errorCode: 116))
    }

    @Test func `a list is a sequence, requests by name are a collection`() {
        let list = Outline(#"{"requests": [{"cmd": "BindSipRegistration"}]}"#, .json).reading
        let named = Outline(
            "requests:\n  one: {cmd: BindSipRegistration}\n  two: {cmd: DeleteSipRegistration}\n", .yaml
        )
        .reading
        #expect(list.order == .sequence)
        #expect(named.order == .collection)
        #expect(named.requests.count == 2)
    }
}
