/// A log as a stream of text bytes: a file or standard input, inflated where it is gzip, without a byte order mark.
///
/// What was read before an error is given first, then the error. An empty log is no error.
package final class LogInput {
    private var file: LogFile
    private var gzip: GzipStream?
    /// The first bytes of the text, and how many of them were taken.
    private var head: [UInt8]
    private var headPosition: Int
    private var failure: LogError?
    /// Offset in the text of the first byte that `read` gives: behind the byte order mark.
    let firstOffset: Int

    /// How many bytes of text `peek()` shows at most.
    package static let peekSize = 1 << 16

    /// Opens a file, or standard input for `-`, and reads its beginning.
    package convenience init(path: String) throws(LogError) {
        try self.init(LogFile(path: path))
    }

    init(_ file: consuming LogFile) throws(LogError) {
        self.file = file
        var first = [UInt8](repeating: 0, count: Self.peekSize)
        first.removeLast(first.count - (try self.file.fill(&first)))
        let compression = Compression(first)
        if compression == .gzip {
            var gzip = try GzipStream(beginning: first)
            head = [UInt8](repeating: 0, count: Self.peekSize)
            do throws(LogError) {
                head.removeLast(head.count - (try gzip.fill(&head, from: &self.file)))
            } catch {
                head = []
                failure = error
            }
            self.gzip = consume gzip
        } else {
            head = first
        }
        if let compression = compression == .gzip ? Compression(head) : compression { throw .compressed(compression) }
        if LogInput.isUTF16(head) { throw .utf16 }
        firstOffset = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        headPosition = firstOffset
    }

    /// With a byte order mark, or beginning with two characters of ASCII.
    private static func isUTF16(_ head: some Collection<UInt8>) -> Bool {
        let start = Array(head.prefix(4))
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return true }
        guard start.count == 4 else { return false }
        return start[0] == 0 && start[2] == 0 && start[1] & start[3] != 0
            || start[1] == 0 && start[3] == 0 && start[0] & start[2] != 0
    }

    /// The first bytes of the text, `peekSize` of them where there are so many. They stay to be read; once they are, there
    /// is nothing here.
    package func peek() -> ArraySlice<UInt8> { head[headPosition...] }

    /// Length of the file, before inflating; nil for a pipe.
    package var size: Int? { file.size }

    /// How many bytes of the file were read, before inflating.
    package var position: Int { file.position }

    /// Fills the array from an index to its end, or as far as the text goes, and says how many bytes were read.
    func read(into bytes: inout [UInt8], from start: Int) throws(LogError) -> Int {
        let count = takeHead(into: &bytes, from: start)
        guard start + count < bytes.count else { return count }
        do throws(LogError) {
            if let failure { throw failure }
            return count + (try readOn(into: &bytes, from: start + count))
        } catch {
            failure = error
            guard count > 0 else { throw error }
            return count
        }
    }

    /// Reads what stands behind the head.
    private func readOn(into bytes: inout [UInt8], from start: Int) throws(LogError) -> Int {
        try unsafe bytes.fill(from: start) { buffer throws(LogError) in
            guard let count = try unsafe gzip?.read(into: buffer, from: &file) else {
                return try unsafe file.read(into: buffer)
            }
            return count
        }
    }

    private func takeHead(into bytes: inout [UInt8], from start: Int) -> Int {
        let count = min(head.count - headPosition, bytes.count - start)
        guard count > 0 else { return 0 }
        bytes.replaceSubrange(start..<start + count, with: head[headPosition..<headPosition + count])
        headPosition += count
        if headPosition == head.count {
            head = []
            headPosition = 0
        }
        return count
    }
}
