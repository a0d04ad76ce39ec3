internal import Policy
internal import Requests

/// Records whose turn it is: some of one chunk that follow each other.
struct ReleasedRun {
    let chunk: ScreenedChunk
    let range: Range<Int>
}

/// What was released together, on its way through the ledgers.
final class ReleasedBatch {
    let runs: [ReleasedRun]
    /// What the records do to the ledgers, by the shard of their accounts and in their order; each shard writes its own.
    let effects: [ShardEffects]

    init() {
        runs = []
        effects = (0..<LedgerShard.count).map { _ in ShardEffects() }
    }

    /// Another batch, in the memory of one that nobody needs any more.
    init(_ runs: [ReleasedRun], reusing other: ReleasedBatch) {
        self.runs = runs
        effects = other.effects
    }
}

/// Where one shard leaves what it found.
final class ShardEffects {
    var effects: [Effect] = []
    /// The bindings that records ended, by their places among the effects, where somebody asks for them.
    var endings: [Int: [Ledger.Ending]] = [:]
}

/// The ledgers of some of the accounts. No ledger knows of another, so that those of different accounts are applied by
/// different threads.
final class LedgerShard {
    /// Shards there are, however many threads.
    static let count = 4

    private let number: Int
    private(set) var ledgers: Ledgers
    /// The number of the first log, behind those of earlier audits.
    private let firstLog: Int
    private let until: Int64?

    /// Every shard begins with all ledgers and goes on with its own.
    init(_ number: Int, _ ledgers: Ledgers, firstLog: Int, until: Int64?, recordsEndings: Bool) {
        self.number = number
        self.ledgers = ledgers
        self.firstLog = firstLog
        self.until = until
        if recordsEndings { self.ledgers.recordsEndings = true }
    }

    /// The shard of an account: the upper bits of a product, for accounts may be all even.
    static func shard(of account: Int?) -> Int {
        Int((UInt64(bitPattern: Int64(account ?? 0)) &* 0x9E37_79B9_7F4A_7C15) >> 62)
    }

    /// Records that are looked up together: that lets the memory deliver several entries at a time.
    private static let lookahead = 16

    /// Applies the shard's records among those that were released. Those after the audit's period are passed over.
    func apply(_ batch: ReleasedBatch) {
        var ledgers = self.ledgers
        self.ledgers = Ledgers()
        var effects = batch.effects[number].effects
        batch.effects[number].effects = []
        effects.removeAll(keepingCapacity: true)
        batch.effects[number].endings = [:]
        var own: [Int] = []
        for run in batch.runs {
            let records = run.chunk.records
            own.removeAll(keepingCapacity: true)
            for index in run.range where LedgerShard.shard(of: records[index].account) == number {
                guard !records[index].isAfter(until) else { continue }
                own.append(index)
            }
            apply(own, of: run.chunk, records, to: &ledgers, &effects, &batch.effects[number].endings)
        }
        self.ledgers = ledgers
        batch.effects[number].effects = effects
    }

    private func apply(
        _ indices: [Int], of chunk: ScreenedChunk, _ records: [ScreenedRecord], to ledgers: inout Ledgers,
        _ effects: inout [Effect], _ endings: inout [Int: [Ledger.Ending]]
    ) {
        let first = RecordNumber(log: firstLog + chunk.chunk.input, line: chunk.chunk.firstLine)
        var found = InlineArray<16, Ledger.Found>(repeating: Ledger.Found())
        for start in stride(from: 0, to: indices.count, by: Self.lookahead) {
            let end = min(start + Self.lookahead, indices.count)
            for place in start..<end {
                let index = indices[place]
                found[place - start] = ledgers.find(records[index].call, account: records[index].account)
            }
            let losses = ledgers.losses
            for place in start..<end {
                let index = indices[place]
                var call = records[index].call
                call.number = RecordNumber(log: first.log, line: first.line + Int(records[index].line)).packed
                // After a ledger was emptied its entries stand elsewhere.
                let foreseen = ledgers.losses == losses ? found[place - start] : Ledger.Found()
                let listing = call.action == .list ? chunk.listings[index] : nil
                effects.append(
                    ledgers.apply(call, listing, account: records[index].account, foreseen: foreseen))
                guard ledgers.recordsEndings else { continue }
                let ended = ledgers.takeEndings(account: records[index].account)
                if !ended.isEmpty { endings[effects.count - 1] = ended }
            }
        }
    }
}

extension ScreenedRecord {
    /// Whether its time is after a moment.
    func isAfter(_ moment: Int64?) -> Bool {
        guard let moment, time != ScreenedRecord.noTime else { return false }
        return time > moment
    }
}

extension [LedgerShard] {
    /// The accounts that have a ledger, in ascending order, the unknown one first.
    var accounts: [Int?] {
        let accounts = self.reduce(into: Set<Int?>()) { $0.formUnion($1.ledgers.accounts) }
        return accounts.sorted { ($0 ?? .min) < ($1 ?? .min) }
    }

    /// The ledger of an account.
    subscript(account account: Int?) -> Ledger { self[LedgerShard.shard(of: account)].ledgers[account] }

    /// All ledgers, each as its own shard has it.
    var merged: Ledgers {
        var merged = self[0].ledgers
        for account in accounts { merged[account] = self[account: account] }
        return merged
    }
}
