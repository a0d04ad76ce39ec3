internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// A record that has to be judged by itself, with what the ledger knew when its turn came.
struct Case {
    var chunk: ScreenedChunk
    var index: Int
    var number: RecordNumber
    /// Its place among all records, in the order in which they were applied.
    var ordinal: Int
    var effect: Effect
    var isOutOfOrder: Bool
    /// The rules that its shape leaves open; nil where all are to be judged.
    var open: [Int]?
    /// Whether timelines ask who sent it.
    var wantsCaller = false
    /// What the judgement came to, once it did.
    var judged: Judged?
}

/// What became of a case.
struct Judged {
    var verdict: Engine.RecordVerdict
    var account: Int?
    var caller: String?
    var context: ContextFields
    var isKnown: Bool
    /// The caller as reports may name it, for timelines; and who calls what, for the calls by role.
    var shownCaller: String?
    var calling: RoleTally.Calling?
}

/// Reads cases by the ordinary reader, and judges them by the ordinary engine.
struct Explainer {
    let engine: Engine
    let names: LedgerNames
    let catalog: Catalog
    let accounts: Accounts?
    let principals: Principals
    let allowances: Allowances?
    /// Where the logs are, as configurations say it.
    let paths: [String?]
    let readers: [LogReader]
    /// The names of the logs of earlier audits that the ledger still speaks of, and of those of this one.
    let logNames: [String]
    let tellsTimelines: Bool

    /// Nil where the record is no request after all, which screening must not let happen.
    func judge(_ item: Case) -> Judged? {
        let record = item.chunk.records[item.index]
        let chunk = item.chunk.chunk
        let range = Int(record.start)..<Int(record.start) + Int(record.count)
        let bytes = Array(chunk.bytes[range])
        guard let request = request(item, record, bytes) else { return nil }
        var files = [
            SourceFile(
                name: logNames[item.number.log], bytes: bytes,
                start: SourceFile.Start(line: item.number.line, offset: chunk.offset + range.lowerBound))
        ]
        if let displaced = item.effect.displacedNumber.map(RecordNumber.init(packed:)) {
            files.append(
                SourceFile(name: logNames[displaced.log], bytes: [], start: SourceFile.Start(line: displaced.line)))
        }
        let circumstances = Circumstances(
            action: request.action(catalog), account: record.account, effect: item.effect, names: names,
            isOutOfOrder: item.isOutOfOrder)
        var verdict = engine.judge(request, circumstances, files: files, only: item.open)
        allowances?.mark(&verdict.results.findings, of: request, in: files[0].name)
        var judged = Judged(
            verdict: verdict, account: record.account,
            caller: request.callerName, context: ContextFields(request), isKnown: request.method.meaning != .unknown)
        guard tellsTimelines else { return judged }
        judged.calling = RoleTally.Calling(request)
        if item.wantsCaller || !judged.verdict.results.findings.isEmpty {
            judged.shownCaller = judged.caller.map(engine.secrets(of: request, in: files[0]).masked)
        }
        return judged
    }

    private func request(_ item: Case, _ record: ScreenedRecord, _ bytes: [UInt8]) -> Request? {
        if record.request >= 0 { return item.chunk.requests[Int(record.request)] }
        let text = Text(bytes: bytes, span: SourceSpan(0, bytes.count))
        guard case .request(var request) = readers[item.chunk.chunk.input].read(text, scope: .sipRegistrations) else {
            return nil
        }
        principals.addRoles(to: &request, accounts: accounts, path: paths[item.chunk.chunk.input])
        return request
    }
}
