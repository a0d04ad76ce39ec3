internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// One run of an audit: the logs as far as they are read, and every batch on its way.
final class AuditRun {
    private let logs: [AuditedLog]
    /// What was applied of each log: lines, and what the summary tells.
    private var applications: [(lines: Int, summary: AuditSummary.Input)]
    private let options: AuditOptions
    private let shapes: ShapeNumbers
    private let names: LedgerNames
    private let logNames: [String]
    private let explainer: Explainer
    private let screeners: [ScreeningPlace]
    private var sequencer: Sequencer
    private let shards: [LedgerShard]
    private var reckoning: Reckoning
    private var gathering: Gathering

    /// Chunks that can be used again, and those that were applied but may still be referred to.
    private var spare: [Chunk] = []
    private var applied: [ScreenedChunk] = []

    private var batch = ReadBatch()
    private var screened = ScreenedBatch()
    /// What was put in order, and what was applied to the ledgers.
    private var released = ReleasedBatch()
    private var reckonable = ReleasedBatch()
    private var cases: [CaseSlice] = []
    private var judged: [CaseSlice] = []
    private var unreadable: [AuditSummary.Unreadable] = []

    private var unreadableCount = 0
    private var unreadableFirst: [AuditSummary.Unreadable] = []
    private var logNotes = LogNotes()
    private var failures: [Audit.Failure] = []

    /// The summary keeps so many records that could not be read.
    private static let mostUnreadable = 100
    /// The summary keeps so many bindings.
    private static let mostStanding = 1_000

    init(
        _ logs: [AuditedLog], _ engine: Engine, _ vocabulary: Vocabulary, _ options: AuditOptions,
        _ shapes: ShapeNumbers
    ) {
        self.logs = logs
        applications = logs.map { (0, AuditSummary.Input(name: $0.name, format: $0.reader.format.rawValue)) }
        self.options = options
        self.shapes = shapes
        let ledgers = options.accounts?.ledgers ?? Ledgers()
        let names = LedgerNames(ledgers.names)
        self.names = names
        logNames = options.earlierLogs + logs.map(\.name)
        explainer = Explainer(
            engine: engine, names: names, catalog: vocabulary.catalog, accounts: options.accounts,
            principals: options.principals, allowances: options.allowances, paths: logs.map(\.path),
            readers: logs.map(\.reader), logNames: logNames, tellsTimelines: options.tellsTimelines)
        let plan = ScreenPlan(vocabulary, shapes, names, options)
        gathering = Gathering(
            continuing: options.windows, baseline: options.baseline, tellsTimelines: options.tellsTimelines)
        screeners = (0..<AuditRun.chunksPerRound).map { _ in ScreeningPlace(plan) }
        sequencer = Sequencer(inputs: logs.count, window: options.reorderWindow * 1_000_000_000)
        let firstLog = options.earlierLogs.count
        let until = options.until.map { PackedTime($0).nanoseconds }
        shards = (0..<LedgerShard.count).map {
            LedgerShard($0, ledgers, firstLog: firstLog, until: until, recordsEndings: options.tellsTimelines)
        }
        reckoning = Reckoning(
            explainer, firstLog: firstLog,
            logSettings: engine.settingsNumbers(of: logs.map(\.name)), since: options.since, until: options.until)
        if options.tellsTimelines { reckoning.beginChronicle() }
    }

    /// Chunks that are read in a round. However many threads there are: what is read together decides which of several logs
    /// is read next, and so the order of what is told at once.
    private static let chunksPerRound = 8

    /// Goes on until every record that was read was handed out; false where it was stopped before all were read.
    func perform(_ sink: Audit.Sink) throws -> Bool {
        if let opening = options.opening.flatMap({ gathering.report($0) }) { try sink.results(opening) }
        var isStopped = false
        while !isDone {
            if !isStopped, !sink.goesOn(progress) {
                isStopped = true
                stopReading()
            }
            try round(sink)
        }
        return !isStopped
    }

    /// Takes the logs for ended where they are: what was read of them is judged still.
    private func stopReading() {
        for index in logs.indices where !logs[index].isEnded {
            logs[index].stop()
            batch.ended.append(index)
        }
    }

    private var isDone: Bool {
        logs.allSatisfy(\.isEnded) && batch.isEmpty && screened.isEmpty && released.runs.isEmpty
            && reckonable.runs.isEmpty && cases.isEmpty && judged.isEmpty
    }

    private var progress: AuditProgress {
        var progress = AuditProgress()
        progress.bytes = logs.reduce(0) { $0 + $1.position }
        progress.total = logs.reduce(0 as Int?) { total, log in total.flatMap { total in log.size.map { total + $0 } } }
        progress.findings = gathering.findings
        return progress
    }

    // MARK: A round

    private func round(_ sink: Audit.Sink) throws {
        reclaim()
        let (reading, ordering, applying, counting) = (batch, screened, released, reckonable)
        let (judging, handing) = (cases, judged)
        let order = sequencer.order
        let next = ReadBatch()
        let screening = ScreenedBatch(count: reading.chunks.count, ended: reading.ended)
        var newRuns: [ReleasedRun] = []
        var newCases: [CaseSlice] = []
        var failure: (any Error)?
        // The longest first, so that no thread is left with one when the others are done.
        var tasks = shards.map { shard in Parallel.Task { shard.apply(applying) } }
        tasks.append(Parallel.Task { newCases = self.reckon(counting) })
        for slice in judging { tasks.append(Parallel.Task { slice.judge(self.explainer) }) }
        tasks.append(Parallel.Task { failure = self.handOut(handing, sink) })
        tasks.append(Parallel.Task { self.read(next, order) })
        tasks.append(Parallel.Task { newRuns = self.order(ordering) })
        for (index, chunk) in reading.chunks.enumerated() {
            tasks.append(
                Parallel.Task {
                    screening.slots[index].chunk = self.screeners[index].screener.screen(
                        chunk, of: self.logs[chunk.input])
                })
        }
        Parallel.perform(tasks, jobs: options.jobs)
        if let failure { throw failure }
        (batch, screened, released, reckonable) = (
            next, screening, ReleasedBatch(newRuns, reusing: counting), applying
        )
        (cases, judged) = (newCases, judging)
        try handOutUnreadable(sink)
        if let noted = gathering.takeNoted() { reckoning.learn(noted) }
        gathering.tidy { self.lasting }
    }

    /// Reads the next chunks: one of each log that is new, then of the log that holds the others up.
    private func read(_ batch: ReadBatch, _ order: [Int]) {
        let count = screeners.count
        for index in order where logs[index].isNew && batch.chunks.count < count { read(index, batch) }
        while batch.chunks.count < count, let index = order.first(where: { !logs[$0].isEnded }) { read(index, batch) }
    }

    private func read(_ index: Int, _ batch: ReadBatch) {
        let chunk = spare.popLast() ?? Chunk()
        chunk.input = index
        do throws(LogError) {
            if try logs[index].next(into: chunk) {
                batch.chunks.append(chunk)
            } else {
                batch.ended.append(index)
                spare.append(chunk)
            }
        } catch {
            failures.append(Audit.Failure(log: logs[index].name, reason: error.reason))
            batch.ended.append(index)
        }
    }

    // MARK: Applying

    /// Puts records in order; those whose turn it is.
    private func order(_ batch: ScreenedBatch) -> [ReleasedRun] {
        for chunk in batch.slots.compactMap(\.chunk) {
            let log = chunk.chunk.input
            chunk.chunk.firstLine = applications[log].lines + 1
            applications[log].lines += chunk.tally.lines
            count(chunk, log)
            sequencer.add(chunk, of: log)
            applied.append(chunk)
        }
        for log in batch.ended { sequencer.end(log) }
        var runs: [ReleasedRun] = []
        sequencer.release { chunk, range in runs.append(ReleasedRun(chunk: chunk, range: range)) }
        return runs
    }

    private func reckon(_ batch: ReleasedBatch) -> [CaseSlice] {
        var cases: [Case] = []
        reckoning.reckon(batch, to: &cases)
        return stride(from: 0, to: cases.count, by: CaseSlice.size).map { start in
            CaseSlice(Array(cases[start..<min(start + CaseSlice.size, cases.count)]))
        }
    }

    private func count(_ chunk: ScreenedChunk, _ log: Int) {
        applications[log].summary.bytes = chunk.chunk.offset + chunk.chunk.count
        applications[log].summary.records += chunk.tally.records
        applications[log].summary.requests += chunk.records.count
        applications[log].summary.unreadable += chunk.tally.unreadable.count
        logNotes.formUnion(chunk.tally.notes)
        for record in chunk.tally.unreadable {
            unreadable.append(
                AuditSummary.Unreadable(
                    file: logs[log].name, line: chunk.chunk.firstLine + record.line,
                    offset: chunk.chunk.offset + record.offset, reason: record.reason))
        }
    }

    /// Takes back the chunks that nobody refers to any more.
    private func reclaim() {
        var kept: [ScreenedChunk] = []
        for index in applied.indices {
            if isKnownUniquelyReferenced(&applied[index]), spare.count < screeners.count {
                spare.append(applied[index].chunk)
            } else if !isKnownUniquelyReferenced(&applied[index]) {
                kept.append(applied[index])
            }
        }
        applied = kept
    }

    // MARK: Handing out

    private func handOut(_ slices: [CaseSlice], _ sink: Audit.Sink) -> (any Error)? {
        do {
            for slice in slices {
                for item in slice.cases {
                    if let results = gathering.add(item) { try sink.results(results) }
                }
            }
            return nil
        } catch {
            return error
        }
    }

    private func handOutUnreadable(_ sink: Audit.Sink) throws {
        for record in unreadable {
            unreadableCount += 1
            if unreadableFirst.count < Self.mostUnreadable { unreadableFirst.append(record) }
            try sink.unreadable(record)
        }
        unreadable = []
    }

    // MARK: The end

    /// The records whose displacement of a registration lasts.
    private var lasting: Set<Int> {
        var numbers: Set<Int> = []
        for account in shards.accounts {
            numbers.formUnion(shards[account: account].displaced.compactMap(\.number))
        }
        return numbers
    }

    /// Hands out what waited for the end, and tells what there is to tell.
    func complete(_ outcome: inout Audit.Outcome, _ sink: Audit.Sink) throws {
        outcome.deferrals = gathering.deferrals
        defer { outcome.baseline = gathering.baseline }
        try gathering.end(lasting) { try sink.results($0) }
        if let noted = gathering.takeNoted() { reckoning.learn(noted) }
        reckoning.finish()
        reckoning.forEachUndecided { gathering.add($0, $1, $2, $3) }
        complete(&outcome.summary)
        outcome.failures += failures
        outcome.missingFields = logNotes.missing(of: options.fields)
        outcome.ledgers = shards.merged
        outcome.ledgers.names = names.withTable { $0 }
        outcome.logNames = logNames
        outcome.explained = gathering.explained
        outcome.shapes = shapes.count
    }

    private func complete(_ summary: inout AuditSummary) {
        gathering.complete(&summary, logNames: logNames)
        let tally = reckoning.tally
        summary.inputs = applications.map(\.summary)
        summary.records = summary.inputs.reduce(0) { $0 + $1.records }
        summary.requests = tally.requests
        summary.judged = tally.judged
        summary.unknownOperations = tally.unknownOperations
        summary.unseenArguments = tally.unseenArguments
        summary.takenWithoutBody = logNotes.takenWithoutBody
        summary.outsidePeriod = tally.outsidePeriod
        summary.unreadable = unreadableCount
        summary.unreadableRecords = unreadableFirst
        summary.unappliedRules =
            tally.requests == 0
            ? [] : explainer.engine.unapplied(applied: gathering.applied, present: gathering.context)
        summary.hours = tally.hours.sorted { $0.key < $1.key }.map { hour, count in
            AuditSummary.Hour(
                start: Timestamp(seconds: hour * 3_600), requests: count.requests, refused: count.refused)
        }
        summary.first = tally.first <= tally.last ? PackedTime(nanoseconds: tally.first).timestamp : nil
        summary.last = tally.first <= tally.last ? PackedTime(nanoseconds: tally.last).timestamp : nil
        summary.assumedZone = logNotes.usedAssumedZone ? options.zone.name : nil
        addBindings(&summary)
        reckoning.chronicle?.complete(&summary, shards.merged, names, logNames, explainer.catalog)
    }

    private func addBindings(_ summary: inout AuditSummary) {
        for account in shards.accounts {
            let ledger = shards[account: account]
            summary.boundRegistrations += ledger.boundCount
            guard summary.standing.count < Self.mostStanding else { continue }
            let bound = ledger.standing.sorted { first, second in
                (first.registration.number ?? .max, first.registration.text(names))
                    < (second.registration.number ?? .max, second.registration.text(names))
            }
            for record in bound.prefix(Self.mostStanding - summary.standing.count) {
                var standing = AuditSummary.Standing(account: account, registration: record.registration.text(names))
                standing.user = text(record.user)
                standing.application = text(record.application)
                standing.rule = text(record.rule)
                standing.since = record.since.timestamp
                summary.standing.append(standing)
            }
        }
    }

    private func text(_ id: EntityID) -> String? { id == .none ? nil : id.text(names) }
}
