import Foundation
import Requests
import SharedData
import SourceText
import Testing

@testable import Readers

/// Command lines and what curl sent for them.
private enum Recordings {
    /// From other projects' tests, run against a recorder with curl 7.88.1.
    struct Recorded: Decodable {
        var id: String
        var command: String
        var requests: [Sent]
    }

    /// From curl's own test suite, with the request that it expects of the present curl.
    struct Upstream: Decodable {
        var test: Int
        var command: String
        var files: [String: String]
        var stdin: String?
        var `protocol`: String
    }

    struct Sent: Decodable {
        var method: String
        var target: String
        var headers: [[String]]
        var body: String

        init?(protocol text: String) {
            let text = text.replacing("\r\n", with: "\n")
            guard let end = text.range(of: "\n\n") else { return nil }
            let lines = text[..<end.lowerBound].split(separator: "\n")
            let words = lines[0].split(separator: " ")
            guard words.count == 3 else { return nil }
            method = String(words[0])
            target = String(words[1])
            headers = lines.dropFirst().map { $0.split(separator: ": ", maxSplits: 1).map(String.init) }
            body = String(text[end.upperBound...])
        }
    }

    /// What makes a request of the suite depend on a file, a proxy, the server's answers or a second request.
    static let dependOnMore = [
        "@", "-T", "=<", "-x ", "--proxy", "--ntlm", "--digest", "-L", "--location", "--next", "--request-target",
        "http://0 ", "chunked",
    ]

    static var isPresent: Bool { SharedData.path("curl/recorded.jsonl") != nil }

    static func read<Line: Decodable>(_ name: String, as type: Line.Type) throws -> [Line] {
        try String(decoding: SharedData.bytes("curl/" + name), as: UTF8.self).split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
    }
}

@Suite struct CurlRecordedTests {
    @Test(.enabled(if: Recordings.isPresent)) func `command lines are read as curl sends them`() throws {
        var compared = 0
        var mismatches: [String] = []
        for recording in try Recordings.read("recorded.jsonl", as: Recordings.Recorded.self) {
            let file = SourceFile(name: "case.sh", text: recording.command)
            let reading = CurlReader().read(file.text, scope: .everything)
            // A value from a file, from standard input or from a substitution is not in the command.
            guard recording.requests.count == 1, !recording.command.contains("@") else { continue }
            compared += 1
            if let mismatch = mismatch(reading.requests, recording.requests[0]) {
                mismatches.append("\(recording.id): \(mismatch)")
            }
        }
        for mismatch in mismatches { print(mismatch) }
        #expect(compared > 200)
        #expect(mismatches.count * 20 <= compared, "\(mismatches.count) of \(compared) are read otherwise")
    }

    @Test(.enabled(if: Recordings.isPresent)) func `curl's own test cases are read as it sends them`() throws {
        var compared = 0
        var mismatches: [String] = []
        for recording in try Recordings.read("upstream.jsonl", as: Recordings.Upstream.self) {
            // The suite writes one command over several lines.
            let command = recording.command.replacing("\n", with: " ")
            let file = SourceFile(name: "case.sh", text: command)
            let reading = CurlReader().read(file.text, scope: .everything)
            guard !Recordings.dependOnMore.contains(where: command.contains),
                let sent = Recordings.Sent(protocol: recording.protocol)
            else { continue }
            compared += 1
            if let mismatch = mismatch(reading.requests, sent) { mismatches.append("\(recording.test): \(mismatch)") }
        }
        for mismatch in mismatches { print(mismatch) }
        #expect(compared > 40)
        #expect(mismatches.count * 20 <= compared, "\(mismatches.count) of \(compared) are read otherwise")
    }

    private func mismatch(_ requests: [Request], _ sent: Recordings.Sent) -> String? {
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
