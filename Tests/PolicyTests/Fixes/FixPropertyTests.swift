import Policy
import Readers
import SourceText
import Testing

@Suite struct FixPropertyTests {
    /// Requests of a file, and files of a format: 500 requests.
    private static let requests = 20
    private static let files = 25

    @Test(arguments: RequestLayout.Format.allCases)
    func `a fixed file is what its layout writes of the right requests`(format: RequestLayout.Format) {
        for seed in 0..<Self.files {
            var random = SplitMix(seed)
            let isCRLF = random.once(in: 3)
            let hasMark = random.once(in: 3) && format != .curl
            let isOpen = random.once(in: 3)
            func bytes(_ texts: [String]) -> [UInt8] {
                var text = RequestLayout.file(texts, format)
                if isOpen, text.last == "\n" { text.removeLast() }
                if isCRLF {
                    text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
                }
                return (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
            }
            var broken: [String] = []
            var expectations: [[String]] = []
            for number in 0..<Self.requests {
                let layout = RequestLayout(format, &random)
                let request = BrokenRequest(number: number, &random)
                let hasScheme = format != .json && format != .yaml
                let scheme = request.hasPlainScheme && hasScheme ? "http" : "https"
                broken.append(layout.text(request.broken, scheme: scheme))
                expectations.append(request.expectations.map { layout.text($0, scheme: "https") })
            }
            let file = SourceFile(name: format.fileName, bytes: bytes(broken))
            let run = Fixing.run(file)
            let fixed = run.sources[0].file.bytes
            // Of several places for an addition the one is taken that the fix chose.
            let text = String(decoding: fixed, as: UTF8.self)
            let chosen = expectations.map { choices in
                choices.first {
                    text.contains(
                        isCRLF
                            ? $0.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") : $0
                    )
                } ?? choices[0]
            }
            let expected = bytes(chosen)
            #expect(
                fixed.elementsEqual(expected),
                "seed \(seed): \(Fixing.firstDifference(fixed, expected)) \(run.refusals)")
            #expect(run.sources[0].requests.count == Self.requests)
            let again = Fixing.run(run.sources[0].file).sources[0].file.bytes
            #expect(again.elementsEqual(fixed), "seed \(seed) is not settled")
        }
    }
}
