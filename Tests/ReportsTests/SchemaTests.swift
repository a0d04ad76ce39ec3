import Policy
import SourceText
import Testing

@testable import Reports

struct SchemaTests {
    private let schema: Node
    private let report: Node
    private let audit: Node

    init() throws {
        schema = try Node(json: SourceFile(name: "schema", text: ReportSchema.text).text)
        var options = ReportOptions(version: "1.2.3")
        var rule = RuleDescription(
            id: "missing-target", title: "t", severity: .error, basis: .documented, source: "s", about: "")
        rule.address = "https://example.org/"
        options.rules = [rule.id: rule]
        let bytes = JSONReport(options).bytes(NastyReport.results)
        report = try Node(json: SourceFile(name: "report", bytes: bytes).text)
        let auditBytes = NastyAudit.bytes(JSONReport(ReportOptions(version: "1.2.3")))
        audit = try Node(json: SourceFile(name: "report", bytes: auditBytes).text)
    }

    @Test func `reports have the members that the schema describes, and no others`() {
        var check = SchemaCheck()
        check.check(report, against: schema, at: "report")
        #expect(!check.seen.contains("report.audit"))
        check.check(audit, against: schema, at: "report")
        #expect(check.flaws == [])
        #expect(check.seen == SchemaCheck.members(of: schema, at: "report"))
    }

    @Test func `a report of nothing is what the schema says`() throws {
        let bytes = JSONReport(ReportOptions(version: "0")).bytes(Results())
        var check = SchemaCheck()
        check.check(try Node(json: SourceFile(name: "report", bytes: bytes).text), against: schema, at: "report")
        #expect(check.flaws == [])
    }

    @Test func `an audit of nothing is what the schema says`() throws {
        let report = JSONReport(ReportOptions(version: "0"))
        let bytes = NastyAudit.bytes(report, records: [], summary: AuditSummary(), problems: nil)
        var check = SchemaCheck()
        check.check(try Node(json: SourceFile(name: "report", bytes: bytes).text), against: schema, at: "report")
        #expect(check.flaws == [])
    }

    @Test func `the schema is of the version that the report names`() {
        let versions = schema["properties"]?["schemaVersion"]?["enum"]?.elements?.compactMap(\.integer)
        #expect(versions == [JSONReport.schemaVersion])
        #expect(report["schemaVersion"]?.integer == JSONReport.schemaVersion)
    }

    @Test func `severities and bases are those of the rules`() throws {
        let finding = try #require(schema["properties"]?["findings"]?["items"]?["properties"])
        #expect(finding["severity"]?["enum"]?.elements?.compactMap(\.string) == Severity.allCases.map(\.rawValue))
        #expect(finding["basis"]?["enum"]?.elements?.compactMap(\.string) == Basis.allCases.map(\.rawValue))
    }

    @Test(arguments: [
        (#"{"a": 1}"#, ["x: no \"b\""]),
        (#"{"a": 1, "b": "two"}"#, ["x.b: not in enum"]),
        (#"{"a": "1", "b": "one"}"#, ["x.a: a string"]),
        (#"{"a": 0, "b": "one"}"#, ["x.a: too small"]),
        (#"{"a": 1, "b": "one", "c": 1}"#, ["x.c: undescribed"]),
        (#"{"a": 1, "b": "one", "l": [true, 1]}"#, ["x.l[]: a number"]),
        (#"[]"#, ["x: a list"]),
    ])
    func `the check sees what a schema forbids`(json: String, flaws: [String]) throws {
        let schema = try Node(
            json: SourceFile(
                name: "schema",
                text: #"""
                    {"description": "d", "type": "object", "required": ["a", "b"], "properties": {
                      "a": {"description": "d", "type": "integer", "minimum": 1},
                      "b": {"description": "d", "type": "string", "enum": ["one"]},
                      "l": {"description": "d", "type": "array", "items": {"description": "d", "type": "boolean"}}}}
                    """#
            ).text)
        var check = SchemaCheck()
        check.check(try Node(json: SourceFile(name: "value", text: json).text), against: schema, at: "x")
        #expect(check.flaws == flaws)
    }
}
