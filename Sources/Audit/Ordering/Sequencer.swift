/// Puts the records of several logs into the order of their time.
///
/// A log is nearly in order: a gateway writes a record when a request ends. A record waits until a later one is more than
/// the window past it, or until too many wait. One that comes later still is out of order: it comes as early as the window
/// still lets it. A record without a time has that of the one before it. Records of the same time come in the order of the logs, and
/// within a log in its own.
struct Sequencer {
    /// Records of one chunk that follow each other in it and in time.
    private struct Run {
        var chunk: ScreenedChunk
        var range: Range<Int>

        var first: Int64 { chunk.records[range.lowerBound].turn }
        var last: Int64 { chunk.records[range.upperBound - 1].turn }
    }

    private struct Input {
        /// The runs that wait, in order, from `next` on, and how many records are in them.
        var waiting: [Run] = []
        var next = 0
        var count = 0
        /// How many chunks these hold in memory.
        var chunks = 0
        /// The time before which no record may come any more: the latest that was seen, less the window.
        var watermark = Int64.min
        /// When the record before has its turn, and the latest of all.
        var previous = Int64.min
        var latest = Int64.min
        var isEnded = false

        /// Whether no more fit: some must go before their time has come for certain.
        var isFull: Bool { count > Sequencer.mostWaiting || chunks > Sequencer.mostWaitingChunks }

        var head: Int64? { next < waiting.count ? waiting[next].first : nil }
    }

    /// More records of one log do not wait, whatever their time.
    private static let mostWaiting = 65_536
    /// Nor do they keep more chunks in memory, where few of a chunk's records are requests and many have one time.
    private static let mostWaitingChunks = 256

    private var inputs: [Input]
    /// Nanoseconds.
    private let window: Int64

    init(inputs count: Int, window: Int64) {
        inputs = Array(repeating: Input(), count: count)
        self.window = window
    }

    // MARK: Coming

    /// Adds the next records of a log, and says of each when it has its turn.
    mutating func add(_ chunk: ScreenedChunk, of number: Int) {
        var input = inputs[number]
        inputs[number].waiting = []
        // Taken out of the chunk meanwhile, for each access to a class is checked, and here is one for every record.
        var records = chunk.records
        chunk.records = []
        var late: [Int] = []
        for index in records.indices {
            let turn = takeTurn(&records[index], &input)
            if turn < input.latest { late.append(index) } else { input.latest = turn }
        }
        let count = records.count
        chunk.records = records
        var start = 0
        for index in late {
            if start < index { input.waiting.append(Run(chunk: chunk, range: start..<index)) }
            Sequencer.insert(Run(chunk: chunk, range: index..<index + 1), records[index].turn, into: &input)
            start = index + 1
        }
        if start < count { input.waiting.append(Run(chunk: chunk, range: start..<count)) }
        input.count += count
        chunk.waiting = count
        if count > 0 { input.chunks += 1 }
        inputs[number] = input
    }

    private func takeTurn(_ record: inout ScreenedRecord, _ input: inout Input) -> Int64 {
        let time = record.time
        let isKnown = time != ScreenedRecord.noTime
        record.isOutOfOrder = isKnown && time < input.watermark
        let turn = max(isKnown ? time : input.previous, input.watermark)
        record.turn = turn
        input.previous = turn
        if isKnown { input.watermark = max(input.watermark, time < .min + window ? .min : time - window) }
        return turn
    }

    /// Puts one record behind all that have their turn no later.
    private static func insert(_ run: Run, _ turn: Int64, into input: inout Input) {
        var place = input.waiting.count
        while place > input.next, input.waiting[place - 1].first > turn { place -= 1 }
        guard place > input.next, input.waiting[place - 1].last > turn else {
            input.waiting.insert(run, at: place)
            return
        }
        let whole = input.waiting[place - 1]
        var split = whole.range.lowerBound + 1
        while whole.chunk.records[split].turn <= turn { split += 1 }
        input.waiting[place - 1].range = whole.range.lowerBound..<split
        input.waiting.insert(Run(chunk: whole.chunk, range: split..<whole.range.upperBound), at: place)
        input.waiting.insert(run, at: place)
    }

    /// No more records come of a log.
    mutating func end(_ input: Int) { inputs[input].isEnded = true }

    /// The logs that are not ended, first the one that holds the others up: its next record may be the earliest.
    var order: [Int] {
        inputs.indices.filter { !inputs[$0].isEnded }.sorted { first, second in
            (inputs[first].watermark, first) < (inputs[second].watermark, second)
        }
    }

    // MARK: Going

    /// Takes the records whose turn it is, in order: ranges of records of one chunk that follow each other.
    mutating func release(_ body: (ScreenedChunk, Range<Int>) -> Void) {
        while let (number, bound) = next() {
            let run = inputs[number].waiting[inputs[number].next]
            let records = run.chunk.records
            var index = run.range.lowerBound
            while index < run.range.upperBound, records[index].turn <= bound { index += 1 }
            let turn = index > run.range.lowerBound ? records[index - 1].turn : run.first
            body(run.chunk, run.range.lowerBound..<index)
            inputs[number].count -= index - run.range.lowerBound
            run.chunk.waiting -= index - run.range.lowerBound
            if run.chunk.waiting == 0 { inputs[number].chunks -= 1 }
            inputs[number].watermark = max(inputs[number].watermark, turn)
            if index == run.range.upperBound {
                inputs[number].next += 1
            } else {
                inputs[number].waiting[inputs[number].next].range = index..<run.range.upperBound
            }
        }
        for number in inputs.indices where inputs[number].next > 0 {
            inputs[number].waiting.removeFirst(inputs[number].next)
            inputs[number].next = 0
        }
    }

    /// The log whose first waiting record is next, and up to when its records come before those of the others.
    private func next() -> (input: Int, bound: Int64)? {
        var best: Int?
        var head = Int64.max
        for (number, input) in inputs.enumerated() {
            if let time = input.head, best == nil || time < head { (best, head) = (number, time) }
        }
        guard let best else { return nil }
        // What may still come, and what waits in other logs: of the same time, that of an earlier log is first.
        var limit = Int64.max
        for (number, input) in inputs.enumerated() {
            let earlier: Int64 = number < best ? 1 : 0
            if !input.isEnded, !input.isFull {
                guard input.watermark >= head + earlier else { return nil }
                limit = min(limit, input.watermark - earlier)
            }
            if number != best, let time = input.head { limit = min(limit, time - earlier) }
        }
        // More than wait for lack of room: only the first of them is certain to be next.
        return (
            best,
            inputs[best].isFull && !inputs[best].isEnded
                ? min(limit, max(head, inputs[best].watermark)) : limit
        )
    }
}
