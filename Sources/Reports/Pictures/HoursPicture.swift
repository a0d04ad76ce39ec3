package import Policy

/// Requests and refusals over time.
package struct HoursPicture {
    /// "" where no request tells its time.
    package let svg: String

    package init(_ summary: AuditSummary) { svg = "" }
}
