import Requests
import Testing

struct TokenTests {
    /// Base64url without padding, by the definition.
    static func encoded(_ text: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let bits = text.utf8.map { byte in (0..<8).map { byte >> (7 - $0) & 1 } }.joined()
        var digits = Array(bits)
        while digits.count % 6 != 0 { digits.append(0) }
        return String(
            stride(from: 0, to: digits.count, by: 6).map { start in
                alphabet[digits[start..<start + 6].reduce(0) { $0 << 1 | Int($1) }]
            })
    }

    @Test func `a token says who signs and how long it lives`() throws {
        let header = Self.encoded(#"{"alg":"RS256","kid":"k?>~"}"#)
        let claims = Self.encoded(#"{"iss":42,"iat":1795453229,"exp":1795456829.9}"#)
        let token = try #require(Token("\(header).\(claims).c2ln"))
        #expect(token.algorithm == "RS256")
        #expect(token.keyID == "k?>~")
        #expect(token.issuer == "42")
        #expect(token.issued?.rfc3339 == "2026-11-23T17:00:29Z")
        #expect(token.expires?.seconds == 1_795_456_829)
    }

    @Test(
        arguments: [
            (#"{"iss":"7"}"#, "7"), (#"{"iss":7.5}"#, nil), (#"{"iss":null}"#, nil), (#"{"iat":"x","exp":1e300}"#, nil),
        ] as [(String, String?)])
    func `claims of another type are absent`(claims: String, issuer: String?) throws {
        let token = try #require(Token("\(Self.encoded("{}")).\(Self.encoded(claims))."))
        #expect(token.issuer == issuer)
        #expect(token.issued == nil)
        #expect(token.expires == nil)
    }

    @Test(arguments: ["", "a.b", "a.b.c", "<token>", "..", "e30.W10.x", "e30.e30", "e30.e30.x.y", "e30.e*0.x"])
    func `what is no token is none`(text: String) { #expect(Token(text) == nil) }

    @Test func `base64 comes back from both alphabets`() throws {
        for length in 0...40 {
            let text = String(repeating: "~?é", count: length).prefix(length)
            let plain = Self.encoded(String(text))
            let classic =
                plain.replacing("-", with: "+").replacing("_", with: "/")
                + String(repeating: "=", count: (4 - plain.count % 4) % 4)
            #expect(Base64.decode(plain.utf8) == Array(text.utf8))
            #expect(Base64.decode((classic + "\r\n").utf8) == Array(text.utf8))
        }
        #expect(Base64.decode("ab*d".utf8) == nil)
    }
}
