package import Readers

/// Cuts a log into chunks of whole records.
///
/// One chunk is filled at a time, by `read(2)` or zlib straight into its memory; what follows its last whole record is
/// carried over to the next. It is the serial part of an audit, so it does not count lines.
package final class ChunkReader {
    /// A record longer than this, 16 MB, is passed over and noted: no request is that long, and a file without line
    /// ends must not fill the memory.
    package static let recordLimit = 16 << 20

    /// About as many bytes as one chunk has.
    package static let chunkSize = 1 << 20

    private let input: LogInput
    private let size: Int
    private let limit: Int
    private let hasRanges: Bool
    private var scanner: any RecordScanner
    /// What follows the last chunk's records.
    private var carried: [UInt8] = []
    /// Offset in the text of the next chunk's first byte.
    private var offset: Int
    private var isAtEnd = false
    private var failure: LogError?

    /// Chunks have `size` bytes at most, save where one record is longer.
    package init(
        _ input: LogInput, layout: RecordLayout, size: Int = ChunkReader.chunkSize, limit: Int = ChunkReader.recordLimit
    ) {
        precondition(size > 0 && size <= limit, "a chunk has bytes, and not more than a record may have")
        self.input = input
        self.size = size
        self.limit = limit
        switch layout {
        case .lines: hasRanges = false
        case .quotedLines, .elements: hasRanges = true
        }
        scanner = layout.scanner()
        offset = input.firstOffset
    }

    /// Fills a chunk with the next records. False where there are no more. Throws what stopped the reading, once, after all
    /// that could be read was given; the last record before that may be a part.
    package func next(into chunk: Chunk) throws(LogError) -> Bool {
        var records = chunk.records ?? []
        records.removeAll(keepingCapacity: true)
        chunk.clear(room: max(size, carried.count))
        takeCarried(chunk)
        while true {
            fill(chunk)
            _ = scan(chunk, stopsAtEnd: false, &records)
            if isAtEnd {
                finish(chunk, &records)
                guard chunk.count > 0 || !records.isEmpty else { return try end() }
                break
            }
            if scanner.start > 0 { break }
            if chunk.count > limit {
                skip(chunk)
                return true
            }
            chunk.grow(room: min(2 * chunk.count, limit + 1))
        }
        deliver(chunk, upTo: scanner.start)
        chunk.records = hasRanges ? records : nil
        return true
    }

    private func end() throws(LogError) -> Bool {
        guard let failure else { return false }
        self.failure = nil
        throw failure
    }

    private func takeCarried(_ chunk: Chunk) {
        chunk.bytes.replaceSubrange(0..<carried.count, with: carried)
        chunk.count = carried.count
    }

    /// Reads until the chunk has no more room.
    private func fill(_ chunk: Chunk) {
        guard !isAtEnd, chunk.count < chunk.bytes.count else { return }
        do throws(LogError) {
            while chunk.count < chunk.bytes.count {
                let count = try input.read(into: &chunk.bytes, from: chunk.count)
                chunk.count += count
                if count == 0 {
                    isAtEnd = true
                    return
                }
            }
        } catch {
            failure = error
            isAtEnd = true
        }
    }

    private func scan(_ chunk: Chunk, stopsAtEnd: Bool, _ records: inout [Range<Int>]) -> Bool {
        let bytes = chunk.bytes
        return scanner.scan(bytes.span.extracting(0..<chunk.count), stopsAtEnd: stopsAtEnd, into: &records)
    }

    private func finish(_ chunk: Chunk, _ records: inout [Range<Int>]) {
        let bytes = chunk.bytes
        scanner.finish(bytes.span.extracting(0..<chunk.count), into: &records)
    }

    /// Leaves the chunk its bytes up to an index and carries the others over.
    private func deliver(_ chunk: Chunk, upTo end: Int) {
        carry(chunk, from: end)
        chunk.count = end
        chunk.offset = offset
        offset += end
    }

    private func carry(_ chunk: Chunk, from start: Int) {
        if carried.capacity > 2 * size { carried = [] }
        carried.removeAll(keepingCapacity: true)
        carried.append(contentsOf: chunk.bytes[start..<chunk.count])
        scanner.giveUp(start)
    }

    /// Passes over the record that the chunk begins with and holds no end of, in the memory of one small chunk.
    private func skip(_ chunk: Chunk) {
        var skipped = Chunk.Skipped(length: chunk.count, lineEnds: chunk.countLines())
        var ended: [Range<Int>] = []
        var hasEnded = false
        while !hasEnded, !isAtEnd {
            scanner.giveUpRecord()
            chunk.clear(room: size)
            fill(chunk)
            hasEnded = scan(chunk, stopsAtEnd: true, &ended)
            let end = hasEnded ? scanner.position : chunk.count
            skipped.length += end
            skipped.lineEnds += chunk.countLines(in: 0..<end)
            if hasEnded { carry(chunk, from: end) }
        }
        if !hasEnded {
            finish(chunk, &ended)
            carry(chunk, from: chunk.count)
        }
        chunk.clear(room: size)
        chunk.offset = offset
        chunk.skipped = skipped
        offset += skipped.length
    }
}
