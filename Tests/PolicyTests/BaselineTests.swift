import Policy
import Readers
import SourceText
import Testing

/// The file of a baseline, and findings against it.
@Suite struct BaselineTests {
    private static func read(_ text: String) throws -> Baseline { try Baseline(SourceFile(name: "b", text: text)) }

    private static func baseline(_ entries: [(kind: UInt128, file: String, count: Int)]) -> Baseline {
        var baseline = Baseline()
        for (kind, file, count) in entries {
            baseline.entries[.init(kind: kind, file: file)] = .init(
                count: count, rule: "missing-application", operation: "BindSipRegistration")
        }
        return baseline
    }

    @Test func `a baseline reads back as it was written`() throws {
        let baseline = BaselineTests.baseline([
            (1, "a \"quoted\" näme\nwith a line.sh", 1), (UInt128.max, "b.sh", 3), (1 << 120, "b.sh", 2),
        ])
        let bytes = baseline.bytes
        #expect(Baseline.isBaseline(bytes))
        let again = try Baseline(SourceFile(name: "b", bytes: bytes))
        #expect(again.entries.mapValues(\.count) == baseline.entries.mapValues(\.count))
        #expect(again.bytes == bytes)
        #expect(again.count == 6)
    }

    private static let opening = "# bindlint baseline 1\n"
    private static let digits = String(repeating: "0", count: 31)

    @Test func `lines stand in any order, and of two for the same the larger count is taken`() throws {
        let one =
            "{\"fingerprint\":\"\(Self.digits)1\",\"count\":1,\"rule\":\"r\",\"file\":\"a\",\"operation\":\"o\"}\n"
        let two = one.replacing("\"count\":1", with: "\"count\":2")
        for lines in [one + two + one, two + one + one] {
            #expect(try BaselineTests.read(Self.opening + lines).entries.map(\.value.count) == [2])
        }
    }

    @Test(arguments: [
        ("", "it is no baseline of bindlint"), ("[]\n", "it is no baseline of bindlint"),
        ("# bindlint baseline 2\n", "it is a baseline of another version of bindlint"),
        (opening + "<<<<<<< HEAD\n", "git could not merge here; keep the lines of both sides"),
        (
            opening + "{\"fingerprint\":\"1\"}\n",
            "a line of a baseline has a fingerprint, a count above zero and a file"
        ),
        (
            opening + "{\"fingerprint\":\"\(digits)1\",\"count\":0,\"file\":\"a\"}\n",
            "a line of a baseline has a fingerprint, a count above zero and a file"
        ),
    ])
    func `what is none is refused`(text: String, reason: String) {
        #expect(throws: SyntaxError.self) { try BaselineTests.read(text) }
        do { _ = try BaselineTests.read(text) } catch let error as SyntaxError {
            #expect(error.reason == reason)
        } catch {
            Issue.record(error)
        }
    }

    @Test func `a line that is no JSON is refused at its place`() {
        do {
            _ = try BaselineTests.read(Self.opening + "#000\n{\"fingerprint\":\n")
            Issue.record("it was read")
        } catch let error as SyntaxError {
            #expect(error.span.start >= Self.opening.utf8.count + 5)
        } catch {
            Issue.record(error)
        }
    }

    // MARK: Findings

    private static let url = "https://api.voximplant.com/platform_api/BindSipRegistration"

    private static func results(_ files: [(name: String, text: String)]) -> Results { Builtin.judge(files) }

    /// What is left of the results beside a baseline, and the next one.
    private static func match(
        _ results: Results, _ baseline: Baseline, acceptsAll: Bool = false, gone: Set<String> = [],
        judged: Set<String>? = nil
    ) -> (results: Results, next: Baseline, stale: Int) {
        var results = results
        var match = BaselineMatch(baseline, names: [:], acceptsAll: acceptsAll) { gone.contains($0) }
        match.apply(to: &results)
        let judged = judged ?? Set(results.files.map(\.name))
        return (
            results, match.next { judged.contains($0) || gone.contains($0) }, match.stale { judged.contains($0) }
        )
    }

    private static func accepted(_ files: [(name: String, text: String)]) -> Baseline {
        match(results(files), Baseline(), acceptsAll: true).next
    }

    private static let json = """
        [{"operation": "BindSipRegistration", "params": {"sip_registration_id": 1, "user_id": 2, "colour": "red"}}]
        """

    static let rewritten: [(title: String, name: String, text: String)] = [
        ("lines before it", "a.json", "\n\n\n" + json),
        (
            "keys in another order", "a.json",
            """
            [{"params": {"colour": "red", "user_id": 2, "sip_registration_id": 1}, "operation": "BindSipRegistration"}]
            """
        ),
        (
            "another layout", "a.json",
            "[\n  {\n    \"operation\" : \"BindSipRegistration\",\n    \"params\" : {\n      \"sip_registration_id\" : \"1\",\n      \"user_id\" : 2,\n      \"colour\" : \"\\u0072ed\"\n    }\n  }\n]\n"
        ),
        (
            "another request before it", "a.json",
            "[{\"operation\": \"GetSipRegistrations\", \"params\": {}}, \(json.dropFirst())"
        ),
    ]

    @Test(arguments: rewritten)
    func `a finding is accepted however its request is written`(title: String, name: String, text: String) {
        let baseline = BaselineTests.accepted([("a.json", BaselineTests.json)])
        #expect(baseline.count == 2)
        let (results, next, stale) = BaselineTests.match(BaselineTests.results([(name, text)]), baseline)
        #expect(results.findings.map(\.rule) == [] && results.baselined == 2 && stale == 0)
        #expect(next.bytes == baseline.bytes)
    }

    @Test func `a file that was renamed brings nothing back, and the next baseline knows its name`() {
        let baseline = BaselineTests.accepted([("a.json", BaselineTests.json)])
        let renamed = BaselineTests.results([("b.json", BaselineTests.json)])
        let (results, next, _) = BaselineTests.match(renamed, baseline, gone: ["a.json"])
        #expect(results.findings.isEmpty)
        #expect(Set(next.entries.keys.map(\.file)) == ["b.json"] && next.count == 2)
        // A copy is no renamed file.
        #expect(BaselineTests.match(renamed, baseline).results.findings.count == 2)
    }

    @Test(arguments: [
        BaselineTests.json.replacing("\"user_id\": 2", with: "\"user_id\": 3"),
        BaselineTests.json.replacing("\"red\"", with: "\"blue\""),
        BaselineTests.json.replacing("BindSip", with: "UpdateSip"),
    ])
    func `a changed value brings the finding back`(text: String) {
        let baseline = BaselineTests.accepted([("a.json", BaselineTests.json)])
        let (results, next, stale) = BaselineTests.match(BaselineTests.results([("a.json", text)]), baseline)
        #expect(!results.findings.isEmpty && results.baselined == 0 && stale == 2)
        #expect(next.entries.isEmpty)
    }

    @Test func `a secret that is taken out or put in brings nothing else back`() {
        func call(_ key: String) -> [(name: String, text: String)] {
            [("a.sh", "curl -X POST \"\(Self.url)?user_id=2&account_id=1&sip_registration_id=1\" -d api_key=\(key)\n")]
        }
        let baseline = BaselineTests.accepted(call("4e70c1b2-93d1-4b7e"))
        for key in ["$KEY", "9c55c1b2-08d1-4b7e"] {
            let rules = BaselineTests.match(BaselineTests.results(call(key)), baseline).results.findings.map(\.rule)
            #expect(rules == (key == "$KEY" ? [] : ["hardcoded-secret"]))
        }
        let text = String(decoding: baseline.bytes, as: UTF8.self)
        #expect(text.contains("hardcoded-secret") && !text.contains("4e70c1b2"))
    }

    @Test func `counts shrink and never grow`() {
        func twice(_ count: Int) -> Results {
            let list = Array(repeating: BaselineTests.json.dropFirst().dropLast(), count: count).joined(separator: ",")
            return BaselineTests.results([("a.json", "[\(list)]")])
        }
        func own(_ results: Results) -> Int { results.findings.filter { $0.rule == "unknown-parameter" }.count }
        let baseline = BaselineTests.match(twice(2), Baseline(), acceptsAll: true).next
        let more = BaselineTests.match(twice(3), baseline)
        #expect(own(more.results) == 1 && more.next.count == baseline.count)
        let less = BaselineTests.match(twice(1), baseline)
        #expect(own(less.results) == 0 && less.next.count < baseline.count)
        #expect(own(BaselineTests.match(twice(2), less.next).results) == 1)
    }

    @Test func `a run over some files forgets nothing of the others`() {
        let other = BaselineTests.json.replacing("\"user_id\": 2", with: "\"user_id\": 3")
        let baseline = BaselineTests.accepted([("a.json", BaselineTests.json), ("b.json", other)])
        #expect(baseline.count == 4)
        for acceptsAll in [true, false] {
            let empty = BaselineTests.results([("a.json", "[]")])
            let (_, next, _) = BaselineTests.match(empty, baseline, acceptsAll: acceptsAll)
            #expect(Set(next.entries.keys.map(\.file)) == ["b.json"] && next.count == 2)
        }
    }

    @Test func `a message counts for nothing`() throws {
        let rule = { (message: String) in
            """
            id: r
            title: t
            severity: error
            basis: policy
            about: a
            require: "false"
            message: \(message)
            """
        }
        func judge(_ message: String) throws -> Results {
            var rules = RuleSet()
            rules.add([SourceFile(name: "r.yaml", text: rule(message))], Builtin.vocabulary)
            #expect(rules.brokenFiles.isEmpty)
            return Builtin.judge([("a.json", BaselineTests.json)], rules: rules.rules)
        }
        let baseline = BaselineTests.match(try judge("one"), Baseline(), acceptsAll: true).next
        #expect(BaselineTests.match(try judge("two"), baseline).results.findings.isEmpty)
    }
}
