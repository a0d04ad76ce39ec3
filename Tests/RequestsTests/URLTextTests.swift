import Requests
import SourceText
import Testing

struct URLTextTests {
    struct Case: CustomTestStringConvertible {
        var url: String
        var scheme: String?
        var host: String?
        var path: String
        var query: String?
        var testDescription: String { url }
    }

    static let cases = [
        Case(url: "https://h/p/q?a=1&b#f", scheme: "https", host: "h", path: "/p/q", query: "a=1&b"),
        Case(url: "http://u:p@h:8080/p", scheme: "http", host: "h", path: "/p"),
        Case(url: "https://[::1]:443/p", scheme: "https", host: "[::1]", path: "/p"),
        Case(url: "https://h", scheme: "https", host: "h", path: ""),
        Case(url: "https://h?a=1", scheme: "https", host: "h", path: "", query: "a=1"),
        Case(url: "/p?a=http://x/y", path: "/p", query: "a=http://x/y"),
        Case(url: "/p/http://x/y", path: "/p/http://x/y"),
        Case(url: "h.example:80/p?", host: "h.example", path: "/p", query: ""),
        Case(url: "h/p?a=https://x", host: "h", path: "/p", query: "a=https://x"),
        Case(url: "/p#a?b", path: "/p"),
        Case(url: "", path: ""),
        Case(url: "?a", host: nil, path: "", query: "a"),
    ]

    @Test(arguments: cases) func `a URL is taken apart`(example: Case) {
        let bytes = Array(example.url.utf8)
        let url = URLText(Text(bytes: bytes, span: SourceSpan(0, bytes.count)))
        #expect(url.scheme?.string == example.scheme)
        #expect(url.host?.string == example.host)
        #expect(url.path.string == example.path)
        #expect(url.query?.string == example.query)
    }

    /// Each piece in angle brackets is symbolic.
    static let symbolic: [(url: String, scheme: String?, host: String?, path: String, query: String?)] = [
        ("<$BASE>/p?a=1", nil, nil, "$BASE/p", "a=1"),
        ("https://<$HOST>/p", "https", "$HOST", "/p", nil),
        ("<$S>://h/p", "$S", "h", "/p", nil),
        ("<{{a?b:c/d#e}}>/p", nil, nil, "{{a?b:c/d#e}}/p", nil),
        ("https://h/<{{m}}>?<{{q}}>", "https", "h", "/{{m}}", "{{q}}"),
    ]

    @Test(arguments: symbolic)
    func `marks inside variables do not count`(
        url: String, scheme: String?, host: String?, path: String, query: String?
    ) {
        var text = Text(at: 0)
        for (index, piece) in url.split(whereSeparator: { $0 == "<" || $0 == ">" }).enumerated() {
            let isSymbolic = (index % 2 == 1) != url.hasPrefix("<")
            text.append(piece.utf8, isSymbolic ? .symbolic : .decoded, from: SourceSpan(index, index + 1))
        }
        let parts = URLText(text)
        #expect(parts.scheme?.string == scheme)
        #expect(parts.host?.string == host)
        #expect(parts.path.string == path)
        #expect(parts.query?.string == query)
    }
}
