import Policy
import SourceText
import Testing

@Suite struct FixFormatTests {
    private static let head =
        "POST /platform_api/BindSipRegistration HTTP/1.1\r\nHost: api.voximplant.com\r\nAuthorization: Bearer x\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\n"

    @Test func `a raw message's length stays true`() {
        let broken = "\(Self.head)Content-Length: 44\r\n\r\nsip_registration=1&application_id=2&bind=yes"
        let fixed = "\(Self.head)Content-Length: 48\r\n\r\nsip_registration_id=1&application_id=2&bind=true"
        #expect(Fixing.fixed(broken, as: "a.raw") == fixed)
    }

    @Test func `a body whose length or chunks cannot be kept true is left`() {
        for framing in [
            "Content-Length: 60\r\n\r\nsip_registration=1&application_id=2&bind=yes",
            "Transfer-Encoding: chunked\r\n\r\n2c\r\nsip_registration=1&application_id=2&bind=yes\r\n0\r\n\r\n",
        ] {
            #expect(Fixing.fixed(Self.head + framing, as: "a.raw") == Self.head + framing)
        }
    }

    @Test(arguments: [
        // A variable's value stands elsewhere.
        "B=yes\ncurl 'https://h/platform_api/BindSipRegistration' -d sip_registration_id=1 -d application_id=2 -d bind=$B",
        // The scheme's port would be wrong.
        "curl 'http://h:8080/platform_api/BindSipRegistration' -d sip_registration_id=1 -d application_id=2",
        // Both requests use the same text.
        "D='sip_registration_id=1&aplication_id=2'\ncurl https://h/platform_api/BindSipRegistration -d \"$D\"",
    ])
    func `what is not written where it is used is left`(script: String) {
        #expect(Fixing.fixed(script, as: "a.sh") == script)
    }

    @Test func `safe fixes come before unsafe ones`() {
        let url = "https://h/platform_api/BindSipRegistration"
        #expect(
            Fixing.fixed("curl '\(url)?sip_registration=1&application_id=2'", as: "a.sh")
                == "curl '\(url)?sip_registration_id=1&application_id=2'")
        #expect(
            Fixing.fixed("curl '\(url)?user_id=1&application_id=2'", as: "a.sh")
                == "curl '\(url)?user_id=1&application_id=2&bind=false'")
    }

    @Test func `a Postman URL's raw text says the same as its parts`() {
        func collection(_ raw: String, _ query: String) -> String {
            #"{"info":{"name":"a","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[{"request":{"method":"POST","url":{"raw":"https://api.voximplant.com/platform_api/BindSipRegistration?\#(raw)","protocol":"https","host":["api","voximplant","com"],"path":["platform_api","BindSipRegistration"],"query":[\#(query)]}}}]}"#
        }
        func pair(_ name: String, _ value: String) -> String { #"{"key":"\#(name)","value":"\#(value)"}"# }
        let broken = collection(
            "sip_registration=1&application_id=2&user_id=7&user_id=7",
            [pair("sip_registration", "1"), pair("application_id", "2"), pair("user_id", "7"), pair("user_id", "7")]
                .joined(separator: ", "))
        let fixed = collection(
            "sip_registration_id=1&application_id=2&user_id=7",
            [pair("sip_registration_id", "1"), pair("application_id", "2"), pair("user_id", "7")]
                .joined(separator: ", "))
        #expect(Fixing.fixed(broken, as: "a.json") == fixed)
    }
}
