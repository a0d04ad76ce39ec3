internal import Policy
internal import Reports

/// Writes an audit's report to standard output while it goes on.
final class AuditOutput {
    private var report: any AuditReport
    private var buffer: [UInt8] = []
    /// Whoever read standard output has gone away; the verdict still counts.
    private var isClosed = false

    private static let bufferSize = 1 << 16

    init(_ options: OutputOptions) {
        report = options.auditReport
        buffer.reserveCapacity(Self.bufferSize)
    }

    func add(_ results: Results) throws(OutputError) {
        try report.add(results) { (bytes) throws(OutputError) in try write(bytes) }
    }

    func finish(_ summary: AuditSummary, _ problems: Results) throws(OutputError) {
        try report.finish(summary, problems: problems) { (bytes) throws(OutputError) in try write(bytes) }
        try flush()
    }

    private func write(_ bytes: [UInt8]) throws(OutputError) {
        guard !isClosed else { return }
        buffer += bytes
        if buffer.count >= Self.bufferSize { try flush() }
    }

    private func flush() throws(OutputError) {
        do throws(OutputError) { try StandardOutput.write(buffer) } catch .closed { isClosed = true }
        buffer.removeAll(keepingCapacity: true)
    }
}
