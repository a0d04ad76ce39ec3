/// The formats by the names that the command takes.
package enum ReportFormat: String, CaseIterable, Sendable {
    case text, concise, json

    package func report(_ options: ReportOptions) -> any Report {
        switch self {
        case .text: TextReport(options)
        case .concise: ConciseReport(options)
        case .json: JSONReport(options)
        }
    }

    package func auditReport(_ options: ReportOptions) -> any AuditReport {
        switch self {
        case .text: TextAuditReport(options)
        case .concise: ConciseAuditReport(options)
        case .json: JSONAuditReport(options)
        }
    }
}
