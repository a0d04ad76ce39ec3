import Foundation
import Readers
import Requests
import SourceText
import Testing

/// The logs of `samples/logs/` hold what they are there for.
struct LogSampleTests {
    struct Sample: CustomTestStringConvertible {
        var name: String
        var format: LogFormat
        var layout: RecordLayout = .lines
        /// For each request its action or method, `?` for an unknown one, and `-` where arguments are not seen.
        var requests: [String]
        var others: Int
        var testDescription: String { name }
    }

    static let samples = [
        Sample(
            name: "gateway.jsonl", format: .json,
            requests: ["Get", "Bind", "Create", "Bind", "Bind", "Bind", "Bind", "Bind", "Delete", "Update"], others: 1),
        Sample(
            name: "nginx-combined.log", format: .access, requests: ["Bind", "Bind", "Bind-", "?-", "Get", "Bind"],
            others: 3),
        Sample(
            name: "nginx-body.log", format: .access, requests: ["Bind", "Bind", "Bind", "Bind", "Bind", "Bind-"],
            others: 1),
        Sample(name: "apache-vhost.log", format: .access, requests: ["Bind", "Bind", "Bind", "Delete-"], others: 2),
        Sample(name: "caddy.jsonl", format: .json, requests: ["Bind", "Bind-", "?-", "Bind", "Bind"], others: 1),
        Sample(name: "alb.log", format: .alb, requests: ["Bind", "Bind", "?-", "Bind"], others: 2),
        Sample(name: "cloudfront.log", format: .cloudfront, requests: ["Bind", "Bind", "Bind-", "Delete"], others: 3),
        Sample(
            name: "gateway.csv", format: .csv, layout: .quotedLines, requests: ["Bind", "Bind", "Bind", "Create"],
            others: 2),
        Sample(
            name: "audit-log.csv", format: .csv, layout: .quotedLines,
            requests: ["Create", "Bind", "Bind", "Bind", "Bind"], others: 2),
        Sample(
            name: "audit-log.json", format: .auditLog, layout: .elements,
            requests: ["Create", "Bind", "Bind", "Bind", "Bind"], others: 1),
        Sample(
            name: "recording.har", format: .har, layout: .elements, requests: ["Bind", "Get", "Bind", "Update"],
            others: 1),
    ]

    @Test(arguments: samples) func `a sample is read`(sample: Sample) throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../samples/logs/\(sample.name)")
        let bytes = [UInt8](try Data(contentsOf: path))
        #expect(LogFormat.detect(name: "x", beginning: bytes[...]) == sample.format)
        #expect(sample.format.layout(beginning: bytes[...]) == sample.layout)
        let records = try records(bytes, sample)
        let header = records.first.flatMap { LogHeader($0, format: sample.format) }
        let reader = LogReader(sample.format, fields: LogFields(), header: header, layout: sample.layout)
        var requests: [String] = []
        var others = 0
        for record in records {
            switch reader.read(record, scope: .sipRegistrations) {
            case .request(let request):
                let name = request.operation?.name.split(separator: "Sip").first.map(String.init) ?? "?"
                requests.append(name + (request.unseenArguments == nil ? "" : "-"))
                #expect(request.time != nil)
                #expect(sample.format == .har || request.origin.kind == .logged)
                #expect((request.origin.format == .auditLog) == sample.name.hasPrefix("audit"))
            case .other: others += 1
            case .unreadable(let error): Issue.record("\(error.reason)")
            }
        }
        #expect(requests == sample.requests)
        #expect(others == sample.others)
    }

    /// A simple split: the elements of a document, or the lines whose quotes are even.
    private func records(_ bytes: [UInt8], _ sample: Sample) throws -> [Text] {
        let whole = Text(bytes: bytes, span: SourceSpan(0, bytes.count))
        guard sample.layout == .elements else {
            var records: [Text] = []
            var start = 0
            for index in bytes.indices where bytes[index] == 0x0A {
                let isOpen = bytes[start..<index].count { $0 == 0x22 } % 2 == 1
                if sample.layout == .quotedLines, isOpen { continue }
                records.append(whole[start..<index])
                start = index + 1
            }
            return records
        }
        let document = try Node(json: whole)
        let elements = document["result"]?.elements ?? document["log"]?["entries"]?.elements ?? []
        return elements.map { whole[$0.span.start..<$0.span.end] }
    }
}
