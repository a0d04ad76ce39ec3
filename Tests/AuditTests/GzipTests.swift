import Readers
import Testing

@testable import Audit

/// Gzip is inflated, and what breaks off in the middle is read as far as it goes.
struct GzipTests {
    static let text = (0..<40).map { "line \($0) \($0 * $0 * 7_919 % 10_007)\n" }.joined()
    static let bytes = Array(text.utf8)

    @Test(arguments: [1, 2, 50], [1, 7, 64, 4_096])
    func `members are read as one text`(_ members: Int, _ size: Int) throws {
        let log = try LogText(Gzip.members(Self.bytes, members), .lines, size: size)
        #expect(log.bytes == Self.bytes)
        #expect(log.error == nil)
    }

    @Test func `stored blocks, empty members and zero bytes behind a member are read`() throws {
        let parts = [Gzip.member(Self.bytes, level: 0), Gzip.member([]), [0, 0, 0], Gzip.member(Self.bytes), [0, 0]]
        let log = try LogText(parts.flatMap { $0 }, .lines)
        #expect(log.bytes == Self.bytes + Self.bytes)
        #expect(log.error == nil)
    }

    @Test func `an empty text is no error`() throws {
        let log = try LogText(Gzip.member([]), .lines)
        #expect(log.bytes.isEmpty)
        #expect(log.error == nil)
    }

    @Test func `a stream cut at any byte gives what it holds, then the error`() throws {
        let first = Gzip.member(Array("first\n".utf8))
        let whole = first + Gzip.member(Self.bytes)
        for end in 2..<whole.count {
            let log = try LogText(Array(whole[..<end]), .lines)
            #expect((Array("first\n".utf8) + Self.bytes).starts(with: log.bytes))
            if end == first.count {
                #expect(log.error == nil)
            } else {
                #expect(log.error == .gzipCut(input: end, text: log.bytes.count))
            }
            if end >= first.count { #expect(log.bytes.starts(with: "first\n".utf8)) }
        }
    }

    @Test func `a flipped byte changes no text unseen`() throws {
        let first = Gzip.member(Array("first\n".utf8))
        let second = Gzip.member(Self.bytes)
        for index in 10..<second.count {
            var bytes = second
            bytes[index] ^= 0x10
            let log = try LogText(first + bytes, .lines)
            // Bits between the last block and the check sum mean nothing.
            #expect(log.error != nil || log.bytes == Array("first\n".utf8) + Self.bytes, "at \(index)")
            #expect(log.bytes.starts(with: "first\n".utf8))
        }
    }

    @Test func `what follows the stream and is none is an error, after all of its text`() throws {
        let member = Gzip.member(Self.bytes)
        let log = try LogText(member + Array("garbage".utf8), .lines)
        #expect(log.bytes == Self.bytes)
        #expect(log.error == .gzipTrailed(offset: member.count, text: Self.bytes.count))
    }

    @Test func `gzip in gzip is refused`() throws {
        #expect(try LogText(Gzip.member(Gzip.member(Self.bytes)), .lines).error == .compressed(.gzip))
    }
}
