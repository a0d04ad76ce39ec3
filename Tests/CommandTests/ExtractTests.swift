import SourceText
import Testing

/// `bindlint extract`.
struct ExtractTests {
    @Test func `a record of every request is printed, one a line`() throws {
        let run = try Command.bindlint("extract", "\(SamplesTests.root)/samples/good")
        #expect(run.code == 0)
        #expect(run.errors.isEmpty)
        let records = Array(Node.jsonLines(SourceFile(name: "records", text: run.output).text))
        #expect(records.count == 17)
        for record in records {
            let node = try record.get()
            #expect(node["operation"]?.string?.hasSuffix("SipRegistration") == true || node["action"]?.string == "list")
            #expect(node["origin"]?["file"]?.string?.hasPrefix("\(SamplesTests.root)/samples/good/") == true)
            #expect(node["params"]?.elements?.isEmpty == false)
        }
    }

    /// Records are a sequence, so what contradicts each other in a collection is done one after the other there.
    @Test func `what is extracted is judged as the file itself`() throws {
        for (name, _) in SamplesTests.bad {
            let path = "\(SamplesTests.root)/samples/bad/\(name)"
            let direct = try Command.bindlint("check", "--format", "json", path)
            let records = try Command.bindlint("extract", "--reveal", path)
            #expect(records.code == 0, "\(records.errors)")
            let again = try Command.bindlint(
                "check", "--format", "json", "-", "--stdin-filename", "records.jsonl", input: records.output)
            let rules = try direct.rules("json").map { $0 == "registration-contested" ? "registration-taken" : $0 }
            #expect(try again.rules("json").sorted() == rules.sorted(), "\(name)\n\(records.output)")
        }
    }

    @Test func `masking a secret leaves everything else`() throws {
        let path = "\(SamplesTests.root)/samples/bad/legacy.http"
        let masked = try Command.bindlint("extract", path).output
        let revealed = try Command.bindlint("extract", "--reveal", path).output
        let key = "4e70c1b2-93d1-4b7e-9c55-08d1f1e2a6b3"
        #expect(revealed.contains(key) && !masked.contains(key))
        #expect(revealed.split(separator: key, omittingEmptySubsequences: false).joined(separator: "***") == masked)
    }

    @Test func `requests to other APIs are printed where that is asked for`() throws {
        let folder = try Folder(["call.sh": "curl -X POST https://example.com/v1/users -d name=a\n"])
        let run = try Command.bindlint("extract", "--all", "call.sh", in: folder)
        #expect(run.code == 0)
        #expect(run.output.contains(#""url":"https://example.com/v1/users""#))
        let none = try Command.bindlint("extract", "call.sh", in: folder)
        #expect(none.code == 2)
        #expect(none.errors == "bindlint: error: no request found in call.sh; --allow-empty accepts that\n")
        #expect(none.output.isEmpty)
        #expect(try Command.bindlint("extract", "call.sh", "--allow-empty", in: folder).code == 0)
    }

    @Test func `what cannot be read is a fault, beside what can`() throws {
        let folder = try Folder([Sample.good.0: Sample.good.1, Sample.broken.0: Sample.broken.1])
        let run = try Command.bindlint("extract", "broken.json", "good.json", "none.json", in: folder)
        #expect(run.code == 2)
        #expect(run.output.split(separator: "\n").count == 1)
        #expect(run.errors.contains("broken.json:1:49: ") && run.errors.contains("none.json: no such file"))
    }

    @Test func `nothing to extract from is a mistake`() throws {
        let run = try Command.bindlint("extract")
        #expect(run.code == 2)
        #expect(run.errors.contains("Missing expected argument '<paths> ...'"), "\(run.errors)")
    }
}
