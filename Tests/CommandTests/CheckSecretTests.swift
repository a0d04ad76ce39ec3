import Testing

/// No secret of a request file gets into what a check prints or writes.
struct CheckSecretTests {
    private static let url = "https://api.voximplant.com/platform_api"

    /// Every secret is marked and another; every request breaks a rule, so that it is quoted.
    private static let script = """
        curl -u me:SECRETa1x "\(url)/BindSipRegistration?user_id=3"
        curl "\(url)/BindSipRegistration?user_id=3&api_key=SECRETa2x&user_id=3"
        curl -H "Authorization: Bearer SECRETa3x" "\(url)/BindSipRegistration?user_id=3"
        KEY=SECRETa4x
        curl "\(url)/BindSipRegistration?user_id=3&api_key=$KEY"
        curl \(url)/CreateSipRegistration -d "sip_username=a&password=SECRETa5x&user_id=3&user_name=b"
        curl --oauth2-bearer SECRETa6x "\(url)/BindSipRegistration?user_id=3"
        curl -b "session=SECRETa7x" "\(url)/BindSipRegistration?user_id=3"
        curl "https://me:SECRETa8x@api.voximplant.com/platform_api/BindSipRegistration?user_id=3"
        curl -H "X-Api-Key: SECRETa9x" "\(url)/BindSipRegistration?user_id=3"
        curl -H "Authorization: SECRETb1x" "http://a/platform_api/BindSipRegistration?user_id=3"
        curl -F "password=SECRETb2x" -F user_id=3 \(url)/CreateSipRegistration
        curl -d '{"password":"SECRETb3x"}' -H "content-type: application/json" \(url)/CreateSipRegistration
        curl "\(url)/BindSipRegistration?user_id=3&apikey=SECRETb4x"

        """
    private static let data = """
        [{"operation":"CreateSipRegistration","password":"SECRETc1x","user_id":1,"user_name":"x"},
        {"method":"POST","url":"\(url)/BindSipRegistration?session_id=SECRETc2x&user_id=1",
        "headers":{"Authorization":"Bearer SECRETc3x","X-Api-Key":"SECRETc4x","Cookie":"SECRETc5x"}}]
        """
    private static let calls = """
        POST \(url)/BindSipRegistration?user_id=3&api_key=SECRETd1x
        Authorization: Basic SECRETd2x
        Cookie: sid=SECRETd3x

        ###
        @key = SECRETd4x
        POST \(url)/BindSipRegistration?user_id=3&api_key={{key}}

        """
    private static let collection = """
        {"info":{"name":"c","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
        "auth":{"type":"bearer","bearer":[{"key":"token","value":"SECRETe1x"}]},
        "variable":[{"key":"api_key","value":"SECRETe2x"}],
        "item":[{"name":"bind","request":{"method":"POST","header":[],
        "url":"\(url)/BindSipRegistration?user_id=3&api_key={{api_key}}"}}]}
        """

    private static let files = ["a.sh", "b.json", "c.http", "d.json", "e.yaml", "f.json"]

    private func folder() throws -> Folder {
        try Folder([
            "a.sh": Self.script, "b.json": Self.data, "c.http": Self.calls, "d.json": Self.collection,
            "e.yaml": "- operation: CreateSipRegistration\n  password: SECRETf1x\n  user_id: 0\n",
            "f.json": "{\"operation\":\"CreateSipRegistration\",\"password\":\"SECRETg1x\",",
        ])
    }

    @Test func `a secret is nowhere in what comes out, in no format`() throws {
        let folder = try folder()
        let formats = [
            "text", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "checkstyle", "rdjsonl",
            "markdown",
            "html",
        ]
        let run = try Command.bindlint(
            ["check", "--exit-zero"] + formats.flatMap { ["--output", "\($0)=out.\($0)"] }
                + Self.files.dropLast(), in: folder)
        #expect(run.code == 0, "\(run.errors)")
        for format in formats {
            let text = try folder.read("out.\(format)")
            #expect(text.contains("missing-application"), "\(format)")
            #expect(!text.contains("SECRET"), "\(format)")
        }
        let written = try Command.bindlint(
            ["check", "--write-baseline", "out.base"] + Self.files.dropLast(), in: folder)
        let baseline = try folder.read("out.base")
        #expect(baseline.contains("missing-application"))
        for text in [run.output, run.errors, written.output, written.errors, baseline] {
            #expect(!text.contains("SECRET"))
        }
    }

    @Test(arguments: [
        ["check"], ["check", "--diff", "--unsafe-fixes"], ["check", "--fix", "--unsafe-fixes"], ["extract"],
        ["check", "--role", "Support", "--format", "concise"],
    ])
    func `a secret is in no text, difference, record or error`(command: [String]) throws {
        let run = try Command.bindlint(command + Self.files, in: try folder())
        #expect(run.code == 2)
        #expect(!run.output.isEmpty)
        #expect(run.errors.contains("f.json"))
        for text in [run.output, run.errors] {
            let lines = text.split(separator: "\n").filter { $0.contains("SECRET") }
            #expect(lines.isEmpty, "\(lines)")
        }
    }
}
