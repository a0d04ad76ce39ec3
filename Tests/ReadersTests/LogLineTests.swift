import Readers
import Requests
import SourceText
import Testing

/// Lines of servers' own formats.
struct LogLineTests {
    static let path = "/platform_api/BindSipRegistration"

    static let access = [
        ReaderCase(
            "combined",
            #"10.0.0.7 - - [23/Nov/2026:17:15:10 +0300] "GET \#(path)?rule_name=a%20b&bind=%66alse HTTP/1.1" 200 12 "-" "curl/8""#,
            [
                "BindSipRegistration", "query rule_name=a b <a%20b>", "query bind=false <%66alse>",
                "time 2026-11-23T14:15:10Z", "200", "by 10.0.0.7 curl/8",
            ]),
        ReaderCase(
            "common", #"::1 - john doe [23/Nov/2026:17:15:10 +0000] "GET \#(path)?bind=0 HTTP/1.1" 404 -"#,
            ["BindSipRegistration", "query bind=0 <0>", "time 2026-11-23T17:15:10Z", "failed 404", "by ::1"]),
        ReaderCase(
            "virtual host",
            #"api.example.com:8443 fe80::1 - - [23/Nov/2026:17:15:10 +0000] "GET \#(path)/?bind=0 HTTP/1.1" 200 12 "-" "-""#,
            [
                "BindSipRegistration", "query bind=0 <0>", "host api.example.com", "time 2026-11-23T17:15:10Z", "200",
                "by fe80::1",
            ]),
        ReaderCase(
            "POST without its body",
            #"h - - [23/Nov/2026:17:15:10 +0000] "POST \#(path)?bind=0 HTTP/1.1" 200 12 "-" "u""#,
            ["BindSipRegistration", "query bind=0 <0>", "unseen", "time 2026-11-23T17:15:10Z", "200", "by h u"]),
        ReaderCase(
            "POST whose method's name is in the body",
            #"h - - [23/Nov/2026:17:15:10 +0000] "POST /platform_api HTTP/1.1" 200 12 "-" "u""#,
            ["?", "unseen", "time 2026-11-23T17:15:10Z", "200", "by h u"]),
        ReaderCase(
            "form body in nginx's escapes",
            #"h - - [23/Nov/2026:17:15:10 +0000] "POST /platform_api HTTP/1.1" 200 12 "-" "u" "cmd=BindSipRegistration&rule_name=\x22a\xd0\x9f\x22+b""#,
            [
                "BindSipRegistration", #"form rule_name="aП" b <\x22a\xd0\x9f\x22+b>"#, "time 2026-11-23T17:15:10Z",
                "200", "by h u",
            ]),
        ReaderCase(
            "multipart body without a content type",
            #"h - - [23/Nov/2026:17:15:10 +0000] "POST \#(path) HTTP/1.1" 200 12 "-" "u" "--B\x0D\x0AContent-Disposition: form-data; name=\x22rule_id\x22\x0D\x0A\x0D\x0A1\x32\x0D\x0A--B--\x0D\x0A""#,
            ["BindSipRegistration", #"multipart rule_id=12 <1\x32>"#, "time 2026-11-23T17:15:10Z", "200", "by h u"]),
        ReaderCase(
            "JSON body behind an address",
            #"h - - [23/Nov/2026:17:15:10 +0000] "POST \#(path) HTTP/1.1" 200 12 "-" "u" "10.0.0.1, ::1" 0.003 "{\x22bind\x22:false}""#,
            ["BindSipRegistration", "json bind=false <false>", "time 2026-11-23T17:15:10Z", "200", "by h u"]),
        ReaderCase(
            "a dash may be a body in a file",
            #"h - - [23/Nov/2026:17:15:10 +0000] "POST \#(path) HTTP/1.1" 200 12 "-" "u" "-""#,
            ["BindSipRegistration", "unseen", "time 2026-11-23T17:15:10Z", "200", "by h u"]),
        ReaderCase(
            "a body that is cut",
            #"h - - [23/Nov/2026:17:15:10 +0000] "POST \#(path) HTTP/1.1" 200 12 "-" "u" "bind=0&ru"#,
            ["BindSipRegistration", "unseen", "time 2026-11-23T17:15:10Z", "200", "by h u"]),
        ReaderCase(
            "Apache's escapes, and no version",
            #"h - - [23/Nov/2026:17:15:10 +0000] "GET \#(path)?rule_name=\"\xd0\x9f\"" 400 12 "\"" "u""#,
            [
                "BindSipRegistration", #"query rule_name="П" <\"\xd0\x9f\">"#, "time 2026-11-23T17:15:10Z",
                "failed 400", "by h u",
            ]),
        ReaderCase(
            "a space in the target",
            #"h - - [23/Nov/2026:17:15:10 +0000] "GET \#(path)?rule_name=a b HTTP/1.1" 400 12"#,
            ["BindSipRegistration", "query rule_name=a b <a b>", "time 2026-11-23T17:15:10Z", "failed 400", "by h"]),
        ReaderCase(
            "another method", #"h - - [23/Nov/2026:17:15:10 +0000] "GET /platform_api/GetUsers HTTP/1.1" 200 12"#,
            ["other"]),
        ReaderCase(
            "another path", #"h - - [23/Nov/2026:17:15:10 +0000] "GET /favicon.ico HTTP/1.1" 200 12"#, ["other"]),
        ReaderCase("a dash", #"h - - [23/Nov/2026:17:15:10 +0000] "-" 408 -"#, ["other"]),
        ReaderCase(
            "another protocol", #"h - - [23/Nov/2026:17:15:10 +0000] "\x16\x03\x01\x02" 400 157 "-" "-""#, ["other"]),
        ReaderCase("a comment", "# rotated", ["other"]),
        ReaderCase(
            "a request line of ours that is none", #"h - - [23/Nov/2026:17:15:10 +0000] "\x16 \#(path)" 400 157"#,
            ["! '\u{16} \(path)' is no request line <\\x16 \(path)>"]),
        ReaderCase(
            "a status that is no number", #"h - - [23/Nov/2026:17:15:10 +0000] "GET \#(path)?bind=0 HTTP/1.1" OK 12"#,
            ["! 'OK' is no HTTP status <OK>"]),
        ReaderCase(
            "a time that is none", #"h - - [23/Nix/2026:17:15:10 +0000] "GET \#(path)?bind=0 HTTP/1.1" 200 12"#,
            ["! '[23/Nix/2026:17:15:10 +0000]' is no time <[23/Nix/2026:17:15:10 +0000]>"]),
        ReaderCase("no line of an access log", "GET \(path)", ["! it is no line of an access log <G>"]),
    ]

    @Test(arguments: access) func `a line of an access log is read`(example: ReaderCase) {
        #expect(LogOutline(.access).lines(example.text) == example.lines)
    }

    static let balancer = [
        ReaderCase(
            "application",
            #"https 2026-11-23T17:15:10.123456Z app/my/50dc 192.0.2.1:2817 10.0.0.1:80 0.000 0.001 0.000 200 401 34 366 "GET https://api.example.com:443\#(path)?bind=0 HTTP/2.0" "curl/8" ECDHE TLSv1.2 arn:x "Root=1" "api.example.com" "arn" 0 2026-11-23T17:15:09.9Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID_1 "-" "-" "-""#,
            [
                "BindSipRegistration", "query bind=0 <0>", "host api.example.com", "time 2026-11-23T17:15:10.123456Z",
                "failed 401", "by 192.0.2.1 curl/8",
            ]),
        ReaderCase(
            "classic, no target",
            #"2026-11-23T17:15:10.1Z my-lb 192.0.2.1:2817 - -1 -1 -1 503 - 0 0 "POST http://h:80\#(path) HTTP/1.1" "-" - -"#,
            ["BindSipRegistration", "unseen", "host h", "time 2026-11-23T17:15:10.1Z", "failed 503", "by 192.0.2.1"]),
        ReaderCase(
            "no request",
            #"http 2026-11-23T17:15:10.1Z app/a 192.0.2.1:2817 - -1 -1 -1 400 - 0 0 "- http://host:80- " "-" - - - "-" "-" "-" - 2026-11-23T17:15:09Z "-" "-" "-" "-" "-" "-" "-""#,
            ["other"]),
        ReaderCase(
            "cut", "https 2026-11-23T17:15:10.1Z app/a \(path)", ["! it is no line of a load balancer's log <h>"]),
    ]

    @Test(arguments: balancer) func `a line of a load balancer is read`(example: ReaderCase) {
        #expect(LogOutline(.alb).lines(example.text) == example.lines)
    }

    static let cloudFront = [
        ReaderCase(
            "in the documented order",
            "2026-11-23\t17:15:10\tFRA\t1045\t192.0.2.1\tGET\td111.cloudfront.net\t\(path)\t200\t-\tcurl/8%20(x)\tbind=0&rule_name=a%2520b\t-\tMiss\tid\tapi.example.com\thttps\t23\t0.001",
            [
                "BindSipRegistration", "query bind=0 <0>", "query rule_name=a%20b <a%2520b>", "host api.example.com",
                "time 2026-11-23T17:15:10Z", "200", "by 192.0.2.1 curl/8 (x)",
            ]),
        ReaderCase("version", "#Version: 1.0", ["other"]),
        ReaderCase("fields", "#Fields: date time platform_api", ["other"]),
        ReaderCase(
            "cut before the query", "2026-11-23\t17:15:10\tFRA\t1045\t192.0.2.1\tGET\td111.cloudfront.net\t\(path)",
            ["BindSipRegistration", "unseen", "host d111.cloudfront.net", "time 2026-11-23T17:15:10Z", "by 192.0.2.1"]),
        ReaderCase(
            "cut before the path", "2026-11-23\tBindSipRegistration", ["! it is no line of a CloudFront log <2>"]),
    ]

    @Test(arguments: cloudFront) func `a line of CloudFront is read`(example: ReaderCase) {
        #expect(LogOutline(.cloudfront).lines(example.text) == example.lines)
    }

    @Test func `the fields that CloudFront names are taken`() {
        let outline = LogOutline(
            .cloudfront, header: "#Fields: timestamp c-ip cs-method cs-host cs-uri-stem sc-status cs-uri-query")
        #expect(
            outline.lines("1795454110.531\t::1\tPOST\th\t/platform_api\t502\tcmd=DeleteSipRegistration")
                == [
                    "DeleteSipRegistration", "unseen", "host h", "time 2026-11-23T17:15:10.531Z", "failed 502",
                    "by ::1",
                ])
    }
}
