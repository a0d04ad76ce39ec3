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
                unsafe memchr(bytes.baseAddress! + start, 0x0A, count - start).map {
                    unsafe UnsafeRawPointer($0) - bytes.baseAddress!
                }
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

    // MARK: One record

    private mutating func screen(_ range: Range<Int>, line: Int, _ screened: ScreenedChunk) {
        let chunk = screened.chunk
        guard !isBlank(chunk, range) else { return }
        screened.tally.records += 1
        let sign = unsafe chunk.bytes.withUnsafeBytes { unsafe signs.sign(in: $0, range) }
        guard sign == .possible else {
            if !isWhole(chunk, range) {
                screened.tally.unreadable.append((line, range.lowerBound, "it is no whole JSON object"))
            }
            return
        }
        var record = ScreenedRecord(
            call: LedgerCall(nil, .unknown, number: 0), start: Int32(range.lowerBound), count: Int32(range.count),
            line: Int32(line))
        let bytes = chunk.bytes
        let outcome = json?.screen(bytes.span.extracting(range), into: &record, &screened.tally) ?? .unclear
        switch outcome {
        case .screened: screened.records.append(record)
        case .unclear: read(range, record, screened)
        }
    }

    private func isBlank(_ chunk: Chunk, _ range: Range<Int>) -> Bool {
        range.count < 3 && range.allSatisfy { Text.isSpace(chunk.bytes[$0]) } || range.isEmpty && chunk.records == nil
    }

    /// Whether a record that nobody reads has at least the first and last byte of what it should be.
    private func isWhole(_ chunk: Chunk, _ range: Range<Int>) -> Bool {
        guard reader.format == .json || reader.format == .auditLog || reader.format == .har else { return true }
        guard let first = range.first(where: { !Text.isSpace(chunk.bytes[$0]) }),
            let last = range.last(where: { !Text.isSpace(chunk.bytes[$0]) })
        else { return false }
        return chunk.bytes[first] == UInt8(ascii: "{") && chunk.bytes[last] == UInt8(ascii: "}")
    }

    /// Reads a record by the ordinary reader.
    private func read(_ range: Range<Int>, _ record: ScreenedRecord, _ screened: ScreenedChunk) {
        let bytes = Array(screened.chunk.bytes[range])
        let text = Text(bytes: bytes, span: SourceSpan(0, bytes.count))
        switch reader.read(text, scope: .sipRegistrations, notes: &screened.tally.notes) {
        case .other: break
        case .unreadable(let error):
            let place = range.lowerBound + error.span.start
            let line = Int(record.line) + screened.chunk.countLines(in: range.lowerBound..<min(place, range.upperBound))
            screened.tally.unreadable.append((line, place, error.reason))
        case .request(var request):
            var record = record
            plan.accounts?.addRoles(to: &request)
            let listing = plan.describe(request, &record)
            record.isUnknownOperation = request.method.meaning == .unknown
            if let listing { screened.listings[screened.records.count] = listing }
            record.request = Int32(screened.requests.count)
            screened.requests.append(request)
            screened.records.append(record)
        }
    }
}
