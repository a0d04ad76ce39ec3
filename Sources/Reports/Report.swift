package import Policy

/// A format in which a check or an audit is written while findings come, since a log may have more of them than memory
/// has room for.
///
/// What the sink throws, a closed pipe for one, ends the report there.
package protocol Report {
    /// Takes a finding, in the order in which findings are shown. What can be written at once is handed over.
    mutating func add<Failure: Error>(
        _ finding: ReportedFinding, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure)

    /// Writes the rest, once, after the last finding.
    mutating func finish<Failure: Error>(
        _ ending: Ending, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure)
}

extension Report {
    /// Takes the findings of one record of a log; its files hold pieces of the log.
    package mutating func add<Failure: Error>(
        _ record: Results, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        for finding in Disclosure(record).reported(holdsWholeFiles: false) { try add(finding, to: sink) }
    }

    /// Writes the rest of an audit.
    package mutating func finish<Failure: Error>(
        _ summary: AuditSummary, problems: Results?, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try finish(Ending(summary, problems: problems ?? Results()), to: sink)
    }

    /// Takes all findings of a check.
    package mutating func add<Failure: Error>(
        allOf results: Results, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        for finding in Disclosure(results).reported(holdsWholeFiles: true) { try add(finding, to: sink) }
    }

    /// Writes a check as a whole.
    package consuming func write<Failure: Error>(
        _ results: Results, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var report = self
        try report.add(allOf: results, to: sink)
        try report.finish(Ending(results), to: sink)
    }

    /// The report of a check as a whole.
    package consuming func bytes(_ results: Results) -> [UInt8] {
        var bytes: [UInt8] = []
        write(results, to: { bytes += $0 })
        return bytes
    }
}
