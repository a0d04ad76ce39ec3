import Readers
import Requests
import SourceText
import Testing

@Suite struct MarkdownReaderTests {
    private static let bind = "https://api.voximplant.com/platform_api/BindSipRegistration"
    private static let one = ["BindSipRegistration", "query user_id=1 <1>"]

    @Test(arguments: [
        "# Title\n\n```bash\ncurl \(bind)?user_id=1\n```\nend\n",
        "```\ncurl \(bind)?user_id=1\n```\n",
        "~~~ console\n$ curl \(bind)?user_id=1\n{}\n~~~\n",
        "~~~console\n# curl \(bind)?user_id=1\n~~~\n",
        "```bash title=\"x\"\ncurl \(bind)?user_id=1\n```\n",
        "```{.sh}\ncurl \(bind)?user_id=1\n```\n",
        "1. step\n\n   ```sh\n   curl \\\n     \(bind)?user_id=1\n   ```\n",
        "- ```sh\n  curl \(bind)?user_id=1\n  ```\n",
        "> ```sh\n> curl \\\n>   \(bind)?user_id=1\n> ```\n",
        "```sh\ncurl \(bind)?user_id=1\n",
        "````sh\n```\ncurl \(bind)?user_id=1\n````\n",
        "text\n\n    curl \(bind)?user_id=1\n\ntext\n",
        "text\n\n\tcurl \\\n\t\t\(bind)?user_id=1\n",
        "```sh\r\ncurl \\\r\n  \(bind)?user_id=1\r\n```\r\n",
        "```cmd\ncurl ^\"\(bind)?user_id=1^\" ^\n  -X POST\n```\n",
        "```powershell\ncurl.exe `\n  \"\(bind)?user_id=1\"\n```\n",
        "```sh\nC:\\> curl \(bind)?user_id=1\n```\n",
        "```\n[root@host ~]# curl \(bind)?user_id=1\n```\n",
    ]) func `code blocks with command lines are read`(document: String) {
        #expect(Outline(document, .markdown).lines == Self.one)
    }

    @Test(arguments: [
        "Call `curl \(bind)?user_id=1` now.\n",
        "```python\ncurl \(bind)?user_id=1\n```\n",
        "```http\nGET \(bind)?user_id=1\ncurl\n```\n",
        "text\n    curl \(bind)?user_id=1\n",
        "curl \(bind)?user_id=1\n",
        "```sh\n# curl \(bind)?user_id=1\n```\n",
    ]) func `other text is not`(document: String) {
        #expect(Outline(document, .markdown).lines == [])
    }

    @Test func `each block has its own variables`() {
        let document = "```sh\nU=1\n```\n```sh\ncurl \(Self.bind)?user_id=$U\n```\n"
        let outline = Outline(document, .markdown)
        #expect(outline.lines == ["BindSipRegistration", "query user_id=~$U <$U>"])
        #expect(outline.reading.order == .collection)
        #expect(outline.reading.requests.first?.origin.format == .markdown)
    }

    @Test func `spans count the document's bytes`() throws {
        let document = "# Ünïcode\n\n- x\n\n  ```sh\n  curl \(Self.bind) \\\n    -d 'rule_name=a\n  b'\n  ```\n"
        #expect(
            Outline(document, .markdown).lines == ["BindSipRegistration", "form rule_name=a\nb <a␊  b>"])
    }
}
