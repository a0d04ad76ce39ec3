package import Policy

/// A format in which an audit is written while it runs, since a log may have more findings than memory has room for.
package protocol AuditReport {
    /// Takes the results of one record that has findings, in the order in which records were judged. Its files, findings
    /// and secrets count; what is written at once is handed over.
    ///
    /// What the sink throws, a closed pipe for one, ends the report there.
    mutating func add<Failure: Error>(
        _ results: Results, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure)

    /// Writes the rest, once, after the last record. The problems are logs that could not be read, and their secrets are
    /// masked in the summary; what comes from a record must be masked before it goes into the summary.
    mutating func finish<Failure: Error>(
        _ summary: AuditSummary, problems: Results?, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure)
}
