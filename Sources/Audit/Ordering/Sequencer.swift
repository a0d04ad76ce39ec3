/// Puts the records of several logs into the order of their time.
///
/// A log is nearly in order: a gateway writes a record when a request ends. A record waits until a later one is more than
/// the window past it, or until too many wait. One that comes later still is out of order: it keeps the place where it
/// came. A record without a time has that of the one before it. Records of the same time come in the order of the logs, and
/// within a log in its own.
struct Sequencer {
    /// A record in its place.
    struct Pending {
        var chunk: ScreenedChunk
        var index: Int
        /// Nanoseconds since 1970 by which it is ordered, which differ from its own where it is out of order.
        var time: Int64
        var isOutOfOrder: Bool
    }

    private struct Input {
        /// The records that wait, in order, from `first` on.
        var waiting: [Pending] = []
        var first = 0
        /// The time before which no record may come any more: the latest that was seen, less the window.
        var watermark = Int64.min
        /// The time by which the record before is ordered.
        var previous = Int64.min
        var isEnded = false

        var isEmpty: Bool { first == waiting.count }
    }

    /// More records of one log do not wait, whatever their time.
    private static let mostWaiting = 65_536

    private var inputs: [Input]
    /// Nanoseconds.
    private let window: Int64

    init(inputs count: Int, window: Int64) {
        inputs = Array(repeating: Input(), count: count)
        self.window = window
    }

    /// Adds the next records of a log.
    mutating func add(_ chunk: ScreenedChunk, of input: Int) {
        for index in chunk.records.indices {
            add(Pending(chunk: chunk, index: index, time: 0, isOutOfOrder: false), input)
        }
    }

    private mutating func add(_ record: Pending, _ input: Int) {
        var record = record
        let time = record.chunk.records[record.index].time
        let isKnown = time != ScreenedRecord.noTime
        record.isOutOfOrder = isKnown && time < inputs[input].watermark
        record.time = max(isKnown ? time : inputs[input].previous, inputs[input].watermark)
        inputs[input].previous = record.time
        if isKnown { inputs[input].watermark = max(inputs[input].watermark, time - window) }
        var place = inputs[input].waiting.count
        while place > inputs[input].first, inputs[input].waiting[place - 1].time > record.time { place -= 1 }
        inputs[input].waiting.insert(record, at: place)
    }

    /// No more records come of a log.
    mutating func end(_ input: Int) { inputs[input].isEnded = true }

    /// The logs that are not ended, first the one that holds the others up: its next record may be the earliest.
    var order: [Int] {
        inputs.indices.filter { !inputs[$0].isEnded }.sorted { first, second in
            (inputs[first].watermark, first) < (inputs[second].watermark, second)
        }
    }

    /// Takes the records whose turn it is, in order.
    mutating func release(_ body: (Pending) -> Void) {
        while let input = next() {
            let record = inputs[input].waiting[inputs[input].first]
            inputs[input].first += 1
            inputs[input].watermark = max(inputs[input].watermark, record.time)
            body(record)
        }
        for input in inputs.indices where inputs[input].first > 0 {
            inputs[input].waiting.removeFirst(inputs[input].first)
            inputs[input].first = 0
        }
    }

    /// The log whose first waiting record is next, if no other log can hold an earlier one.
    private func next() -> Int? {
        var best: Int?
        var limit = Int64.max
        for index in inputs.indices {
            let input = inputs[index]
            if !input.isEnded {
                limit = min(limit, input.waiting.count - input.first > Self.mostWaiting ? .max : input.watermark)
            }
            guard !input.isEmpty else { continue }
            if let known = best, inputs[known].waiting[inputs[known].first].time <= input.waiting[input.first].time {
                continue
            }
            best = index
        }
        guard let best, inputs[best].waiting[inputs[best].first].time <= limit else { return nil }
        return best
    }
}
