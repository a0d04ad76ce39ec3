import Readers
import Testing

struct LogFormatTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var format: LogFormat?
        var layout: RecordLayout?
        var name = "log"

        init(
            _ description: String, _ text: String, _ format: LogFormat?, _ layout: RecordLayout? = nil,
            name: String = "log"
        ) {
            testDescription = description
            self.text = text
            self.format = format
            self.layout = layout
            self.name = name
        }
    }

    static let access = #"h - - [23/Nov/2026:17:15:10 +0000] "GET / HTTP/1.1" 200 1"#
    static let balancer = #"http 2026-11-23T17:15:10.1Z a 192.0.2.1:2 - -1 -1 -1 400 - 0 0 "- http://h:80- " "-" - -"#
    static let audit = #"{"audit_log_id":1,"cmd_name":"AddUser","cmd_args":{}}"#

    static let cases = [
        Case("JSON Lines", "\u{FEFF}{\"a\":1}\n{\"a\":2}\n", .json, .lines),
        Case("one line, cut", #"{"a":{"b":"#, .json, .lines),
        Case("JSON Lines whose first is cut", "\"status\":200}\n{\"a\":1}\n", .json, .lines),
        Case("JSON Lines whose first is broken", "{\"a\":\n{\"a\":1}\n", .json, .lines),
        Case("a list", " [\n{\"a\":1}", .json, .elements),
        Case("an empty list", "[]", .json, .elements),
        Case("an object over several lines", "{\n  \"a\": 1\n}\n", .json, .elements),
        Case("an answer of GetAuditLog", "{\"result\":[\(audit)],\"count\":1}", .auditLog, .elements),
        Case("the same, counted first", "{\"total_count\":1,\"result\":[\(audit)]}", .auditLog, .elements),
        Case("an empty answer", #"{"result":[],"count":0}"#, .json, .elements),
        Case("audit records a line", "\(audit)\n\(audit)\n", .auditLog, .lines),
        Case("records with a result", "{\"result\":[1],\"url\":\"/\"}\n", .json, .lines),
        Case("HAR", "{\n\"log\": {\"version\": \"1.2\", \"entries\": [", .har, .elements),
        Case("a collector's log", "{\"log\":\"x\",\"stream\":\"stdout\"}\n", .json, .lines),
        Case("a collector's log as an object", "{\"log\":{\"level\":\"x\"},\"url\":\"/\"}\n", .json, .lines),
        Case("access", "\(access)\n\(access)", .access, .lines),
        Case("access behind bytes that a client broke", "\u{1}\u{2}\n\(access)\n", .access, .lines),
        Case("balancer", balancer, .alb, .lines),
        Case("CloudFront", "#Version: 1.0\n#Fields: date", .cloudfront, .lines),
        Case(
            "CloudFront without comments",
            "2026-11-23\t17:15:10\tFRA\t1\t::1\tGET\th\t/\t200\t-\t-\t-\t-", .cloudfront, .lines),
        Case("CSV", "Time,Method,URL,Body\n", .csv, .quotedLines),
        Case("CSV of the vendor", "audit_log_id,cmd_name,cmd_args\n", .csv, .quotedLines),
        Case("TSV", "\"ts\"\turl\n", .tsv, .quotedLines),
        Case("a table of unknown columns, by its name", "a,b\n", .csv, .quotedLines, name: "x.CSV.gz"),
        Case("a table of unknown columns", "a,b\n", nil),
        Case("an error log", "[Mon Nov 23 17:15:10 2026] [error] x\n", nil),
        Case("nothing", "", nil), Case("text", "hello, world\n", nil),
    ]

    @Test(arguments: cases) func `a format is found by content`(example: Case) {
        let bytes = Array(example.text.utf8)
        let format = LogFormat.detect(name: example.name, beginning: bytes[...])
        #expect(format == example.format)
        #expect(format?.layout(beginning: bytes[...]) == example.layout)
    }

    @Test func `the formats have the names that the command takes`() {
        #expect(
            LogFormat.allCases.map(\.rawValue) == [
                "json", "audit-log", "har", "csv", "tsv", "access", "alb", "cloudfront",
            ])
    }
}
