import Readers
import Requests
import SourceText
import Testing

struct RawReaderTests {
    static let bind = "BindSipRegistration"

    static let framings = [
        ReaderCase(
            "length", "POST /platform_api/\(bind) HTTP/1.1\r\nContent-Length: 10\r\n\r\nrule_id=12\r\n",
            [bind, "form rule_id=12 <12>"]),
        ReaderCase(
            "line feeds only", "POST /platform_api/\(bind) HTTP/1.1\nContent-Length: 10\n\nrule_id=12\n",
            [bind, "form rule_id=12 <12>"]),
        ReaderCase(
            "no length", "POST /platform_api/\(bind) HTTP/1.1\r\nHost: h\r\n\r\nrule_id=12\r\n",
            [bind, "form rule_id=12 <12>"]),
        ReaderCase(
            "length past the end", "POST /platform_api/\(bind) HTTP/1.1\r\nContent-Length: 99\r\n\r\nrule_id=12\r\n",
            [bind, "form rule_id=12 <12>"]),
        ReaderCase(
            "absolute target", "GET http://h:8080/platform_api/\(bind)?rule_id=12 HTTP/1.1\r\nHost: h\r\n\r\n",
            [bind, "query rule_id=12 <12>"]),
        ReaderCase(
            "head without end", "GET /platform_api/\(bind)?rule_id=12 HTTP/1.1", [bind, "query rule_id=12 <12>"]),
        ReaderCase(
            "trailing slash", "GET /platform_api/\(bind)/?rule_id=12 HTTP/1.1\r\n\r\n",
            [bind, "query rule_id=12 <12>"]),
        ReaderCase(
            "percent-encoding", "GET /platform_api/\(bind)?rule%5Fname=a%20b+c%26 HTTP/1.1\r\n\r\n",
            [bind, "query rule_name=a b c& <a%20b+c%26>"]),
        ReaderCase(
            "compressed body",
            "POST /platform_api/\(bind) HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx",
            [
                bind,
                "unseen <POST /platform_api/\(bind) HTTP/1.1␍␊Content-Encoding: gzip␍␊Content-Length: 2␍␊␍␊xx>",
            ]),
        ReaderCase("another path", "GET /api/\(bind)?rule_id=12 HTTP/1.1\r\n\r\n", []),
        ReaderCase("another method", "GET /platform_api/AddUser?user_name=x HTTP/1.1\r\n\r\n", []),
        ReaderCase("deeper path", "GET /platform_api/v2/\(bind) HTTP/1.1\r\n\r\n", []),
        ReaderCase("nothing", "", []),
        ReaderCase("line ends only", "\r\n\n\r\n", []),
        ReaderCase(
            "no message", "hello\r\n",
            ["! expected a request line, such as 'POST /platform_api HTTP/1.1' <hello>"]),
        ReaderCase(
            "broken header", "GET /platform_api/\(bind) HTTP/1.1\r\nHost h\r\n\r\n",
            ["! expected a header field, such as 'Content-Type: …' <Host h>"]),
        ReaderCase(
            "broken length", "POST /platform_api/\(bind) HTTP/1.1\r\nContent-Length: ten\r\n\r\nrule_id=12",
            ["! expected a number of bytes <ten>"]),
    ]

    @Test(arguments: framings) func `a message is read as its head frames it`(example: ReaderCase) {
        #expect(Outline(example.text, .raw).lines == example.lines)
    }

    static func chunked(_ chunks: String) -> String {
        "POST /platform_api/\(bind) HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)"
    }

    static let chunkings = [
        ReaderCase(
            "one chunk", chunked("a\r\nrule_id=12\r\n0\r\n\r\n"), [bind, "form rule_id=12 <12>"]),
        ReaderCase(
            "boundary inside a value", chunked("9\r\nrule_id=1\r\n1\r\n2\r\n0\r\n\r\n"),
            [bind, "form rule_id=12 <1␍␊1␍␊2>"]),
        ReaderCase(
            "boundary inside an escape", chunked("c\r\nrule_name=a%\r\n2\r\n20\r\n0\r\n\r\n"),
            [bind, "form rule_name=a  <a%␍␊2␍␊20>"]),
        ReaderCase(
            "boundary inside a name", chunked("4\r\nrule\r\n6\r\n_id=12\r\n0\r\n\r\n"),
            [bind, "form rule_id=12 <12>"]),
        ReaderCase(
            "extensions and trailers", chunked("A;x=\"y\"\r\nrule_id=12\r\n0;last\r\nX-Sum: 1\r\n\r\n"),
            [bind, "form rule_id=12 <12>"]),
        ReaderCase("end after the last size", chunked("a\r\nrule_id=12\r\n0"), [bind, "form rule_id=12 <12>"]),
        ReaderCase(
            "line feeds only", chunked("a\nrule_id=12\n0\n\n"), [bind, "form rule_id=12 <12>"]),
        ReaderCase("no last chunk", chunked("a\r\nrule_id=12\r\n"), ["! the last chunk is missing <>"]),
        ReaderCase(
            "size past the end", chunked("ff\r\nrule_id=12\r\n0\r\n\r\n"),
            ["! the chunk says it has 255 bytes, but only 17 follow <ff>"]),
        ReaderCase(
            "size too small", chunked("9\r\nrule_id=12\r\n0\r\n\r\n"),
            ["! expected a line end after the chunk's 9 bytes <2>"]),
        ReaderCase("size is no number", chunked("x\r\n"), ["! expected the size of a chunk in hexadecimal <x>"]),
        ReaderCase(
            "huge size", chunked("fffffffffffffffff\r\n"),
            ["! expected the size of a chunk in hexadecimal <fffffffffffffffff>"]),
    ]

    @Test(arguments: chunkings) func `chunks are put together and keep their places`(example: ReaderCase) {
        #expect(Outline(example.text, .raw).lines == example.lines)
    }

    @Test func `messages that follow each other are a sequence, answers tell outcomes`() throws {
        let text = """
            GET /platform_api/DeleteSipRegistration?sip_registration_id=1 HTTP/1.1\r
            Host: api.voximplant.com\r
            \r
            HTTP/1.1 200 OK\r
            Content-Length: 45\r
            \r
            {"error":{"code":104,"msg":"access denied"}}
            \r
            POST /platform_api HTTP/1.1\r
            Content-Length: 48\r
            \r
            cmd=UpdateSipRegistration&sip_registration_id=2
            GET /platform_api/GetSipRegistrations HTTP/1.1\r
            \r

            """
        let outline = Outline(text, .raw)
        #expect(
            outline.lines == [
                "DeleteSipRegistration", "query sip_registration_id=1 <1>", "UpdateSipRegistration",
                "form sip_registration_id=2 <2>", "GetSipRegistrations",
            ])
        #expect(outline.reading.order == .sequence)
        let outcomes = outline.reading.requests.map(\.outcome)
        #expect(outcomes == [Outcome(succeeded: false, httpStatus: 200, errorCode: 104), nil, nil])
    }

    @Test func `reading goes on behind a broken message`() {
        let text = Self.chunked("zz\r\n") + "GET /platform_api/GetSipRegistrations HTTP/1.1\r\n\r\n"
        #expect(
            Outline(text, .raw).lines == [
                "GetSipRegistrations", "! expected the size of a chunk in hexadecimal <zz>",
            ])
    }

    @Test func `the header Host names the host, and no scheme is guessed`() throws {
        let outline = Outline("GET /platform_api/\(Self.bind) HTTP/1.1\r\nHost: h.example:8443\r\n\r\n", .raw)
        let http = try #require(outline.reading.requests.first?.http)
        #expect(http.host?.string == "h.example")
        #expect(http.scheme == nil)
        #expect(http.url.string == "/platform_api/\(Self.bind)")
    }
}
