/// The number by which the ledger and held findings know a record: its log and its line. Records of one log have numbers in
/// the order of their lines.
struct RecordNumber: Hashable {
    /// Index of the log's name among those of the audit and of the audits that its ledger comes from.
    let log: Int
    let line: Int

    private static let lineBits = 40

    init(log: Int, line: Int) {
        self.log = log
        self.line = line
    }

    init(packed: Int) {
        log = packed >> Self.lineBits
        line = packed & (1 << Self.lineBits - 1)
    }

    var packed: Int { log << Self.lineBits | line & (1 << Self.lineBits - 1) }
}
