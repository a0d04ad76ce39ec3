package import Policy

/// A format in which the results of a run are written.
package protocol Report {
    /// Hands the report over piece by piece, so that a long one needs the memory of one finding.
    ///
    /// What the sink throws, a closed pipe for one, ends the report there.
    func write<Failure: Error>(_ results: Results, to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure)
}

extension Report {
    /// The report as a whole.
    package func bytes(_ results: Results) -> [UInt8] {
        var bytes: [UInt8] = []
        write(results, to: { bytes += $0 })
        return bytes
    }
}
