import SourceText
import Testing

/// `bindlint rules docs`, and `docs/rules/`, which is its output.
struct RuleDocsTests {
    @Test func `the pages in docs are those of the rules as they are`() throws {
        let folder = try Folder([:])
        let run = try Command.bindlint("rules", "docs", "pages", in: folder)
        #expect(run.code == 0)
        let written = try folder.files(below: "pages")
        let kept = try Folder.files(below: SamplesTests.root + "/docs/rules")
        #expect(written.count > 100)
        #expect(Set(written.keys) == Set(kept.keys))
        for (name, text) in written.sorted(by: { $0.key < $1.key }) {
            #expect(kept[name] == text, "docs/rules/\(name) is old: run bindlint rules docs docs/rules")
        }
    }

    @Test func `a pack's pages say what its file says, as text`() throws {
        let folder = try Folder([
            "own.yaml": """
            id: own-rule
            title: A <b>bold</b> title & more
            severity: warning
            basis: policy
            about: |
              Never use *stars* or `code`.
            require: params.sip_registration_id != 1
            at: params.sip_registration_id
            message: "<script>alert(1)</script>"
            hint: take another
            examples:
              bad: [{ operation: BindSipRegistration, params: { sip_registration_id: 1 } }]
            """
        ])
        let run = try Command.bindlint(
            "rules", "docs", "pages", "--rules", "own.yaml", "--select", "own-rule", in: folder)
        #expect(run.code == 0)
        let files = try folder.files(below: "pages")
        #expect(Set(files.keys) == ["README.md", "index.html", "own-rule.md", "own-rule.html"])
        let html = try #require(files["own-rule.html"])
        #expect(html.contains("<strong>A &lt;b&gt;bold&lt;/b&gt; title &amp; more</strong>"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!html.contains("<script"))
        let markdown = try #require(files["own-rule.md"])
        #expect(markdown.contains("\nNever use \\*stars\\* or `code`.\n"))
        #expect(markdown.contains("**warning**: \\<script\\>alert(1)\\</script\\>. Hint: take another\n"))
        #expect(markdown.contains("require: params.sip_registration_id != 1\n"))
    }

    @Test func `a folder that cannot be made is told`() throws {
        let folder = try Folder(["file": ""])
        let run = try Command.bindlint("rules", "docs", "file/pages", in: folder)
        #expect(run.code == 2)
        #expect(run.errors.contains("file/pages"))
    }
}
