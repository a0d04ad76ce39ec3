import Requests
import SourceText
import Testing

@testable import Readers

/// The requests of a script as `METHOD URL`, then ` body` where there is one; parts as `name=value`, `name@` for files.
private func sent(_ script: String) -> [String] {
    let file = SourceFile(name: "case.sh", text: script)
    return CurlReader().read(file.text, scope: .everything).requests.map { request in
        guard let http = request.http else { return "?" }
        let parts = request.arguments.filter { $0.location == .multipart }.map {
            "\($0.name.string)=\($0.value.string)"
        }
        let body = http.body.map { " \($0.string)" } ?? http.bodyFile.map { " <\($0.string)" } ?? ""
        return "\(http.method.string) \(http.url.string)\(body)" + parts.map { " \($0)" }.joined()
    }
}

private func headers(_ script: String) -> [String] {
    let file = SourceFile(name: "case.sh", text: script)
    let requests = CurlReader().read(file.text, scope: .everything).requests
    return requests.first?.http?.headers.map { "\($0.name.string): \($0.value.string)" } ?? []
}

@Suite struct CurlOptionTests {
    @Test(arguments: [
        ("curl h", "GET http://h/"),
        ("curl -X PUT h", "PUT http://h/"),
        ("curl -XPUT h", "PUT http://h/"),
        ("curl --request PUT h", "PUT http://h/"),
        ("curl --REQUEST PUT h", "PUT http://h/"),
        ("curl -X GET -X PUT h", "PUT http://h/"),
        ("curl -I h", "HEAD http://h/"),
        ("curl -I -X POST h", "POST http://h/"),
        ("curl -sSLk h", "GET http://h/"),
        ("curl --sil h", "GET http://h/"),
        ("curl --no-silent h", "GET http://h/"),
        ("curl -o out -w '%{http_code}' -m 5 --retry 3 --connect-timeout 2 -x p:1 --cacert c h", "GET http://h/"),
        ("curl --url h", "GET http://h/"),
        ("curl --url=h", "GET http://h/"),
        ("curl -- h", "GET http://h/"),
        ("curl -d a=1 h", "POST http://h/ a=1"),
        ("curl -da=1 h", "POST http://h/ a=1"),
        ("curl -sd a=1 h", "POST http://h/ a=1"),
        ("curl -sda=1 h", "POST http://h/ a=1"),
        ("curl --data-ascii a=1 -d b=2 h", "POST http://h/ a=1&b=2"),
        ("curl -X GET -d a=1 h", "GET http://h/ a=1"),
        ("curl -d '' h", "POST http://h/ "),
        ("curl -d @f h", "POST http://h/ <f"),
        ("curl --data-raw @f h", "POST http://h/ @f"),
        ("curl --data-binary @f h", "POST http://h/ <f"),
        ("curl -d a=1 -d @f h", "POST http://h/ a=1&@f"),
        ("curl --data-urlencode 'a=b c&d' h", "POST http://h/ a=b+c%26d"),
        ("curl --data-urlencode '=b c' h", "POST http://h/ b+c"),
        ("curl --data-urlencode 'b c' h", "POST http://h/ b+c"),
        ("curl --data-urlencode 'a b=c' h", "POST http://h/ a b=c"),
        ("curl --data-urlencode a@f h", "POST http://h/ a=@f"),
        ("curl --data-urlencode @f h", "POST http://h/ @f"),
        ("curl --data-urlencode 'a=ü' h", "POST http://h/ a=%C3%BC"),
        ("curl --json '{}' h", "POST http://h/ {}"),
        ("curl --json '{\"a\":' --json '1}' h", "POST http://h/ {\"a\":1}"),
        ("curl --json '{}' -d a=1 h", "POST http://h/ {}&a=1"),
        ("curl -d a=1 --json '{}' h", "POST http://h/ a=1{}"),
        ("curl -G h", "GET http://h/"),
        ("curl -G -d a=1 h", "GET http://h/?a=1"),
        ("curl -G -d a=1 -d b=2 'h?x'", "GET http://h/?x&a=1&b=2"),
        ("curl -G -d a=1 'h?x&#f'", "GET http://h/?x&a=1"),
        ("curl -G --data-urlencode 'a=b c' h", "GET http://h/?a=b+c"),
        ("curl -G --json '{}' -g h", "GET http://h/?{}"),
        ("curl -I -G -d a=1 h", "HEAD http://h/?a=1"),
        ("curl -X POST -G -d a=1 h", "POST http://h/?a=1"),
        ("curl -G -d a=1 --url-query b=2 h", "GET http://h/?a=1"),
        ("curl --url-query b=2 -d a=1 h", "POST http://h/?b=2 a=1"),
        ("curl --url-query '+a=b' --url-query 'c=d e' 'h?q'", "GET http://h/?q&a=b&c=d+e"),
        ("curl --no-get -d a=1 h", "POST http://h/ a=1"),
        ("curl -F a=1 -F b=2 h", "POST http://h/ a=1 b=2"),
        ("curl -F 'a= x ;type=text/plain' h", "POST http://h/ a=x"),
        ("curl -F 'a=\"x;\\\"y\";type=text/plain' h", "POST http://h/ a=x;\"y"),
        ("curl -F 'a=\"x;y' h", "POST http://h/ a=\"x"),
        ("curl -F a=b=c h", "POST http://h/ a=b=c"),
        ("curl -F a=@f -F 'b=<f' h", "POST http://h/ a=@file b=@file"),
        ("curl --form-string 'a=@x;type=y' h", "POST http://h/ a=@x;type=y"),
        ("curl -F= h", "POST http://h/ ="),
        ("curl -T f h/x", "PUT http://h/x <f"),
        ("curl -T d/f h/x/?q", "PUT http://h/x/f?q <d/f"),
        ("curl -T - h/", "PUT http://h/ <-"),
        ("curl --request-target /z h/a?b", "GET http://h/z"),
    ]) func `options shape the request`(script: String, request: String) {
        #expect(sent(script) == [request])
    }

    @Test(arguments: [
        ("http://h", "http://h/"),
        ("HTTP://h:80?a", "HTTP://h:80/?a"),
        ("http:/h/a", "http://h/a"),
        ("http:///h/a", "http://h/a"),
        ("localhost:80/a", "http://localhost:80/a"),
        ("h/a/../b/./c", "http://h/b/c"),
        ("h/a/..", "http://h/"),
        ("h/a/%2e%2e/b", "http://h/a/%2e%2e/b"),
        ("h/é?ü=é", "http://h/%C3%A9?ü=é"),
        ("h/a#b?c", "http://h/a"),
        ("u:p@h/a", "http://h/a"),
        ("h/ids[]=1", "http://h/ids[]=1"),
        ("'h/\\{a\\}'", "http://h/{a}"),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
        ("'h/{user_id}'", "http://h/user_id"),
        ("'h/{{user_id}}'", "http://h/user_id"),
        ("--path-as-is h/a/../b", "http://h/a/../b"),
        ("-g 'h/{a,b}'", "http://h/{a,b}"),
        ("--proto-default https h", "https://h/"),
        ("'h/a\\b'", "http://h/a\\b"),
    ]) func `a URL is sent as curl reads it`(url: String, sentURL: String) {
        #expect(sent("curl \(url)") == ["GET \(sentURL)"])
    }

    @Test(arguments: [
        ("curl h/{a,b}[1-2]", ["GET http://h/a1", "GET http://h/a2", "GET http://h/b1", "GET http://h/b2"]),
        ("curl h/[08-10]", ["GET http://h/08", "GET http://h/09", "GET http://h/10"]),
        ("curl h/[a-e:2]", ["GET http://h/a", "GET http://h/c", "GET http://h/e"]),
        ("curl 'h/[1-100]'", ["GET http://h/[1-100]"]),
        ("curl -d a=1 h g", ["POST http://h/ a=1", "POST http://g/ a=1"]),
        ("curl -d a=1 h --next g", ["POST http://h/ a=1", "GET http://g/"]),
        ("curl -d a=1 h -: -X PUT g", ["POST http://h/ a=1", "PUT http://g/"]),
        ("curl -T a h/x -T b h/y h/z", ["PUT http://h/x <a", "PUT http://h/y <b", "GET http://h/z"]),
    ]) func `one command may send several requests`(script: String, requests: [String]) {
        #expect(sent(script) == requests)
    }

    @Test(arguments: [
        "curl", "curl -X", "curl -X POST", "curl --request", "curl --data", "curl --nonsense h", "curl -d a=1 -F b=2 h",
        "curl -I -d a=1 h", "curl -T f -d a=1 h", "curl -F a h", "curl --no-data h", "curl ''", "curl 'h/a b'",
        "curl 'h/{a'", "curl 'h/a}'", "curl 'h/[0]'", "curl 'a=b'", "curl -V h", "curl --help", "curl ftp://h/",
        "curl --req POST h", "curl http://", "curl --next h",
    ]) func `what curl refuses is no request`(script: String) {
        #expect(sent(script) == [])
    }

    @Test(arguments: [
        ("-d a=1", ["content-type: application/x-www-form-urlencoded"]),
        ("-d a=1 -H 'Content-Type: x/y'", ["Content-Type: x/y"]),
        ("-d a=1 -H Content-Type:", []),
        ("-G -d a=1", []),
        ("--json '{}'", ["content-type: application/json", "accept: application/json"]),
        ("--json '{}' -H 'accept: */*'", ["content-type: application/json", "accept: */*"]),
        ("-F a=1", ["content-type: multipart/form-data"]),
        ("-H 'A: b' -H 'C;' -H 'D:' -H E", ["A: b", "C: "]),
        ("-H @f", ["@f: @f"]),
        ("-u a:b", ["authorization: Basic YTpi"]),
        ("-u $U:b", ["authorization: Basic $U:b"]),
        ("--oauth2-bearer T -u a:b", ["authorization: Bearer T"]),
        ("-u a:b -H 'Authorization: Bearer T'", ["Authorization: Bearer T"]),
        ("-A x -e 'y;auto'", ["user-agent: x", "referer: y"]),
        ("-b a=b -b c=d -b file", ["cookie: a=b; c=d"]),
    ]) func `options set headers`(options: String, expected: [String]) {
        #expect(headers("curl \(options) h") == expected)
    }

    @Test func `user and password of a URL become a header`() {
        #expect(headers("curl u:p%40@h") == ["authorization: Basic dTpwQA=="])
    }

    @Test func `every letter and every name of curl's help is known`() {
        for option in CurlOption.requestOptions + CurlOption.otherOptions {
            guard case .found(let found) = CurlOption.long(SourceFile(name: "", text: option.name).text) else {
                Issue.record("--\(option.name)")
                continue
            }
            #expect(found.name == option.name)
            if let letter = option.letter { #expect(CurlOption.short(letter)?.name == option.name) }
        }
    }
}
