internal import Policy
internal import Requests

/// Counts records that were applied to the ledgers, one after the other, and picks those that must be judged by themselves.
///
/// For each shape of record and effect on the ledger it remembers what the first such record came to: which rules every
/// other must still be judged by, and which stay undecided. In millions of records there are a few hundred.
struct Reckoning {
    /// What is counted while records are applied.
    struct Tally {
        var requests = 0
        var judged = 0
        var unknownOperations = 0
        var unseenArguments = 0
        var outsidePeriod = 0
        var hours: [Int64: (requests: Int, refused: Int)] = [:]
        /// Nanoseconds since 1970.
        var first = Int64.max
        var last = Int64.min
    }

    private struct Key: Hashable {
        var shape: Int32
        /// The number of the log's settings.
        var settings = 0
        var isOutOfOrder: Bool
        var effect: UInt64
    }

    /// What all records of one key have in common.
    private struct Known {
        var open: [Int]
        var undecided: [(rule: String, reason: String)]
        let isOpen: Bool
        let hasUndecided: Bool
        /// How many records there were beyond the first, and which of them was first.
        var count = 0
        var first: (ordinal: Int, number: RecordNumber)?

        init(_ settled: Engine.Settled) {
            open = settled.open
            undecided = settled.undecided
            isOpen = !open.isEmpty
            hasUndecided = !undecided.isEmpty
        }
    }

    private(set) var tally = Tally()
    /// What timelines and the calls by role are made of, where somebody asks for them.
    private(set) var chronicle: Chronicle?
    private var keys: [Key: Int] = [:]
    private var known: [Known] = []
    /// The places of keys that were met lately, by some of their bits.
    private var recent: [(key: Key, place: Int)] = Array(
        repeating: (Key(shape: -1, isOutOfOrder: false, effect: 0), 0), count: 256)
    private var ordinal = 0
    private let explainer: Explainer
    /// The number of the first log, behind those of earlier audits.
    private let firstLog: Int
    /// The numbers of the logs' settings.
    private let logSettings: [Int]
    private let since: Int64?
    private let until: Int64?
    private var hour: (number: Int64, requests: Int, refused: Int) = (.min, 0, 0)

    /// Hours beyond these, a hundred thousand of eleven years, are not counted by themselves.
    private static let mostHours = 100_000
    /// Keys beyond these are judged a record at a time.
    private static let mostKeys = 200_000

    init(
        _ explainer: Explainer, firstLog: Int, logSettings: [Int], since: Timestamp?,
        until: Timestamp?
    ) {
        self.explainer = explainer
        self.firstLog = firstLog
        self.logSettings = logSettings
        self.since = since.map { PackedTime($0).nanoseconds }
        self.until = until.map { PackedTime($0).nanoseconds }
    }

    /// Reckons records that were applied, and adds the cases that they make.
    mutating func reckon(_ batch: ReleasedBatch, to cases: inout [Case]) {
        let effects = batch.effects.map(\.effects)
        let endings = batch.effects.map(\.endings)
        var next = Array(repeating: 0, count: effects.count)
        for run in batch.runs {
            let records = run.chunk.records
            let input = run.chunk.chunk.input
            let first = RecordNumber(log: firstLog + input, line: run.chunk.chunk.firstLine)
            for index in run.range {
                guard !records[index].isAfter(until) else {
                    tally.outsidePeriod += 1
                    continue
                }
                let shard = LedgerShard.shard(of: records[index].account)
                let place = next[shard]
                next[shard] += 1
                let number = RecordNumber(log: first.log, line: first.line + Int(records[index].line))
                let item = reckon(
                    records[index], run.chunk, index, number, logSettings[input], effects[shard][place],
                    endings[shard][place] ?? [])
                if let item { cases.append(item) }
            }
        }
    }

    /// Reckons a record; the case that it makes, where it makes one.
    private mutating func reckon(
        _ record: borrowing ScreenedRecord, _ screened: ScreenedChunk, _ index: Int, _ number: RecordNumber,
        _ settings: Int, _ effect: Effect, _ endings: [Ledger.Ending]
    ) -> Case? {
        var call = record.call
        call.number = number.packed
        chronicle?.add(endings, by: call, account: record.account)
        if let since, record.time != ScreenedRecord.noTime, record.time < since {
            tally.outsidePeriod += 1
            return nil
        }
        count(record)
        ordinal += 1
        let wantsCaller = chronicle?.attributions.wantsCaller(call, effect, account: record.account) ?? false
        guard record.shape >= 0 else {
            chronicle?.roles.count(screened.calling(index), shape: -1, call.outcome)
            var item = item(screened, index, number, effect)
            item.wantsCaller = wantsCaller
            return item
        }
        let isCounted = chronicle?.roles.count(shape: record.shape, call.outcome) ?? true
        let key = Key(
            shape: record.shape, settings: settings, isOutOfOrder: record.isOutOfOrder,
            effect: effect.code)
        guard let place = place(of: key) else {
            var item = item(screened, index, number, effect)
            item.wantsCaller = wantsCaller
            item.judged = explainer.judge(item)
            if !isCounted, let calling = item.judged?.calling {
                chronicle?.roles.count(calling, shape: record.shape, call.outcome)
            }
            remember(item.judged, key)
            return item
        }
        if known[place].hasUndecided {
            known[place].count += 1
            if known[place].first == nil { known[place].first = (ordinal, number) }
        }
        guard known[place].isOpen || wantsCaller else { return nil }
        var item = item(screened, index, number, effect)
        item.wantsCaller = wantsCaller
        item.open = known[place].open
        return item
    }

    private func item(_ chunk: ScreenedChunk, _ index: Int, _ number: RecordNumber, _ effect: Effect) -> Case {
        Case(
            chunk: chunk, index: index, number: number, ordinal: ordinal, effect: effect,
            isOutOfOrder: chunk.records[index].isOutOfOrder)
    }

    /// Where a key's kind is known; nearly every record is of one of a few.
    private mutating func place(of key: Key) -> Int? {
        let slot = Int(
            truncatingIfNeeded: (key.effect ^ key.effect >> 32 ^ UInt64(truncatingIfNeeded: key.shape) &* 0x9E37_79B9)
                & 255)
        if recent[slot].key == key { return recent[slot].place }
        guard let place = keys[key] else { return nil }
        recent[slot] = (key, place)
        return place
    }

    private mutating func remember(_ judged: Judged?, _ key: Key) {
        guard let settled = judged?.verdict.settled, known.count < Self.mostKeys else { return }
        keys[key] = known.count
        known.append(Known(settled))
    }

    private mutating func count(_ record: borrowing ScreenedRecord) {
        tally.requests += 1
        if record.isUnknownOperation { tally.unknownOperations += 1 } else { tally.judged += 1 }
        if record.call.hasUnseenArguments { tally.unseenArguments += 1 }
        guard record.time != ScreenedRecord.noTime else { return }
        let number = record.time.flooredQuotient(3_600_000_000_000)
        if number != hour.number { closeHour(number) }
        hour.requests += 1
        if record.call.outcome == .failed { hour.refused += 1 }
        tally.first = min(tally.first, record.time)
        tally.last = max(tally.last, record.time)
    }

    /// Adds the hour that is counted to those that are done, and begins another.
    private mutating func closeHour(_ number: Int64) {
        // Times that make no sense must not fill the memory.
        if hour.requests > 0, tally.hours.count < Self.mostHours || tally.hours[hour.number] != nil {
            let before = tally.hours[hour.number] ?? (0, 0)
            tally.hours[hour.number] = (before.requests + hour.requests, before.refused + hour.refused)
        }
        hour = (number, 0, 0)
    }

    /// Keeps from now on what timelines and the calls by role are made of.
    mutating func beginChronicle() {
        chronicle = Chronicle()
    }

    /// Takes what the judgements of a round told for timelines.
    mutating func learn(_ noted: Attributions.Noted) { chronicle?.attributions.add(noted) }

    /// Counts what is still open.
    mutating func finish() { closeHour(.min) }

    /// The verdicts that stayed undecided and were settled by shape: how many, and the first record of each.
    func forEachUndecided(
        _ body: (_ rule: String, _ reason: String, _ count: Int, _ first: (ordinal: Int, number: RecordNumber)) -> Void
    ) {
        for known in known {
            guard let first = known.first else { continue }
            for undecided in known.undecided { body(undecided.rule, undecided.reason, known.count, first) }
        }
    }
}

extension Int64 {
    /// The quotient, rounded down.
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
