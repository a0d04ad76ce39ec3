/// The formats by the names that the command takes.
package enum ReportFormat: String, CaseIterable, Sendable {
    case text, concise, json, jsonl, sarif, junit, github, gitlab, checkstyle, rdjsonl, markdown, html

    /// The format for what a check found.
    package func report(_ options: ReportOptions) -> any Report {
        switch self {
        case .text: TextReport(options)
        case .concise: ConciseReport(options)
        case .json: JSONReport(options)
        case .jsonl: JSONLinesReport(options)
        case .sarif: SARIFReport(options)
        case .junit: JUnitReport(options)
        case .github: GitHubReport(options)
        case .gitlab: GitLabReport(options)
        case .checkstyle: CheckstyleReport(options)
        case .rdjsonl: ReviewdogReport(options)
        case .markdown: MarkdownReport(options)
        case .html: HTMLReport(options, .check)
        }
    }

    /// Whether an audit's report draws timelines and the calls by role.
    package var drawsTimelines: Bool { self == .html }

    /// The format for what an audit found.
    package func auditReport(_ options: ReportOptions) -> any Report {
        switch self {
        case .text: TextAuditReport(options)
        case .html: HTMLReport(options, .audit)
        case .concise, .json, .jsonl, .sarif, .junit, .github, .gitlab, .checkstyle, .rdjsonl, .markdown:
            report(options)
        }
    }
}
