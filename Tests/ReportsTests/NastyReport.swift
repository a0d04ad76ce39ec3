import SourceText

@testable import Policy

/// Results in which every text is as unpleasant as its format allows; every report is tested with them.
enum NastyReport {
    static let token = "eyJhbGciOi.s3cr3t-tökén.b0dy"
    static let password = "hunter2\u{202E}hunter3"

    static let results: Results = {
        var results = Results()
        results.files = [script, data, binary]
        results.fileCount = 3
        results.secrets.add(Array(token.utf8))
        results.secrets.add(Array(password.utf8))
        results.requests = 5
        results.judged = 4
        results.violatingRequests = 3
        (results.suppressed, results.baselined, results.outsideChanges) = (4, 1_200, 2)
        results.findings = [
            spanOverLines, tabsAndEscapes, wideCharacters, relatedElsewhere, malformedBytes, endOfFile,
        ]
        results.undecided = [
            Undecided(
                rule: "registration-taken", place: place("{{user_id}}", in: 1),
                reason: "\"user_id\" is {{user_id}}, sent with \(token)\r\n::error::not a command")
        ]
        results.problems = [
            Problem(file: "gone/\u{1B}]0;title\u{7}\(token).json", reason: "no such file\nfaked: line"),
            Problem(file: data.name, place: place("日本", in: 1), reason: "expected `}`, got \u{2028}<b>"),
        ]
        return results
    }()

    // MARK: Files

    private static let script = SourceFile(
        name: "scripts/bind \u{202E}hs.\u{2066}me, 100% \"sure\".sh",
        text: """
            \u{FEFF}#!/bin/sh
            curl -X POST 'https://api.voximplant.com/platform_api/BindSipRegistration' \\
              -H 'Authorization: Bearer \(token)' \\
              \t-d 'user_id=\u{1B}[31m42\u{1B}[0m&\tbind=yes\u{200B}'
            # 日本語のメモ 🚀 e\u{301}e\u{301} user_name=Zoë&password=\(password)\r
            """ + "\n")

    private static let data = SourceFile(
        name: "data/été.json",
        text: #"{"user_name": "日本 👩‍💻 <script>alert(1)</script>", "id": "{{user_id}}"}"# + "\n")

    private static let binary = SourceFile(
        name: "=cmd|' /C calc'!A0", bytes: Array("a=".utf8) + [0xFF, 0xE2, 0x82, 0x00] + Array("&b=2\rc=3".utf8))

    /// Where a text first stands in a file.
    private static func place(_ text: String, in file: Int) -> Finding.Place {
        let bytes = results(file).bytes
        let needle = Array(text.utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: needle) } ?? bytes.count
        return Finding.Place(file: file, span: SourceSpan(start, start + needle.count))
    }

    private static func results(_ file: Int) -> SourceFile { [script, data, binary][file] }

    // MARK: Findings

    /// Several lines, a hint of several lines, a token in every text, two fixes.
    private static let spanOverLines = Finding(
        rule: "hardcoded-secret", severity: .error, basis: .security, source: "api.md, \"on the wire\" \(token)",
        message: "the token '\(token)' is \"literal\", <b>&amp;</b>\n::error file=a,line=1::injected %0A",
        hint: "take \(token)\nfrom the environment:\n\u{1B}[2J\"$TOKEN\"",
        place: Finding.Place(
            file: 0, span: place("curl", in: 0).span.union(place("bind=yes", in: 0).span)),
        operation: "BindSipRegistration", related: [],
        fixes: [
            Fix(
                title: "replace \(token)", isSafe: true,
                edits: [
                    Fix.Edit(span: place(token, in: 0).span, text: "$TOKEN"),
                    Fix.Edit(span: SourceSpan(3, 3), text: "# \(token)\n\u{2029}"),
                ]),
            Fix(title: "", isSafe: false, edits: []),
        ], fingerprint: "00000000000000000000000000000001")

    private static let tabsAndEscapes = Finding(
        rule: "malformed-boolean", severity: .warning, basis: .documented, source: "BindSipRegistration, bind",
        message: "bind is 'yes\u{200B}', \u{2067}not\u{2069} a boolean", hint: nil,
        place: place("bind=yes\u{200B}", in: 0), operation: "BindSip\u{7F}Registration",
        related: [
            Finding.Related(place: place("\u{1B}[31m42", in: 0), message: "=HYPERLINK(\"http://x\",\"\(token)\")")
        ],
        fixes: [
            Fix(
                title: "write <\"true\">", isSafe: true,
                edits: [
                    Fix.Edit(span: place("yes\u{200B}", in: 0).span, text: "true\u{202E}\r\n\t%0A::error::\u{1B}[0m"),
                    Fix.Edit(span: place("Zoë", in: 0).span, text: ""),
                ])
        ], fingerprint: "00000000000000000000000000000002")

    private static let wideCharacters = Finding(
        rule: "unknown-parameter", severity: .note, basis: .policy, source: nil,
        message: "parameter \"user_name\" is Zoë's, after 🚀", hint: "+1, -1, @sum, \tand ::set-output::",
        place: place("user_name=Zoë", in: 0), operation: "BindSipRegistration",
        related: [Finding.Related(place: place("のメモ 🚀 e\u{301}", in: 0), message: "wide")], fixes: [],
        fingerprint: "00000000000000000000000000000003")

    private static let relatedElsewhere = Finding(
        rule: "registration-taken", severity: .error, basis: .inferred, source: "field notes \u{85} 2",
        message: "taken", hint: nil, place: place("<script>", in: 1), operation: "",
        related: [
            Finding.Related(place: place("password", in: 0), message: "here,\nwith \(password)"),
            Finding.Related(
                place: Finding.Place(file: 2, span: SourceSpan(0, 0)), message: ""),
        ], fixes: [], fingerprint: "00000000000000000000000000000004")

    private static let malformedBytes = Finding(
        rule: "malformed-text", severity: .error, basis: .hygiene, source: nil, message: "'\u{FFFD}' is not UTF-8",
        hint: nil, place: Finding.Place(file: 2, span: SourceSpan(3, 6)), operation: "BindSipRegistration",
        related: [Finding.Related(place: place("=2", in: 2), message: "columns go on")], fixes: [],
        fingerprint: "00000000000000000000000000000005")

    private static let endOfFile = Finding(
        rule: "missing-target", severity: .error, basis: .documented, source: "BindSipRegistration, description",
        message: "nothing to bind", hint: "add user_id",
        place: Finding.Place(file: 0, span: SourceSpan(script.bytes.count, script.bytes.count)),
        operation: "BindSipRegistration",
        related: [
            Finding.Related(
                place: Finding.Place(file: 2, span: SourceSpan(binary.bytes.count, binary.bytes.count)), message: "end")
        ], fixes: [], fingerprint: "00000000000000000000000000000006")
}
