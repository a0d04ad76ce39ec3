import SourceText
import Testing

@testable import Reports

/// The values are those that github/codeql-action's own tests expect.
struct LineHashesTests {
    @Test(
        arguments: [
            ("", ["c129715d7a2bc9a3:1"]),
            (
                " a\nb\n  \t\tc\n d",
                ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
            ),
            (
                String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10),
                (1...6).map { "a7f2ff13bc495cf2:\($0)" } + [
                    "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1",
                    "c129715d7a2bc9a3:1",
                ]
            ),
        ] as [(String, [String])])
    func `a line has the hash that GitHub gives it`(text: String, hashes: [String]) {
        let found = LineHashes(SourceFile(name: "f", text: text))
        #expect((1...hashes.count).map { found[$0] } == hashes)
        #expect(found[0] == nil && found[hashes.count + 1] == nil)
    }

    @Test(arguments: [
        " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r",
        " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
        " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
    ])
    func `line ends are alike`(text: String) {
        let found = LineHashes(SourceFile(name: "f", text: text))
        #expect(
            (1...7).map { found[$0] } == [
                "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
                "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
            ])
    }
}
