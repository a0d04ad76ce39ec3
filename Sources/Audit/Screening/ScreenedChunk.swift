internal import Policy
internal import Readers
internal import Requests
internal import SourceText

/// One request of a log as the ledger and the shapes need it. No request was built for it.
struct ScreenedRecord {
    /// What it says to the ledger, with its time and with its place as the number.
    var call: LedgerCall
    /// Nil, for one that says none, is an account of its own.
    var account: Int?
    /// The number of its shape; -1 for one that must be judged by itself.
    var shape: Int32 = -1
    /// Its request, where the ordinary reader had to read it, by its index in the chunk.
    var request: Int32 = -1
    /// Where it stands in the chunk, and in which line of it, from 0.
    var start: Int32
    var count: Int32
    var line: Int32

    /// When it has its turn: its time in nanoseconds since 1970, or that of the records around it where it has none or comes
    /// too late.
    var turn: Int64 = 0
    var isOutOfOrder = false
    /// The record does not show which method it calls.
    var isUnknownOperation = false

    static let noTime = Int64.min

    /// Nanoseconds since 1970.
    var time: Int64 { call.time.nanoseconds }
}

/// A piece of a log that was screened: the requests in it, and what else there is to count.
///
/// It is filled by one thread and then only read, until nobody refers to it any more.
final class ScreenedChunk: @unchecked Sendable {
    let chunk: Chunk
    var records: [ScreenedRecord]
    /// The requests that the ordinary reader read.
    let requests: [Request]
    /// What requests of GetSipRegistrations were answered, by the index of their record.
    let listings: [Int: Listing]
    let tally: ScreenTally
    /// How many of the records still wait for their turn; only the sequencer's thread looks at it.
    var waiting = 0

    /// Who calls what in a record that the ordinary reader read.
    func calling(_ index: Int) -> RoleTally.Calling {
        let request = Int(records[index].request)
        guard requests.indices.contains(request) else { return RoleTally.Calling(roles: [], operation: nil) }
        return RoleTally.Calling(requests[request])
    }

    init(_ chunk: Chunk, _ output: Screener.Output) {
        self.chunk = chunk
        records = output.records
        requests = output.requests
        listings = output.listings
        tally = output.tally
    }
}

/// What screening counts.
struct ScreenTally {
    /// All records, whatever they are.
    var records = 0
    /// Line ends in the chunk.
    var lines = 0
    /// Records that could not be read, by their line in the chunk, from 0, and their offset in it.
    var unreadable: [(line: Int, offset: Int, reason: String)] = []
    var notes = LogNotes()
}
