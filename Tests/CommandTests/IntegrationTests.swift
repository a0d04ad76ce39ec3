import SourceText
import Testing

/// What other tools are given to understand bindlint by. `scripts/test-integrations` runs the tools themselves.
struct IntegrationTests {
    private static let sample = "samples/bad/registrations.postman_collection.json"

    /// A file of the project.
    private static func source(_ name: String) throws -> Text {
        SourceFile(name: name, text: try Folder.read(path: "\(SamplesTests.root)/\(name)")).text
    }

    @Test func `the problem matcher takes errors and warnings of concise lines apart, and passes over notes`() throws {
        let matcher = try #require(
            Node(json: Self.source("integrations/github/problem-matcher.json"))["problemMatcher"]?.elements?.first?[
                "pattern"]?.elements?.first)
        let pattern = try Regex(#require(matcher["regexp"]?.string))
        let run = try Command.bindlint("check", "--format", "concise", "\(SamplesTests.root)/\(Self.sample)")
        let report = try Command.bindlint("check", "--format", "json", "\(SamplesTests.root)/\(Self.sample)")
        let findings = try #require(
            Node(json: SourceFile(name: "report", text: report.output).text)["findings"]?.elements)
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == findings.count)
        var severities: Set<String> = []
        for (line, finding) in zip(lines, findings) {
            let severity = try #require(finding["severity"]?.string)
            severities.insert(severity)
            let match = line.wholeMatch(of: pattern)
            #expect((match != nil) == (severity != "note"), "\(line)")
            guard let match else { continue }
            func group(_ name: String) -> Substring? { matcher[name]?.integer.flatMap { match[$0].substring } }
            #expect(group("severity").map(String.init) == severity)
            #expect(group("code").map(String.init) == finding["rule"]?.string)
            #expect(group("message").map(String.init) == finding["message"]?.string)
            #expect(group("line").flatMap { Int($0) } == finding["line"]?.integer)
            #expect(group("column").flatMap { Int($0) } == finding["column"]?.integer)
            #expect(group("file")?.hasSuffix(Self.sample) == true)
        }
        #expect(severities == ["error", "warning", "note"])
    }

    private static let names = [
        "a.sh", "dir/b.YML", "c.yaml", "d.json", "e.jsonl", "f.har", "g.http", "h.rest", "i.md", "j.txt", "k.req",
        "Jenkinsfile", "dir.x/notes", "a.postman_collection.json", "l.curl", "m.ndjson", ".gitlab-ci.yml", "n.", "o.py",
        "p.png", "q.json5", ".hidden", "r.swift", "s.sh.bak", "json", "t.jsonx", "dir.sh/u.lock", "v.zsh", "w.ksh",
        "x.bash", "y.markdown", "z.raw", "a.text", "b.jsonlines", "c.HTML",
    ]

    @Test func `a hook is given the files that a walk of the folder reads`() throws {
        let folder = try Folder()
        for name in Self.names { try folder.write("", to: name) }
        let walk = try Command.bindlint("check", "--show-files", in: folder)
        #expect(walk.code == 0, "\(walk.errors)")
        let read = walk.output.split(separator: "\n").map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : String($0) }
        let hooks = try #require(Node.yamlDocuments(Self.source(".pre-commit-hooks.yaml")).first?.elements)
        #expect(hooks.compactMap { $0["id"]?.string } == ["bindlint", "bindlint-system", "bindlint-fix"])
        for hook in hooks {
            let pattern = try Regex(#require(hook["files"]?.string))
            #expect(Self.names.filter { $0.contains(pattern) }.sorted() == read.sorted())
            #expect(hook["require_serial"]?.bool == true)
            #expect(hook["entry"]?.string == "bindlint check --allow-empty")
        }
    }

    @Test func `the hook that init writes takes the files of the hooks that are offered`() throws {
        let folder = try Folder()
        #expect(try Command.bindlint("init", "--pre-commit", in: folder).code == 0)
        let written = try Node.yamlDocuments(SourceFile(name: "", text: folder.read(".pre-commit-config.yaml")).text)
        let offered = try Node.yamlDocuments(Self.source(".pre-commit-hooks.yaml"))
        let hook = written.first?["repos"]?.elements?.first?["hooks"]?.elements?.first
        #expect(hook?["files"]?.string != nil)
        #expect(hook?["files"]?.string == offered.first?.elements?.first?["files"]?.string)
        #expect(hook?["entry"]?.string == offered.first?.elements?.first?["entry"]?.string)
    }

    @Test func `the version is one line`() throws {
        let run = try Command.bindlint("--version")
        #expect(run.code == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func `a completion script knows the values of options`(shell: String)
        throws
    {
        let run = try Command.bindlint("--generate-completion-script", shell)
        #expect(run.code == 0)
        for word in ["checkstyle", "cloudfront", "warning", "write-baseline"] {
            #expect(run.output.contains(word), "\(word)")
        }
    }
}
