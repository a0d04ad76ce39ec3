package import Policy

/// One line for each finding, as `ConciseReport` has it, as they come. It has no summary, as there.
package struct ConciseAuditReport: AuditReport {
    private let report: ConciseReport

    package init(_ options: ReportOptions) {
        report = ConciseReport(options)
    }

    package func add<Failure: Error>(
        _ results: Results, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try report.write(results, to: sink)
    }

    package func finish<Failure: Error>(
        _ summary: AuditSummary, problems: Results?, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {}
}
