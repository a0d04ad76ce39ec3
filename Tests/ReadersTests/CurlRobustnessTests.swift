import Readers
import Requests
import SourceText
import Testing

@Suite struct CurlRobustnessTests {
    private static let bind = "https://api.voximplant.com/platform_api/BindSipRegistration"

    private static let sample = """
        #!/bin/bash
        U='4 2'; A=(1 "$(curl 1)")
        if x; then curl -sSd "user_id=${U:-1}&x=$'a\\n'" \(bind)?a=[1-2] -F 'a="b;c";type=d' <<EOF; fi
        a `date` $((1 + 2)) \\
        EOF
        case a in b) curl --json '{"a":1}' "\(bind)" | jq . ;; esac
        f() { local x="$(curl -u a:b h/{a,b}/../c)"; }
        """

    @Test func `a script cut anywhere is survived`() {
        let bytes = Array(Self.sample.utf8)
        for end in 0...bytes.count {
            let reading = Outline(Array(bytes[..<end]), .curl, scope: .everything).reading
            #expect(reading.requests.count <= 12)
        }
    }

    @Test func `a script with another byte in any place is survived`() {
        let bytes = Array(Self.sample.utf8)
        for index in stride(from: 0, to: bytes.count, by: 3) {
            for replacement in [UInt8]([0x00, 0x22, 0x27, 0x5C, 0x24, 0x28, 0x29, 0x60, 0x0A, 0x7B, 0xFF]) {
                var changed = bytes
                changed[index] = replacement
                let reading = Outline(changed, .curl, scope: .everything).reading
                for request in reading.requests { #expect(request.origin.span.end <= bytes.count) }
            }
        }
    }

    @Test(arguments: [
        "(", "((", "$((", "$(", "`", "'", "\"", "\"$(", "{", "${", "<<A ", "<<A\n", "<", "case ", "a=(", "\\", "$'",
        "&&", "if ", "'\n", "\"\n", "`\n", "$(\n", "a\\'", "$ curl \"\n", "{a,b}", "[1-9]", "-d a=b ", "--next x ",
    ]) func `a piece many times over takes little time`(piece: String) {
        let count = 20_000 / piece.utf8.count
        let script = "curl \(Self.bind) " + String(repeating: piece, count: count) + "\ncurl \(Self.bind)?user_id=1\n"
        let clock = ContinuousClock()
        let time = clock.measure {
            _ = Outline(script, .curl).reading
            _ = Outline(script, .markdown).reading
        }
        // A quadratic reader takes minutes.
        #expect(time < .seconds(20))
    }

    @Test func `a body of some megabytes is read`() throws {
        let name = String(repeating: "x", count: 3 << 20)
        let outline = Outline("curl \(Self.bind) -d 'rule_name=\(name)&user_id=1'\n", .curl)
        let request = try #require(outline.reading.requests.first)
        #expect(request.arguments.map(\.value.count) == [3 << 20, 1])
        #expect(outline.file.string(request.arguments[1].value.span) == "1")
    }

    @Test func `a command that is too long to be run is a problem`() {
        let name = String(repeating: "x", count: 5 << 20)
        let outline = Outline("curl \(Self.bind) -d rule_name=\(name)\ncurl \(Self.bind)?user_id=1\n", .curl)
        #expect(outline.reading.problems.map(\.reason) == ["the command is too long to be run"])
        #expect(outline.reading.requests.compactMap { $0.argument("user_id")?.value.string } == ["1"])
    }

    @Test func `bytes that are no text are survived`() {
        let bytes = Array("curl \(Self.bind)?rule_name=".utf8) + [0xFF, 0xFE, 0x00, 0xC3, 0x0A]
        #expect(Outline(bytes, .curl).reading.requests.count <= 1)
    }
}
