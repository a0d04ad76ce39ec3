import Glibc
import Testing

/// The files of `samples/` show what they are there for.
struct SamplesTests {
    /// The package's folder.
    static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    /// The rules that each bad sample shows, sorted.
    static let bad: KeyValuePairs = [
        "batch.jsonl": ["empty-value", "missing-application", "missing-selector"],
        "bindings.yaml": [
            "conflicting-alternatives", "invalid-value", "missing-registration", "undecodable-name",
            "unknown-parameter",
        ],
        "fixable.sh": [
            "invalid-value", "plaintext-http", "repeated-parameter", "unknown-parameter",
        ],
        "json-body.md": ["json-body", "rule-without-application"],
        "legacy.http": [
            "api-key", "changing-get", "hardcoded-secret", "plaintext-http", "registration-contested", "secret-in-url",
            "unknown-operation",
        ],
        "move-line.sh": ["missing-application", "missing-registration", "registration-taken"],
        "pipeline.yml": ["missing-application", "missing-credential", "plaintext-http", "repeated-parameter"],
        "recorded.http": ["conflicting-alternatives", "invalid-value", "missing-content-type"],
        "recording.har": ["invalid-value", "refused-request"],
        "registrations.postman_collection.json": [
            "api-key", "empty-value", "hardcoded-secret", "invalid-value", "missing-application", "plaintext-http",
            "secret-in-url", "unknown-parameter",
        ],
        "roles.json": ["hardcoded-secret", "invalid-value", "missing-parameter", "role-not-allowed"],
    ]

    static func names(_ folder: String) throws -> [String] { try names(in: "\(root)/\(folder)") }

    /// What stands in a folder and is not hidden.
    static func names(in folder: String) throws -> [String] {
        guard let stream = unsafe opendir(folder) else { throw Command.Failure(reason: "no \(folder)") }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    @Test func `every good sample passes without a warning`() throws {
        for name in try SamplesTests.names("samples/good") {
            let run = try Command.bindlint("check", "--fail-on", "warning", "\(SamplesTests.root)/samples/good/\(name)")
            #expect(run.code == 0, "\(name): \(run.errors)\(run.output)")
        }
    }

    @Test func `every bad sample shows the rules that it is there for`() throws {
        #expect(try SamplesTests.names("samples/bad") == SamplesTests.bad.map(\.key))
        for (name, rules) in SamplesTests.bad {
            let run = try Command.bindlint(
                "check", "--format", "json", "\(SamplesTests.root)/samples/bad/\(name)")
            #expect(try Set(run.rules("json")).sorted() == rules, "\(name)")
            #expect(run.errors.isEmpty, "\(name)")
        }
    }

    @Test func `an accepted sample is suppressed`() throws {
        let run = try Command.bindlint(
            "check", "--fail-on", "note", "--now", "2026-11-24", "\(SamplesTests.root)/samples/accepted")
        #expect(run.code == 0 && run.output == "no findings in 1 request (1 file). 1 suppressed.\n", "\(run.output)")
    }

    @Test func `the samples together are judged once each`() throws {
        let run = try Command.bindlint("check", "\(SamplesTests.root)/samples")
        #expect(run.code == 1)
        #expect(run.errors.isEmpty)
        #expect(run.output.hasSuffix("files).\n") || run.output.contains("files). "), "\(run.output.suffix(200))")
    }

    @Test func `the examples of the sample policies hold`() throws {
        let run = try Command.bindlint("rules", "test", "--rules", "\(SamplesTests.root)/samples/policies")
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.hasSuffix(" 0 failed\n"))
    }

    @Test func `a sample policy finds what the built-in rules let pass`() throws {
        let policy = "\(SamplesTests.root)/samples/policies"
        let run = try Command.bindlint(
            "check", "--rules", policy, "--format", "json", "\(SamplesTests.root)/samples/good")
        #expect(run.code == 1)
        #expect(try run.rules("json") == ["only-by-id"])
    }
}
