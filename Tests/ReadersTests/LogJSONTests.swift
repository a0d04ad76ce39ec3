import Readers
import Requests
import SourceText
import Testing

/// Records of JSON: the shapes that servers and gateways write.
struct LogJSONTests {
    static let bind = "/platform_api/BindSipRegistration"

    static let gateways = [
        ReaderCase(
            "plain gateway",
            #"{"time":"2026-11-23T17:15:10Z","method":"POST","url":"https://api.voximplant.com\#(bind)?rule_id=1\u0032","status":200,"remote_addr":"10.0.0.1","user_agent":"u","account_id":7,"role":"Developer, Owner","response":{"result":1},"body":""}"#,
            [
                "BindSipRegistration", #"query rule_id=12 <1\u0032>"#, "host api.voximplant.com",
                "time 2026-11-23T17:15:10Z", "succeeded 200", "by Developer Owner 7 10.0.0.1 u",
            ]),
        ReaderCase(
            "nginx with the URI's arguments apart",
            #"{"time":"2026-11-23T17:15:10+03:00","method":"GET","host":"h","uri":"\#(bind)","args":"bind=0","status":"200","ua":"u"}"#,
            ["BindSipRegistration", "query bind=0 <0>", "host h", "time 2026-11-23T14:15:10Z", "200", "by u"]),
        ReaderCase(
            "a request line",
            #"{"time_local":"23/Nov/2026:17:15:10 +0000","request":"POST \#(bind) HTTP/1.1","request_body":"rule_name=a%20\u0062","status":200}"#,
            ["BindSipRegistration", #"form rule_name=a b <a%20\u0062>"#, "time 2026-11-23T17:15:10Z", "200"]),
        ReaderCase(
            "Caddy, with the credential taken out",
            #"{"level":"info","ts":1795454110.5,"request":{"remote_ip":"::1","method":"POST","host":"h:8443","uri":"\#(bind)","headers":{"User-Agent":["u"],"Authorization":[],"Content-Length":["7"]}},"status":200}"#,
            ["BindSipRegistration", "unseen", "host h", "time 2026-11-23T17:15:10.5Z", "200", "by ::1 u"]),
        ReaderCase(
            "Envoy",
            #"{"start_time":"2026-11-23T17:15:10.123Z","method":"GET","authority":"h","path":"\#(bind)?bind=0","response_code":200,"user_agent":"u","downstream_remote_address":"10.0.0.1:4"}"#,
            [
                "BindSipRegistration", "query bind=0 <0>", "host h", "time 2026-11-23T17:15:10.123Z", "200",
                "by 10.0.0.1:4 u",
            ]),
        ReaderCase(
            "Traefik",
            #"{"ClientHost":"10.0.0.1","RequestMethod":"GET","RequestHost":"h","RequestPath":"\#(bind)?bind=0","DownstreamStatus":502,"StartUTC":"2026-11-23T17:15:10.1Z","level":"info"}"#,
            [
                "BindSipRegistration", "query bind=0 <0>", "host h", "time 2026-11-23T17:15:10.1Z", "failed 502",
                "by 10.0.0.1",
            ]),
        ReaderCase(
            "API Gateway, by its route",
            #"{"requestId":"x","ip":"10.0.0.1","requestTime":"23/Nov/2026:17:15:10 +0000","httpMethod":"GET","resourcePath":"\#(bind)","status":"200"}"#,
            ["BindSipRegistration", "unseen", "time 2026-11-23T17:15:10Z", "200", "by 10.0.0.1"]),
        ReaderCase(
            "API Gateway, by a route that takes any method",
            #"{"requestTimeEpoch":1795454110531,"httpMethod":"GET","resourcePath":"/platform_api/{method}","status":"200"}"#,
            ["?", "unseen", "time 2026-11-23T17:15:10.531Z", "200"]),
        ReaderCase(
            "API Gateway, by a route that takes anything",
            #"{"requestTimeEpoch":1795454110531,"httpMethod":"GET","resourcePath":"/{proxy+}","status":"200"}"#,
            ["?", "unseen", "time 2026-11-23T17:15:10.531Z", "200"]),
        ReaderCase(
            "Kong",
            #"{"request":{"method":"GET","uri":"\#(bind)","url":"https://h\#(bind)","querystring":{"bind":"0","rule_name":["a&b","c"]},"headers":{"host":"h"}},"response":{"status":200,"headers":{}},"client_ip":"10.0.0.1","started_at":1795454110531}"#,
            [
                "BindSipRegistration", "query bind=0 <0>", "query rule_name=a&b <a&b>", "query rule_name=c <c>",
                "host h", "time 2026-11-23T17:15:10.531Z", "200", "by 10.0.0.1",
            ]),
        ReaderCase(
            "Datadog",
            #"{"status":"info","host":"collector-1","attributes":{"timestamp":1795454110531,"http":{"method":"GET","url":"https://h\#(bind)?bind=0","status_code":200,"useragent":"u"},"network":{"client":{"ip":"10.0.0.1"}}}}"#,
            [
                "BindSipRegistration", "query bind=0 <0>", "host h", "time 2026-11-23T17:15:10.531Z", "200",
                "by 10.0.0.1 u",
            ]),
        ReaderCase(
            "Splunk around a line",
            #"{"preview":false,"result":{"_time":"2026-11-23T18:00:00Z","_raw":"h - - [23/Nov/2026:17:15:10 +0000] \"GET \#(bind)?bind=%30 HTTP/1.1\" 200 1"}}"#,
            ["BindSipRegistration", "query bind=0 <%30>", "time 2026-11-23T17:15:10Z", "200", "by h"]),
        ReaderCase(
            "a collector around JSON",
            #"{"time":"2026-11-23T18:00:00Z","stream":"stdout","log":"{\"method\":\"GET\",\"uri\":\"\#(bind)?bind=0\"}\n"}"#,
            ["BindSipRegistration", "query bind=0 <0>", "time 2026-11-23T18:00:00Z"]),
        ReaderCase(
            "ALB as JSON",
            #"{"type":"https","time":"2026-11-23T17:15:10Z","client_ip":"10.0.0.1","request":"GET https://h:443\#(bind)?bind=0 HTTP/2.0","elb_status_code":"200","target_status_code":"-"}"#,
            ["BindSipRegistration", "query bind=0 <0>", "host h", "time 2026-11-23T17:15:10Z", "by 10.0.0.1"]),
        ReaderCase(
            "an answer in a text, with an error",
            #"{"url":"\#(bind)?bind=0","response":"{\"error\":{\"code\":104,\"msg\":\"x\"}}","status":200}"#,
            ["BindSipRegistration", "query bind=0 <0>", "failed 200 code 104"]),
        ReaderCase(
            "an answer that lists registrations",
            #"{"url":"/platform_api/GetSipRegistrations","response":{"result":[{"sip_registration_id":1,"user_id":2}],"total_count":9}}"#,
            ["GetSipRegistrations", "succeeded", "answer 1 of 9"]),
        ReaderCase(
            "a body as an object",
            #"{"method":"POST","url":"\#(bind)","body":{"bind":false,"user_id":[1,2]},"content_type":"multipart/form-data"}"#,
            ["BindSipRegistration", "multipart bind=false <false>", "multipart user_id=1;2 <1,2>"]),
        ReaderCase(
            "masked values",
            #"{"method":"POST","url":"\#(bind)","body":"user_id=***&rule_name=hidden&user_name=%3Credacted%3E"}"#,
            [
                "BindSipRegistration", "form user_id=~*** <***>", "form rule_name=hidden <hidden>",
                "form user_name=~<redacted> <%3Credacted%3E>",
            ]),
        ReaderCase(
            "a masked body", #"{"method":"POST","url":"\#(bind)","body":"[MASKED]"}"#,
            ["BindSipRegistration", "unseen"]),
        ReaderCase(
            "no variables in a log", #"{"method":"POST","url":"\#(bind)","body":"rule_name=$NAME&user_name={{x}}"}"#,
            ["BindSipRegistration", "form rule_name=$NAME <$NAME>", "form user_name={{x}} <{{x}}>"]),
        ReaderCase(
            "a body that was not sent", #"{"method":"POST","url":"\#(bind)","headers":{"Content-Length":"0"}}"#,
            ["BindSipRegistration"]),
        ReaderCase("a body that is null", #"{"method":"POST","url":"\#(bind)","body":null}"#, ["BindSipRegistration"]),
        ReaderCase(
            "a body that was dropped",
            #"{"method":"POST","url":"\#(bind)","body":"-","headers":{"Content-Length":"9"}}"#,
            ["BindSipRegistration", "unseen"]),
        ReaderCase("no name and no body", #"{"method":"POST","url":"/platform_api","body":""}"#, ["?", "unseen"]),
        ReaderCase("no name and no body to be", #"{"method":"GET","url":"/platform_api","body":""}"#, ["other"]),
        ReaderCase(
            "another method", #"{"method":"GET","url":"/platform_api/GetUsers?x=SipRegistration","status":"x"}"#,
            ["other"]),
        ReaderCase("no request", #"{"level":"info","msg":"SipRegistration"}"#, ["other"]),
        ReaderCase("no object", "[1]", ["other"]),
        ReaderCase("broken, of somebody else", #"{"url":"/index"#, ["other"]),
        ReaderCase(
            "broken, ours", #"{"url":"/platform_api/"#,
            ["! the text ends inside a value <>"]),
        ReaderCase(
            "a time that is none", #"{"url":"\#(bind)","time":"yesterday"}"#, ["! 'yesterday' is no time <yesterday>"]),
        ReaderCase("a status that is none", #"{"url":"\#(bind)","status":"OK"}"#, ["! 'OK' is no HTTP status <OK>"]),
    ]

    @Test(arguments: gateways) func `a record of a gateway is read`(example: ReaderCase) {
        #expect(LogOutline(.json).lines(example.text) == example.lines)
    }

    static let named = [
        ReaderCase(
            "canonical",
            #"{"operation":"BindSipRegistration","params":[{"name":"user_id","text":"$X","in":"query"},{"name":"rule_id","symbolic":"$RULE","in":"form"}],"caller":{"roles":["Developer"],"account":1},"time":"2026-11-23T17:00:29Z","outcome":{"succeeded":false,"http_status":200,"error_code":104},"origin":{"file":"a","format":"curl","kind":"authored"}}"#,
            [
                "BindSipRegistration", "query user_id=$X <$X>", "form rule_id=~$RULE <$RULE>",
                "time 2026-11-23T17:00:29Z", "failed 200 code 104", "by Developer 1",
            ]),
        ReaderCase(
            "flat, with a log's own members",
            #"{"level":"info","ts":1795454110,"operation":"CreateSipRegistration","sip_username":"a","account":7,"response":{"result":1,"sip_registration_id":5}}"#,
            [
                "CreateSipRegistration", "document sip_username=a <a>", "time 2026-11-23T17:15:10Z", "succeeded",
                "answer 5", "by 7",
            ]),
        ReaderCase(
            "the vendor's audit log",
            #"{"audit_log_id":1,"account_id":7,"requested":"2026-11-23 17:15:10","ip":"10.0.0.1","cmd_name":"BindSipRegistration","cmd_args":{"bind":true,"sip_registration_id":[152],"user_id":[1,2],"rule_name":"ab***","user_name":null},"cmd_result":{"result":1},"subuser_id":3,"subuser_name":"anna"}"#,
            [
                "BindSipRegistration", "document bind=true <true>", "document sip_registration_id=152 <152>",
                "document user_id=1;2 <1,2>", "document rule_name=~ab*** <ab***>", "time 2026-11-23T17:15:10Z",
                "succeeded", "by 7 anna 10.0.0.1",
            ]),
        ReaderCase(
            "the vendor's audit log, with what was created",
            #"{"cmd_name":"CreateSipRegistration","cmd_args":{},"cmd_result":{"sip_registration_id":7}}"#,
            ["CreateSipRegistration", "succeeded", "answer 7"]),
        ReaderCase(
            "the vendor's audit log, refused",
            #"{"cmd_name":"DeleteSipRegistration","cmd_args":"***","cmd_result":{"error":{"code":104}}}"#,
            ["DeleteSipRegistration", "unseen", "failed code 104"]),
        ReaderCase(
            "another method's audit record", #"{"cmd_name":"AddSkill","cmd_args":3,"requested":"x"}"#, ["other"]),
        ReaderCase(
            "arguments that are none", #"{"cmd_name":"BindSipRegistration","cmd_args":3}"#,
            ["! the arguments are a number, not an object <3>"]),
    ]

    @Test(arguments: named) func `a record that names the operation is read`(example: ReaderCase) {
        #expect(LogOutline(.json).lines(example.text) == example.lines)
    }

    @Test func `an audit record keeps its format, a canonical one its kind`() throws {
        let audit = try #require(LogOutline(.auditLog).request(#"{"cmd_name":"BindSipRegistration","cmd_args":{}}"#))
        #expect(audit.origin.format == .auditLog && audit.origin.kind == .logged)
        let canonical = try #require(
            LogOutline(.json).request(
                #"{"operation":"BindSipRegistration","params":[],"origin":{"format":"curl","kind":"authored"}}"#))
        #expect(canonical.origin.format == .jsonl && canonical.origin.kind == .authored)
        let flat = try #require(LogOutline(.json).request(#"{"operation":"BindSipRegistration","bind":true}"#))
        #expect(flat.origin.kind == .logged)
    }

    @Test(arguments: [
        #""***""#, #""Bearer ***""#, #""[REDACTED]""#, #""Bearer <redacted>""#, "[]",
    ])
    func `a credential that was taken out is there, and no secret`(value: String) throws {
        for record in [
            #"{"url":"\#(Self.bind)","authorization":\#(value)}"#,
            #"{"url":"\#(Self.bind)","headers":{"Authorization":\#(value)}}"#,
        ] {
            let request = try #require(LogOutline(.json).request(record))
            let header = try #require(request.http?.header("authorization"))
            let token = try #require(Request.bearerToken(in: header.value))
            #expect(token.isSymbolic && !Credential.isLiteral(token))
        }
    }

    @Test func `what headers the log does not record is known`() throws {
        let cases: [(String, HTTP.Unrecorded)] = [
            ("", [.authorization, .contentType]), (#","authorization":"-""#, .contentType),
            (#","content_type":"""#, .authorization), (#","headers":{}"#, []),
        ]
        for (members, unrecorded) in cases {
            let request = try #require(LogOutline(.json).request(#"{"url":"\#(Self.bind)"\#(members)}"#))
            #expect(request.http?.unrecorded == unrecorded)
            #expect(request.http?.header("authorization") == nil)
        }
    }
}
