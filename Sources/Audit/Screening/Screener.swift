internal import Glibc
internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// Screens chunks of logs, one at a time; what it learns of one log it keeps for the next.
///
/// All of its methods are mutating, for in others the compiler copies a struct of its size.
struct Screener {
    private let plan: ScreenPlan
    /// Reads the log of the chunk at hand.
    private var reader = LogReader(.json, fields: LogFields())
    /// Where that log is, as the configuration says it.
    private var path: String?
    private var keys: [ScreenKey] = []
    private var screens: [JSONScreen] = []
    /// The one for the chunk at hand; nil where every record is to be read by the ordinary reader.
    private var current: Int?
    private var signs = SignScanner()
    /// Whether the record before had a sign that it must be read.
    private var isAlike = false
    /// How many requests the chunk before had: the next one has about as many.
    private var lastCount = 0

    init(_ plan: ScreenPlan) { self.plan = plan }

    /// What tells apart the screens that are kept.
    private struct ScreenKey: Hashable {
        /// The log, where its records have fields of its own.
        var log: Int?
        /// Whether records are lines; else they are elements of lists.
        var isLines: Bool
    }

    /// Screens a chunk of a log.
    mutating func screen(_ chunk: Chunk, of log: AuditedLog) -> ScreenedChunk {
        reader = log.reader
        path = log.path
        current = nil
        isAlike = false
        guard plan.usesScreen, reader.format == .json else { return screen(chunk) }
        let key = ScreenKey(log: log.ownFields == nil ? nil : chunk.input, isLines: log.isLines)
        if !keys.contains(key) {
            keys.append(key)
            let paths = log.ownFields.map(FieldPaths.init) ?? plan.paths
            screens.append(JSONScreen(plan, paths, log.isLines ? .jsonl : .json))
        }
        current = keys.firstIndex(of: key)
        return screen(chunk)
    }

    private mutating func screen(_ chunk: Chunk) -> ScreenedChunk {
        var output = Output()
        output.records.reserveCapacity(lastCount + lastCount / 8)
        defer { lastCount = output.records.count }
        if let skipped = chunk.skipped {
            let reason = "the record is longer than \(ChunkReader.recordLimit >> 20) MB"
            output.tally.records = 1
            output.tally.lines = skipped.lineEnds
            output.tally.unreadable = [(0, 0, reason)]
        } else {
            unsafe chunk.bytes.withUnsafeBytes { bytes in
                let bytes = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<chunk.count])
                if let records = chunk.records {
                    unsafe screenRanges(records, bytes, &output)
                } else {
                    unsafe screenLines(bytes, &output)
                }
            }
        }
        return ScreenedChunk(chunk, output)
    }

    /// What comes of a chunk.
    struct Output {
        var records: [ScreenedRecord] = []
        var requests: [Request] = []
        var listings: [Int: Listing] = [:]
        var tally = ScreenTally()
    }

    private mutating func screenLines(_ bytes: UnsafeRawBufferPointer, _ output: inout Output) {
        guard let base = bytes.baseAddress else { return }
        var start = 0
        var line = 0
        while start < bytes.count {
            // The search stays within the bytes.
            let end = unsafe memchr(base + start, 0x0A, bytes.count - start).map {
                unsafe UnsafeRawPointer($0) - base
            }
            unsafe screen(start..<(end ?? bytes.count), line: line, bytes, &output)
            if end != nil { line += 1 }
            start = (end ?? bytes.count) + 1
        }
        output.tally.lines = line
    }

    private mutating func screenRanges(
        _ records: [Range<Int>], _ bytes: UnsafeRawBufferPointer, _ output: inout Output
    ) {
        var counted = 0
        var line = 0
        for range in records {
            line += unsafe Self.lines(in: counted..<range.lowerBound, bytes)
            counted = range.lowerBound
            if range.isEmpty {
                // What the splitter marks so: a list that was cut between two elements, or two elements without a comma.
                output.tally.records += 1
                output.tally.unreadable.append(
                    (line, range.lowerBound, "a bracket or a comma of the list is missing here"))
            } else {
                unsafe screen(range, line: line, bytes, &output)
            }
        }
        output.tally.lines = line + (unsafe Self.lines(in: counted..<bytes.count, bytes))
    }

    private static func lines(in range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Int {
        unsafe UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[range]).span.lineEnds
    }

    // MARK: One record

    private mutating func screen(
        _ range: Range<Int>, line: Int, _ bytes: UnsafeRawBufferPointer, _ output: inout Output
    ) {
        guard unsafe range.count > 2 || !Self.isBlank(range, bytes) else { return }
        output.tally.records += 1
        var record = ScreenedRecord(
            call: LedgerCall(nil, .unknown, number: 0), start: Int32(range.lowerBound), count: Int32(range.count),
            line: Int32(line))
        // What is like the record before it has the same sign.
        if isAlike, let current,
            let outcome = unsafe screens[current].screenAlike(bytes, range, into: &record, &output.tally)
        {
            return unsafe finish(outcome, range, record, bytes, &output)
        }
        isAlike = unsafe signs.hasSign(in: bytes, range)
        guard isAlike else {
            if unsafe !isWhole(range, bytes) {
                output.tally.unreadable.append((line, range.lowerBound, "it is no whole JSON object"))
            }
            return
        }
        let outcome: JSONScreen.Outcome =
            if let current {
                unsafe screens[current].screen(bytes, range, into: &record, &output.tally)
            } else {
                .unclear
            }
        unsafe finish(outcome, range, record, bytes, &output)
    }

    private mutating func finish(
        _ outcome: JSONScreen.Outcome, _ range: Range<Int>, _ record: ScreenedRecord, _ bytes: UnsafeRawBufferPointer,
        _ output: inout Output
    ) {
        switch outcome {
        case .screened: output.records.append(record)
        case .unclear: unsafe read(range, record, bytes, &output)
        }
    }

    private static func isBlank(_ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Bool {
        range.allSatisfy { unsafe Text.isSpace(bytes[$0]) }
    }

    /// Whether a record that nobody reads has at least the first and last byte of what it should be.
    private mutating func isWhole(_ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard reader.format == .json || reader.format == .auditLog || reader.format == .har else { return true }
        guard let first = range.first(where: { unsafe !Text.isSpace(bytes[$0]) }),
            let last = range.last(where: { unsafe !Text.isSpace(bytes[$0]) })
        else { return false }
        return unsafe bytes[first] == UInt8(ascii: "{") && bytes[last] == UInt8(ascii: "}")
    }

    /// Reads a record by the ordinary reader.
    private mutating func read(
        _ range: Range<Int>, _ record: ScreenedRecord, _ bytes: UnsafeRawBufferPointer, _ output: inout Output
    ) {
        let own = unsafe Array(bytes[range])
        let text = Text(bytes: own, span: SourceSpan(0, own.count))
        switch reader.read(text, scope: .sipRegistrations, notes: &output.tally.notes) {
        case .other: break
        case .unreadable(let error):
            let place = min(range.lowerBound + error.span.start, range.upperBound)
            let line = Int(record.line) + (unsafe Self.lines(in: range.lowerBound..<place, bytes))
            output.tally.unreadable.append((line, place, error.reason))
        case .request(var request):
            var record = record
            plan.principals.addRoles(to: &request, accounts: plan.accounts, path: path)
            let listing = plan.describe(request, &record)
            record.isUnknownOperation = request.method.meaning == .unknown
            if let listing { output.listings[output.records.count] = listing }
            record.request = Int32(output.requests.count)
            output.requests.append(request)
            output.records.append(record)
        }
    }
}
