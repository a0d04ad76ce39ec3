import Foundation
import Requests
import SourceText
import Testing

@testable import Readers

/// Command lines from other projects' tests, each with what curl 7.88.1 sent when it ran against a recorder.
private struct Recording: Decodable {
    struct Sent: Decodable {
        var method: String
        var target: String
        var headers: [[String]]
        var body: String
    }

    var id: String
    var command: String
    var requests: [Sent]

    static let file: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared = ProcessInfo.processInfo.environment["BINDLINT_SHARED"] ?? "../shared"
        let file = URL(filePath: shared, relativeTo: root).appending(path: "curl/recorded.jsonl")
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }()

    static func all() throws -> [Recording] {
        guard let file else { return [] }
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Recording.self, from: Data($0.utf8))
        }
    }

    /// A value from a file, from standard input or from a substitution is not in the command.
    var dependsOnMore: Bool { requests.count != 1 || command.contains("@") }
}

@Suite struct CurlRecordedTests {
    @Test(.enabled(if: Recording.file != nil)) func `command lines are read as curl sends them`() throws {
        var compared = 0
        var mismatches: [String] = []
        for recording in try Recording.all() {
            let file = SourceFile(name: "case.sh", text: recording.command)
            let reading = CurlReader().read(file.text, scope: .everything)
            guard !recording.dependsOnMore else { continue }
            compared += 1
            if let mismatch = mismatch(reading.requests, recording.requests[0]) {
                mismatches.append("\(recording.id): \(mismatch)")
            }
        }
        for mismatch in mismatches { print(mismatch) }
        #expect(compared > 200)
        #expect(mismatches.count * 20 <= compared, "\(mismatches.count) of \(compared) are read otherwise")
    }

    private func mismatch(_ requests: [Request], _ sent: Recording.Sent) -> String? {
        guard requests.count == 1, let http = requests[0].http else { return "\(requests.count) requests" }
        if http.method.string != sent.method { return "method \(http.method.string) is not \(sent.method)" }
        let target = target(of: http.url.string)
        if normalised(target) != normalised(sent.target) { return "target \(target) is not \(sent.target)" }
        let contentType = sent.headers.first { $0[0].lowercased() == "content-type" }?[1] ?? ""
        if contentType.contains("multipart") {
            let names = requests[0].arguments.filter { $0.location == .multipart }.map(\.name.string)
            let wanted = partNames(sent.body)
            return names.isEmpty || names == wanted ? nil : "parts \(names) are not \(wanted)"
        }
        let body = http.body?.string ?? ""
        return body == sent.body ? nil : "body \(body.debugDescription) is not \(sent.body.debugDescription)"
    }

    private func target(of url: String) -> String {
        guard let colon = url.range(of: "://") else { return url }
        let rest = url[colon.upperBound...]
        let start = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        return rest[start...].isEmpty ? "/" : String(rest[start...])
    }

    /// Percent-encoding compares without case.
    private func normalised(_ target: String) -> String {
        target.replacing(/%[0-9a-fA-F]{2}/) { $0.output.uppercased() }
    }

    private func partNames(_ body: String) -> [String] {
        body.matches(of: /Content-Disposition: form-data; name="([^"]*)"/).map { String($0.output.1) }
    }
}
