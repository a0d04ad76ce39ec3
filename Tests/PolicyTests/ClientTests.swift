import Policy
import Readers
import SharedData
import SourceText
import Testing

/// What the official clients send, captured from them.
@Suite(.enabled(if: SharedData.hasCaptures)) struct ClientTests {
    /// Versions that are current; older ones drop `bind=false`, among other things.
    private static let current = ["py2.12.0", "node4.8.0", "go2.7.0", "php3.8.0"]

    @Test func `current clients' bind and unbind examples give no error and no warning`() throws {
        var count = 0
        for line in Node.jsonLines(SourceFile(name: "index", bytes: try SharedData.bytes("captures/index.jsonl")).text)
        {
            let entry = try line.get()
            let id = try #require(entry["id"]?.string)
            guard Self.current.contains(where: { id.hasPrefix($0 + "-") }), entry["expect"]?.elements?.isEmpty == true,
                entry["operation"]?.string == "BindSipRegistration", let name = entry["file"]?.string
            else { continue }
            count += 1
            let file = SourceFile(name: name, bytes: try SharedData.bytes("captures/" + name))
            let reading = Reading(of: file, scope: .sipRegistrations)
            let source = Engine.Source(file: file, requests: reading.requests, isSequence: true)
            let results = Engine(rules: Builtin.rules.rules, vocabulary: Builtin.vocabulary).judge([source])
            #expect(results.requests == 1 && results.judged == 1, "\(id)")
            #expect(results.findings.filter { $0.severity > .note }.map(\.rule) == [], "\(id)")
        }
        #expect(count >= 20)
    }
}
