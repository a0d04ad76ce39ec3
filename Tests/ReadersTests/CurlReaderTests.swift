import Readers
import Requests
import SourceText
import Testing

@Suite struct CurlReaderTests {
    private static let bind = "https://api.voximplant.com/platform_api/BindSipRegistration"

    @Test(arguments: [
        (
            "curl -X POST \"\(bind)?sip_registration_id=1&user_id=%34%32\" -H 'Content-Type: application/json' -d '{}'",
            [
                "BindSipRegistration", "query sip_registration_id=1 <1>", "query user_id=42 <%34%32>",
            ]
        ),
        (
            "curl \(bind) -d sip_registration_id=1 -d 'rule_name=a%20b'",
            ["BindSipRegistration", "form sip_registration_id=1 <1>", "form rule_name=a b <a%20b>"]
        ),
        (
            "curl \(bind) --data-urlencode 'rule_name=a b&ü'",
            ["BindSipRegistration", "form rule_name=a b&ü <a b&ü>"]
        ),
        (
            "curl \(bind) -G --data-urlencode \"rule_name=a\\\"b\" -d bind=false",
            ["BindSipRegistration", "query rule_name=a\"b <a\\\"b>", "query bind=false <false>"]
        ),
        (
            "curl \(bind) -F 'user_id=42' -F rule_name=\"a;b\" -F bind=@f",
            [
                "BindSipRegistration", "multipart user_id=42 <42>", "multipart rule_name=a <a>",
                "multipart bind=~@file <bind=@f>",
            ]
        ),
        (
            "curl https://api.voximplant.com/platform_api -d cmd=BindSipRegistration -d bind=False",
            ["BindSipRegistration", "form bind=False <False>"]
        ),
        (
            "curl \(bind) -d \"user_id=$USER_ID\" -d sip_registration_id=${ID:-1}",
            [
                "BindSipRegistration", "form user_id=~$USER_ID <$USER_ID>",
                "form sip_registration_id=~${ID:-1} <${ID:-1}>",
            ]
        ),
        ("curl \(bind) -d @body.txt", ["BindSipRegistration", "unseen <body.txt>"]),
        (
            "curl \(bind) -d bind=true -d \"$DATA\"",
            ["BindSipRegistration", "form bind=true <true>", "unseen <$DATA>"]
        ),
        ("curl \"${OPTS[@]}\" \(bind)", ["BindSipRegistration", "unseen <\"${OPTS[@]}\">"]),
        ("curl $OPTS -d bind=true \(bind)", ["BindSipRegistration", "form bind=true <true>", "unseen <$OPTS>"]),
        ("curl -K options \(bind)", ["BindSipRegistration", "unseen <options>"]),
        (
            "R=$(curl -s '\(bind)?user_id='\"$U\")",
            ["BindSipRegistration", "query user_id=~$U <$U>"]
        ),
        (
            "curl \"$API/BindSipRegistration\" -d user_id=1",
            ["BindSipRegistration", "form user_id=1 <1>"]
        ),
        (
            "API=https://api.voximplant.com/platform_api\ncurl $API/BindSipRegistration?user_id=1",
            ["BindSipRegistration", "query user_id=1 <1>"]
        ),
        (
            "curl '\(bind)?user_id={1,2}'",
            ["BindSipRegistration", "query user_id=1 <{1,2}>", "BindSipRegistration", "query user_id=2 <{1,2}>"]
        ),
        (
            "curl '\(bind)?user_id={user_id}'",
            ["BindSipRegistration", "query user_id=~user_id <{user_id}>"]
        ),
        (
            "curl \(bind) \\\r\n  -d 'rule_name=имя' \\\r\n  -d user_id=1\r\n",
            ["BindSipRegistration", "form rule_name=имя <имя>", "form user_id=1 <1>"]
        ),
        (
            "curl \(bind) -d @- <<EOF\nuser_id=1&\nbind=$B\nEOF\n",
            ["BindSipRegistration", "form user_id=1 <1>", "form bind=~$B <$B>"]
        ),
    ]) func `arguments keep their places`(script: String, lines: [String]) {
        #expect(Outline(script, .curl).lines == lines)
    }

    @Test func `the origin is the command`() throws {
        let script = "# x\nsudo curl -d 'user_id=1' \\\n  \(Self.bind) > out; echo\n"
        let outline = Outline(script, .curl)
        let request = try #require(outline.reading.requests.first)
        #expect(outline.file.string(request.origin.span) == "curl -d 'user_id=1' \\\n  \(Self.bind)")
        #expect(request.origin.kind == .authored)
        #expect(request.origin.format == .curl)
        #expect(outline.reading.order == .sequence)
        let http = try #require(request.http)
        #expect(outline.file.string(http.method.span) == "curl")
    }

    @Test(arguments: [
        ("curl \"\(bind)?user_id=1\ncurl \(bind)?user_id=2\n", ["2"], "unclosed double quote"),
        ("curl '\(bind)?user_id=1\ncurl \(bind)?user_id=2\n", ["2"], "unclosed single quote"),
        ("x=$(curl \(bind)?user_id=1\ncurl \(bind)?user_id=2\n", ["2"], "unclosed $("),
        ("curl \(bind)?user_id=1\ncurl $'\(bind)", ["1"], "unclosed single quote"),
        ("curl \(bind)?user_id=1 -d `date", [], "unclosed `"),
        ("curl \(bind)?user_id=1 -d ${x", [], "unclosed ${"),
    ]) func `an unclosed quote in a call of curl is a problem`(script: String, ids: [String], reason: String) {
        let reading = Outline(script, .curl).reading
        #expect(reading.problems.map(\.reason) == [reason])
        #expect(reading.requests.compactMap { $0.argument("user_id")?.value.string } == ids)
    }

    @Test func `an unclosed quote elsewhere is passed over`() {
        let outline = Outline("echo don't\ncurl \(Self.bind)?user_id=1\n", .curl)
        #expect(outline.lines == ["BindSipRegistration", "query user_id=1 <1>"])
    }

    @Test(arguments: [
        ("curl --nonsense \(bind)", "curl has no option --nonsense", "--nonsense"),
        ("curl \(bind) -X", "curl's option -X needs a value", "-X"),
        ("curl '\(bind)?user_id=1 2'", "curl refuses a URL with a space or control character", " "),
        (
            "curl -d a=1 -F b=2 \(bind)", "curl refuses options that ask for two kinds of requests (-d, -F, -T, -I)",
            "-F"
        ),
        ("curl '\(bind)?user_id=[0]'", "curl refuses a URL with a bad range in brackets", "[0]"),
    ]) func `what curl refuses is a problem where it is about this API`(script: String, reason: String, place: String) {
        #expect(Outline(script, .curl).lines == ["! \(reason) <\(place)>"])
        let other = script.replacing("platform_api/BindSipRegistration", with: "other")
        #expect(Outline(other, .curl, scope: .everything).lines == [])
    }

    @Test func `a pasted session is read through`() {
        let session = """
            $ TOKEN=abc
            $ curl -s '\(Self.bind)' \\
            >   -d user_id=1 \\
            >   -H "Authorization: Bearer $TOKEN"
            {"result": 1, "note": "it's done"}
            user@host:~$ curl \(Self.bind) -d '{
            >  "user_id": 2}' -H 'Content-Type: application/json'
            {"result": 1}
            """
        let outline = Outline(session, .curl)
        #expect(
            outline.lines == [
                "BindSipRegistration", "form user_id=1 <1>", "BindSipRegistration", "json user_id=2 <2>",
            ])
        #expect(outline.reading.requests.first?.http?.header("authorization")?.value.string == "Bearer abc")
    }

    @Test func `a script that names its shell is no session`() {
        let script = "#!/bin/sh\nusage() { cat <<EOF\n$ curl x\nEOF\n}\ncurl \(Self.bind)?user_id=1\n"
        #expect(Outline(script, .curl).lines == ["BindSipRegistration", "query user_id=1 <1>"])
    }

    @Test func `a file without this API has no requests`() {
        #expect(Outline("curl https://example.com/ -d 'x\n", .curl).lines == [])
    }
}
