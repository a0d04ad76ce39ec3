internal import Glibc
internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// Screens chunks of one log; each thread has its own.
struct Screener {
    private let plan: ScreenPlan
    private let reader: LogReader
    private let isLines: Bool
    /// Nil where every record is to be read by the ordinary reader.
    private var json: JSONScreen?
    private var signs = SignScanner()

    init(_ plan: ScreenPlan, _ reader: LogReader, isLines: Bool) {
        self.plan = plan
        self.reader = reader
        self.isLines = isLines
        if plan.usesScreen, reader.format == .json { json = JSONScreen(plan, isLines ? .jsonl : .json) }
    }

    mutating func screen(_ chunk: Chunk) -> ScreenedChunk {
        let screened = ScreenedChunk(chunk)
        if let skipped = chunk.skipped {
            let reason = "the record is longer than \(ChunkReader.recordLimit >> 20) MB"
            screened.tally.records = 1
            screened.tally.lines = skipped.lineEnds
            screened.tally.unreadable = [(0, 0, reason)]
        } else if let records = chunk.records {
            screenRanges(records, screened)
        } else {
            screenLines(screened)
        }
        return screened
    }

    private mutating func screenLines(_ screened: ScreenedChunk) {
        let count = screened.chunk.count
        var start = 0
        var line = 0
        while start < count {
            let end = unsafe screened.chunk.bytes.withUnsafeBytes { bytes in
                // The search stays within the chunk's bytes.
                unsafe memchr(bytes.baseAddress! + start, 0x0A, count - start).map { unsafe $0 - bytes.baseAddress! }
            }
            screen(start..<(end ?? count), line: line, screened)
            start = (end ?? count) + 1
            line += 1
        }
        screened.tally.lines = count > 0 && screened.chunk.bytes[count - 1] == 0x0A ? line : max(0, line - 1)
    }

    private mutating func screenRanges(_ records: [Range<Int>], _ screened: ScreenedChunk) {
        var counted = 0
        var line = 0
        for range in records {
            line += screened.chunk.countLines(in: counted..<range.lowerBound)
            counted = range.lowerBound
            screen(range, line: line, screened)
        }
        screened.tally.lines = line + screened.chunk.countLines(in: counted..<screened.chunk.count)
    }

    private mutating func screen(_ range: Range<Int>, line: Int, _ screened: ScreenedChunk) {
    }
}
