import Readers
import Requests
import Testing

/// What a body carries, by its content type and by its shape.
struct BodyTests {
    struct Case: CustomTestStringConvertible {
        var type: String?
        var body: String
        var kind: HTTP.BodyKind
        var lines: [String]
        var testDescription: String { "\(type ?? "no type"): \(body)" }
    }

    static let form = "application/x-www-form-urlencoded"
    static let multipart = "multipart/form-data; boundary=\"b;c\""

    static let cases = [
        Case(type: form, body: "rule_id=12&bind", kind: .form, lines: ["form rule_id=12 <12>", "form bind= <>"]),
        Case(type: form, body: "rule_id=12\r\n", kind: .form, lines: ["form rule_id=12 <12>"]),
        Case(type: nil, body: "rule_id=1&rule_id=2", kind: .form, lines: ["form rule_id=1 <1>", "form rule_id=2 <2>"]),
        Case(type: "text/plain", body: "rule_id=1", kind: .form, lines: ["form rule_id=1 <1>"]),
        Case(type: nil, body: "just some words", kind: .other, lines: []),
        Case(
            type: "application/json; charset=utf-8", body: #"{"rule_id": 12, "rule_name": "a\u0062\"c"}"#, kind: .json,
            lines: ["json rule_id=12 <12>", #"json rule_name=ab"c <a\u0062\"c>"#]),
        Case(
            type: form, body: #"{"rule_id": [1, 2], "bind": null}"#, kind: .json,
            lines: ["json rule_id=1;2 <1, 2>", "json bind=null <null>"]),
        Case(type: "application/json", body: "{}", kind: .json, lines: []),
        Case(type: "application/json", body: "[1]", kind: .json, lines: []),
        Case(type: "application/json", body: "{\"rule_id\": ", kind: .json, lines: ["unseen <{\"rule_id\":>"]),
        Case(
            type: multipart,
            body: "--b;c\r\nContent-Disposition: form-data; name=\"rule_id\"\r\n\r\n12\r\n--b;c--\r\n",
            kind: .multipart,
            lines: ["multipart rule_id=12 <12>"]),
        Case(
            type: multipart, body: "--b;c\nContent-Disposition: form-data; name=rule_name\n\na\nb\n--b;c--",
            kind: .multipart, lines: ["multipart rule_name=a\nb <a␊b>"]),
        Case(
            type: multipart, body: "--b;c\r\nContent-Disposition: form-data; name=\"bind\"\r\n\r\n\r\n--b;c--",
            kind: .multipart, lines: ["multipart bind= <>"]),
        Case(
            type: multipart,
            body: "--b;c\r\ncontent-disposition: form-data;\r\n name=\"a\\\"b;\"\r\n\r\n--b;cd\r\n--b;c--",
            kind: .multipart, lines: ["multipart a\"b;=--b;cd <--b;cd>"]),
        Case(
            type: multipart,
            body: "--b;c\r\nContent-Disposition: form-data; name=\"rule_id\"; filename=\"x\"\r\n\r\n12\r\n--b;c--",
            kind: .multipart, lines: ["multipart rule_id=~@file <12>"]),
        Case(
            type: "multipart/form-data",
            body: "--xyz\r\nContent-Disposition: form-data; name=\"rule_id\"\r\n\r\n12\r\n--xyz--\r\n",
            kind: .multipart,
            lines: ["multipart rule_id=12 <12>"]),
        Case(
            type: multipart, body: "--b;c\r\nContent-Disposition: form-data; name=\"rule_id\"\r\n\r\n12",
            kind: .multipart, lines: ["multipart rule_id=12 <12>"]),
        Case(type: multipart, body: "no parts", kind: .multipart, lines: []),
    ]

    @Test(arguments: cases) func `a body is read by its type, else by its shape`(example: Case) throws {
        let type = example.type.map { "Content-Type: \($0)\r\n" } ?? ""
        let outline = Outline(
            "POST /platform_api/BindSipRegistration HTTP/1.1\r\n\(type)Content-Length: \(example.body.utf8.count)\r\n\r\n"
                + example.body, .raw)
        #expect(outline.lines == ["BindSipRegistration"] + example.lines)
        #expect(outline.reading.requests.first?.http?.bodyKind == example.kind)
    }

    struct Naming: CustomTestStringConvertible {
        var target: String
        var body: String
        var lines: [String]
        var testDescription: String { "\(target) \(body)" }
    }

    static let namings = [
        Naming(
            target: "/platform_api", body: "cmd=BindSipRegistration&rule_id=1",
            lines: ["BindSipRegistration", "form rule_id=1 <1>"]),
        Naming(target: "/platform_api/", body: "cmd=BindSipRegistration", lines: ["BindSipRegistration"]),
        Naming(
            target: "/platform_api?cmd=BindSipRegistration", body: "rule_id=1",
            lines: ["BindSipRegistration", "form rule_id=1 <1>"]),
        Naming(target: "/platform_api", body: #"{"cmd": "BindSipRegistration"}"#, lines: ["BindSipRegistration"]),
        Naming(
            target: "/platform_api/BindSipRegistration", body: "cmd=BindSipRegistration&rule_id=1",
            lines: ["BindSipRegistration", "form rule_id=1 <1>"]),
        Naming(
            target: "/platform_api/BindSipRegistration", body: "cmd=DeleteSipRegistration",
            lines: ["BindSipRegistration", "form cmd=DeleteSipRegistration <DeleteSipRegistration>"]),
        Naming(target: "/platform_api/bindSipRegistraton", body: "", lines: ["bindSipRegistraton"]),
        Naming(target: "/a/platform_api/BindSipRegistration", body: "", lines: ["BindSipRegistration"]),
        Naming(target: "/platform_api", body: "rule_id=1", lines: []),
        Naming(target: "/platform_api", body: "cmd=AddUser", lines: []),
        Naming(target: "/BindSipRegistration", body: "rule_id=1", lines: []),
    ]

    @Test(arguments: namings) func `the path names the method, or the field cmd does`(example: Naming) {
        let text =
            "POST \(example.target) HTTP/1.1\r\nContent-Length: \(example.body.utf8.count)\r\n\r\n\(example.body)"
        #expect(Outline(text, .raw).lines == example.lines)
    }

    @Test func `misspelt methods know their nearest`() {
        let outline = Outline("GET /platform_api/bindSipRegistraton HTTP/1.1\r\n\r\n", .raw)
        #expect(outline.reading.requests.first?.method.meaning == .misspelt(nearest: .bind))
    }
}
