import Readers
import Testing

struct ContentScreenTests {
    static let words = [
        "platform_api", "BindSipRegistration", "sipregistrations", "SIPREG", "sip_registration_id", "SIP_REGISTRATION",
    ]
    static let strangers = [
        "platform-api", "Platform_Api", "sip", "sip registration", "registration", "_api", "form_api",
    ]

    @Test(arguments: words) func `a word of the API is found at every place`(word: String) {
        for length in 0...100 {
            for rest in [0, 1, 40] {
                let text = String(repeating: "s", count: length) + word + String(repeating: "_", count: rest)
                #expect(ContentScreen.mayHoldRequests(Array(text.utf8)), "\(length) \(rest)")
            }
        }
    }

    @Test(arguments: strangers) func `other words are not`(word: String) {
        for length in 0...100 {
            let text = String(repeating: "sip ", count: length) + word + String(repeating: "_ap", count: length)
            #expect(!ContentScreen.mayHoldRequests(Array(text.utf8)), "\(length)")
        }
    }

    @Test func `binary files are told apart`() {
        let text = Array("BindSipRegistration".utf8)
        #expect(ContentScreen(text) == .candidate)
        #expect(ContentScreen([0] + Array("hello".utf8)) == .binary)
        #expect(ContentScreen([0] + text) == .candidate)
        #expect(ContentScreen([UInt8](repeating: 0x20, count: 8_192) + [0] + text) == .candidate)
        #expect(ContentScreen([]) == .unrelated)
        #expect(ContentScreen(Array("hello".utf8)) == .unrelated)
    }
}
