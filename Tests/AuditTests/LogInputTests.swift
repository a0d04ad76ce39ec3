import Foundation
import Readers
import Testing

@testable import Audit

/// What a log cannot be is said with what to do; what it holds is shown before it is read.
struct LogInputTests {
    struct Refusal: CustomTestStringConvertible, Sendable {
        var bytes: [UInt8]
        var error: LogError
        var testDescription: String { error.reason }
    }

    static let refusals = [
        Refusal(bytes: [0x28, 0xB5, 0x2F, 0xFD, 0x04], error: .compressed(.zstd)),
        Refusal(bytes: Array("BZh91AY&SY".utf8), error: .compressed(.bzip2)),
        Refusal(bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0x00], error: .compressed(.xz)),
        Refusal(bytes: [0x50, 0x4B, 0x03, 0x04, 0x14], error: .compressed(.zip)),
        Refusal(bytes: [0x04, 0x22, 0x4D, 0x18, 0x64], error: .compressed(.lz4)),
        Refusal(bytes: [0xFF, 0xFE, 0x61, 0x00], error: .utf16),
        Refusal(bytes: [0xFE, 0xFF, 0x00, 0x61], error: .utf16),
        Refusal(bytes: [0x7B, 0x00, 0x22, 0x00, 0x7D, 0x00], error: .utf16),
        Refusal(bytes: [0x00, 0x7B, 0x00, 0x22], error: .utf16),
        Refusal(bytes: Gzip.member([0xFF, 0xFE, 0x61, 0x00]), error: .utf16),
    ]

    @Test(arguments: refusals)
    func `what is not read here is refused by name`(_ refusal: Refusal) throws {
        let log = try LogText(refusal.bytes, .lines)
        #expect(log.error == refusal.error)
        #expect(log.bytes.isEmpty)
    }

    @Test func `reasons say what to do`() {
        #expect(LogError.compressed(.zstd).reason == "it is compressed with zstd; decompress it first")
        #expect(
            LogError.gzipCut(input: 5, text: 7).reason.hasPrefix(
                "the gzip stream ends in the middle, after 5 bytes of input; 7 bytes of text were read"))
    }

    @Test func `a missing file, a folder and a file in a file are told apart`() {
        let folder = FileManager.default.temporaryDirectory.path
        #expect(throws: LogError.missing) { try LogInput(path: folder + "/no such log") }
        #expect(throws: LogError.folder) { try LogInput(path: folder) }
        #expect(throws: LogError.missing) { try LogInput(path: #filePath + "/log") }
    }

    @Test func `words that only begin like a magic number are text`() throws {
        for text in ["BZhello\n", "PK\n", "(\n"] { #expect(try LogText(text, .lines).bytes == Array(text.utf8)) }
    }

    @Test(arguments: [10, LogInput.peekSize, LogInput.peekSize + 1, 300_000], [false, true])
    func `what is peeked at stays to be read`(_ count: Int, _ isGzip: Bool) throws {
        let text = (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) }
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).log").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = isGzip ? Gzip.members(text, 3) : text
        try Data(bytes).write(to: URL(filePath: path))
        let input = try LogInput(path: path)
        #expect(input.size == bytes.count)
        #expect(input.peek() == text.prefix(LogInput.peekSize))
        let reader = ChunkReader(input, layout: .lines, size: 1_000, limit: 1_000_000)
        let chunk = Chunk()
        #expect(try reader.next(into: chunk))
        #expect(Array(chunk.bytes[..<chunk.count]) == text)
        #expect(try !reader.next(into: chunk))
        #expect(input.position == bytes.count)
    }

    @Test(arguments: [RecordLayout.lines, .quotedLines, .elements])
    func `an empty log has no records and no error`(_ layout: RecordLayout) throws {
        let log = try LogText("", layout)
        #expect(log.records.isEmpty)
        #expect(log.error == nil)
    }
}
